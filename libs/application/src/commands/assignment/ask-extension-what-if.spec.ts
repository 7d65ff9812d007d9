import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, ASSIGNMENT, AskExtensionWhatIf, AskExtensionWhatIfHandler, assignmentStream, DIRECTIVE, directiveStream, type AssignmentIntent, type ExtensionWhatIfAnswer } from '#libs/application';
import { assignmentId, bodyId, directiveId, localDate, type AssignmentId, type BodyId, type Role } from '#libs/domain';
import { contextOf, dueOn, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
let duty: AssignmentId;
let part: AssignmentId;
let lead: BodyId;
const BEARER = 'ban-to-chuc';
const ISSUER = 'btv-tinh-uy';

beforeEach(async () => {
  house = new TestApplication();
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent = event.type === 'BodiesRegistered' ? ({ type: 'RegisterBodies', ...event.data } as const) : event.type === 'GroupDefined' ? ({ type: 'DefineGroup', ...event.data } as const) : null;
    if (intent !== null) await house.send(new ActOnOrganisation(intent, contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) })));
  }
  const { directiveId: _unused, ...content } = specimenContent();
  const drafted = await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy')));
  if (!drafted.ok) throw new Error('not drafted');
  const directive = directiveId(drafted.receipt.id);
  await house.send(new ActOnDirective(directive, { type: 'IssueDirective' }, contextOf('btv-tinh-uy')));
  await house.settle();
  const planned = (await house.core.stateOf(DIRECTIVE, directiveStream(directive))).planned.find(({ taskCode }) => taskCode === 'IV.4');
  if (planned === undefined) throw new Error('nothing planned');
  ({ assignmentId: duty, leadBody: lead } = planned);
});
afterEach(() => house.close());

const send = async (intent: AssignmentIntent, by: string, id = duty): Promise<void> => {
  const answer = await house.send(new ActOnAssignment(id, intent, contextOf(by)));
  if (!answer.ok) throw new Error(`${intent.type}: ${JSON.stringify(answer.refusal)}`);
};

/** The duty is acknowledged, a part of it handed down, and more time is asked for both. */
async function askedForBoth(): Promise<void> {
  await send({ type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, lead);
  await send({ type: 'HandDownPart', body: bodyId(BEARER), mode: 'do', summary: 'phần', expectedOutputs: [], deadlines: [dueOn('2021-12-20')], partsCompletion: { by: 'lead-report' } }, lead);
  await house.settle();
  const [handed] = [...(await house.core.stateOf(ASSIGNMENT, assignmentStream(duty))).parts.values()];
  if (handed === undefined) throw new Error('nothing handed down');
  part = handed.partId;
  const request = { type: 'RequestExtension', proposedDue: localDate('2022-01-31'), reason: 'chờ', progressSoFar: 'một nửa', afterDue: false } as const;
  await send(request, lead);
  await send(request, BEARER, part);
}

async function asked(id: AssignmentId, body: string, roles: readonly Role[] = ['head']): Promise<ExtensionWhatIfAnswer> {
  return new AskExtensionWhatIfHandler(house.core).execute(new AskExtensionWhatIf(id, localDate('2022-01-31'), contextOf(body, { actor: testActor(body, roles) })));
}
const refused = async (id: AssignmentId, body: string, roles?: readonly Role[]): Promise<string | null> => {
  const answer = await asked(id, body, roles);
  return answer.ok ? null : answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind;
};

describe('what a new due day would do', () => {
  it('is asked of the duties around as they are in the log, and records nothing', async () => {
    await askedForBoth();
    const head = await house.log.head();
    expect(await asked(duty, ISSUER)).toMatchObject({ ok: true, whatIf: { after: { due: '2022-01-31' }, parents: [], parts: [{ assignmentId: part, depth: 1, due: '2021-12-20', standing: null, effect: 'stays' }] } });
    expect(await asked(part, lead)).toMatchObject({ ok: true, whatIf: { after: { due: '2022-01-31' }, parents: [{ assignmentId: duty, due: '2021-12-31', effect: 'warns' }], parts: [] } });
    expect(await house.log.head()).toBe(head);
  });

  it('is told to those alone who may decide it, and refused as the decision would be', async () => {
    expect(await refused(duty, ISSUER)).toBe('no-extension-pending');
    await askedForBoth();
    expect([await refused(duty, lead), await refused(duty, ISSUER, ['auditor']), await refused(part, BEARER), await refused(duty, 'so-la')]).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
    expect(await refused(assignmentId('00000000-0000-5000-8000-000000000099'), ISSUER)).toBe('not-found');
  });
});
