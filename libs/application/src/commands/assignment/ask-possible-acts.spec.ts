import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, AskPossibleActs, AskPossibleActsHandler, DIRECTIVE, directiveStream } from '#libs/application';
import { directiveId, type AssignmentId, type Role } from '#libs/domain';
import { contextOf, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
let duty: AssignmentId;
let lead: string;

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
  const [planned] = (await house.core.stateOf(DIRECTIVE, directiveStream(directive))).planned;
  if (planned === undefined) throw new Error('nothing planned');
  duty = planned.assignmentId;
  lead = planned.leadBody;
});
afterEach(() => house.close());

/** Acts with the tag of their refusal, or `ok`; the kind of the refusal when nothing is answered. */
async function asked(body: string, roles: readonly Role[]): Promise<Readonly<Record<string, string>> | string> {
  const answer = await new AskPossibleActsHandler(house.core).execute(new AskPossibleActs(duty, contextOf(body, { actor: testActor(body, [...roles]) })));
  return answer.ok ? Object.fromEntries(answer.acts.map(({ act, refusal }) => [act, refusal?.tag ?? 'ok'])) : answer.refusal.kind;
}

describe('what may be done with a duty', () => {
  it('is what the caller’s own office may do, with the reason where the duty does not let it pass', async () => {
    expect(await asked(lead, ['officer'])).toEqual({ AcknowledgeAssignment: 'ok', ReportProgress: 'not-acknowledged', SubmitResult: 'not-acknowledged', RequestExtension: expect.any(String), HandDownPart: 'not-acknowledged', AddPoint: 'ok', ReportPoint: 'not-acknowledged', CorrectAct: 'act-not-correctable', FilePeriodResult: 'not-acknowledged', RequestCoordination: 'not-acknowledged', TakeBackCoordinationRequest: 'coordination-not-requested' });
    expect(await asked(lead, ['clerk'])).toEqual({ AcknowledgeAssignment: 'ok', CorrectAct: 'act-not-correctable' });
    expect(await asked(lead, ['auditor'])).toEqual({});
  });

  it('changes with the duty, and records nothing', async () => {
    await house.send(new ActOnAssignment(duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, contextOf(lead)));
    const head = await house.log.head();
    expect(await asked(lead, ['officer'])).toMatchObject({ AcknowledgeAssignment: 'already-acknowledged', ReportProgress: 'ok', SubmitResult: 'ok', HandDownPart: 'ok' });
    expect(await house.log.head()).toBe(head);
  });

  it('is not told to who may not know of it', async () => {
    expect(await asked('so-la', ['officer'])).toBe('forbidden');
  });
});
