import { afterEach, describe, expect, it } from '@jest/globals';
import { ASSIGNMENT, assignmentStream, ActOnAssignment, ActOnDirective, ActOnOrganisation, ActOnProposal, ActOnProposalHandler, AskPossibleActs, AskPossibleActsHandler, decodeEvent, DIRECTIVE, directiveStream, examineLog, proposalStream, PublishSupervisionRules, type AssignmentIntent, type CommandAnswer, type CommandContext, type CommandReceipt, type ProposalIntent } from '#libs/application';
import { actorId, bodyId, directiveId, type AssignmentId, type Role } from '#libs/domain';
import { contextOf, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
afterEach(() => house.close());

const BODY = 'ban-tuyen-giao';
const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const as = (name: string, role: Role, more: Partial<CommandContext> = {}, body = BODY) => contextOf(body, { actor: { ...testActor(body, [role]), actorId: actorId(name) }, ...more });
const [officer, clerk, head, deputy] = [as('officer', 'officer'), as('clerk', 'clerk'), as('head', 'head'), as('deputy', 'head')];
const act = (intent: ProposalIntent, context: CommandContext) => new ActOnProposalHandler(house.core, house.log, { execute: (command) => house.send(command as ActOnAssignment) }).execute(new ActOnProposal(intent, context));
const propose = (assignmentId: AssignmentId, intent: AssignmentIntent, context: CommandContext) => act({ type: 'ProposeAct', command: new ActOnAssignment(assignmentId, intent, context) }, context);
const acknowledge = { type: 'AcknowledgeAssignment', receiptNumber: '12', note: null } as const;
const progress = (percent: number) => ({ type: 'ReportProgress', percent, note: 'đã triển khai', obstacles: null }) as const;

/** A duty of the body, which works by proposal and approval if it says so. */
async function duty(needsApproval: boolean): Promise<AssignmentId> {
  house = new TestApplication();
  const administrator = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: event.data.bodies }, administrator)));
    if (event.type === 'GroupDefined') receiptOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, administrator)));
  }
  if (needsApproval) receiptOf(await house.send(new PublishSupervisionRules({ type: 'PublishPolicy', issuer: bodyId(BODY), switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' }, head)));
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(id)));
  return planned.find(({ leadBody }) => leadBody === BODY)?.assignmentId as AssignmentId;
}
const actsOf = async (assignmentId: AssignmentId) => (await house.log.readStream(`assignment-${assignmentId}`)).map((event) => decodeEvent(event)).slice(1);

describe('a body that works by proposal and approval', () => {
  it('lets nothing out but by its head, and says so beforehand', async () => {
    const assignmentId = await duty(true);
    for (const context of [clerk, officer]) {
      expect(await house.send(new ActOnAssignment(assignmentId, acknowledge, context))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'act-needs-approval', facts: { body: BODY } } } });
    }
    // Whatever goes out, also what nobody drafts.
    const point = { type: 'AddPoint', code: 'a', text: 'điểm a' } as const;
    expect(await house.send(new ActOnAssignment(assignmentId, point, officer))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'act-needs-approval' } } });
    const possible = await new AskPossibleActsHandler(house.core).execute(new AskPossibleActs(assignmentId, officer));
    expect(possible.ok && possible.acts.filter(({ act: name }) => name === 'AcknowledgeAssignment' || name === 'ReturnToIssuer' || name === 'AcceptResult')).toEqual([{ act: 'AcknowledgeAssignment', byDraft: true, refusal: null }, { act: 'ReturnToIssuer', byDraft: true, refusal: null }]);
    receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, head)));
  });

  it('has the act done by the head, with both names, once', async () => {
    const assignmentId = await duty(true);
    const { id: proposalId } = receiptOf(await propose(assignmentId, acknowledge, clerk));
    expect(await actsOf(assignmentId)).toEqual([]);
    expect(await act({ type: 'ApproveProposal', proposalId }, clerk)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    const keyed = as('head', 'head', { idempotencyKey: 'k', requestHash: 'h' });
    receiptOf(await act({ type: 'ApproveProposal', proposalId }, keyed));
    expect(receiptOf(await act({ type: 'ApproveProposal', proposalId }, keyed)).repeated).toBe(true);
    expect(await act({ type: 'ApproveProposal', proposalId }, deputy)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'proposal-decided', facts: { status: 'approved' } } } });
    const [draft] = await house.log.readStream(proposalStream(proposalId));
    expect((await actsOf(assignmentId)).map(({ event, metadata }) => [event, metadata.act.actor, metadata.preparedBy, metadata.causationId])).toEqual([
      [{ type: 'AssignmentAcknowledged', data: expect.objectContaining({ receiptNumber: '12' }) }, 'head', 'clerk', draft?.id],
    ]);
    expect((await examineLog(house.log)).complaints).toEqual([]);
  });

  it('does the act once when the program ended before the approval was recorded, whoever approves then', async () => {
    const assignmentId = await duty(true);
    const { id: proposalId } = receiptOf(await propose(assignmentId, acknowledge, clerk));
    const [draft] = await house.log.readStream(proposalStream(proposalId));
    const prepared = { by: actorId('clerk'), proposalId, revision: 0, eventId: draft?.id ?? '' };
    receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, { ...head, prepared })));
    receiptOf(await act({ type: 'ApproveProposal', proposalId }, deputy));
    expect((await actsOf(assignmentId)).map(({ metadata }) => metadata.act.actor)).toEqual(['head']);
  });

  it('keeps what was revised and refused, with the reasons', async () => {
    const assignmentId = await duty(true);
    receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, head)));
    const { id: proposalId, revision } = receiptOf(await propose(assignmentId, progress(40), officer));
    receiptOf(await act({ type: 'ReviseProposal', proposalId, command: new ActOnAssignment(assignmentId, progress(45), officer), reason: 'thêm số liệu' }, officer));
    expect(await act({ type: 'ApproveProposal', proposalId }, { ...head, expectedRevision: revision })).toMatchObject({ ok: false, refusal: { kind: 'stale', actualRevision: 1 } });
    receiptOf(await act({ type: 'RefuseProposal', proposalId, reason: 'chưa đúng mẫu' }, head));
    expect(await act({ type: 'ApproveProposal', proposalId }, head)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'proposal-decided' } } });
    const again = receiptOf(await propose(assignmentId, progress(50), officer)).id;
    receiptOf(await act({ type: 'ApproveProposal', proposalId: again }, head));
    expect((await actsOf(assignmentId)).at(-1)?.event).toMatchObject({ type: 'ProgressReported', data: { percent: 50 } });
  });

  it('leaves a draft open whose act is refused, and is nobody else’s business', async () => {
    const assignmentId = await duty(true);
    const { id: proposalId } = receiptOf(await propose(assignmentId, progress(40), officer));
    expect(await act({ type: 'ApproveProposal', proposalId }, head)).toMatchObject({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'not-acknowledged' } } });
    for (const intent of [{ type: 'ApproveProposal', proposalId }, { type: 'RefuseProposal', proposalId, reason: 'x' }] as const) {
      expect(await act(intent, as('other', 'head', {}, 'ban-to-chuc'))).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    }
    expect(await propose(assignmentId, progress(1), as('other', 'officer', {}, 'ban-to-chuc'))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, head)));
    receiptOf(await act({ type: 'ApproveProposal', proposalId }, head));
  });
});

it('whatever a body does on a duty can be drafted by its desk, also by who confirms it', async () => {
  const assignmentId = await duty(true);
  receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, head)));
  const approved = async (content: AssignmentIntent, by: CommandContext, chief: CommandContext): Promise<void> => {
    const { id: proposalId } = receiptOf(await propose(assignmentId, content, by));
    receiptOf(await act({ type: 'ApproveProposal', proposalId }, chief));
  };
  await approved({ type: 'AddPoint', code: 'a', text: 'điểm a' }, officer, head);
  await approved({ type: 'ReportPoint', code: 'a', status: 'done', note: 'xong' }, clerk, head);
  await approved({ type: 'SubmitResult', outputs: ['báo cáo'], note: null }, officer, head);
  const { terms } = await house.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId));
  const confirming = (name: string, role: Role) => as(name, role, {}, terms?.confirmingBody);
  expect(await propose(assignmentId, { type: 'AcceptResult', note: null }, as('stranger', 'clerk', {}, 'huyen-uy-a-luoi'))).toMatchObject({ ok: false });
  await approved({ type: 'ConfirmPoint', code: 'a', done: true, note: 'đã xem' }, confirming('their clerk', 'clerk'), confirming('their approver', 'approver'));
  await approved({ type: 'AcceptResult', note: null }, confirming('their clerk', 'clerk'), confirming('their approver', 'approver'));
  expect((await actsOf(assignmentId)).slice(1).map(({ event, metadata }) => [event.type, metadata.act.actor, metadata.preparedBy])).toEqual([
    ['PointAdded', 'head', 'officer'], ['PointReported', 'head', 'clerk'], ['ResultSubmitted', 'head', 'officer'], ['PointConfirmed', 'their approver', 'their clerk'], ['ResultAccepted', 'their approver', 'their clerk'],
  ]);
});

it('nobody confirms what their own hand handed in, whatever bodies they act for', async () => {
  const assignmentId = await duty(false);
  const both = as('both', 'officer');
  receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, both)));
  receiptOf(await house.send(new ActOnAssignment(assignmentId, { type: 'SubmitResult', outputs: ['báo cáo'], note: null }, both)));
  const { terms, handedInBy } = await house.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId));
  const accept = (name: string) => house.send(new ActOnAssignment(assignmentId, { type: 'AcceptResult', note: null }, as(name, 'approver', {}, terms?.confirmingBody)));
  expect([handedInBy, await accept('both')]).toMatchObject([['both'], { ok: false, refusal: { kind: 'rejected', rejection: { tag: 'own-work' } } }]);
  receiptOf(await accept('another'));
});

it('a body that does not works as before', async () => {
  const assignmentId = await duty(false);
  receiptOf(await house.send(new ActOnAssignment(assignmentId, acknowledge, clerk)));
  receiptOf(await house.send(new ActOnAssignment(assignmentId, progress(10), officer)));
  expect((await actsOf(assignmentId)).map(({ metadata }) => metadata.preparedBy)).toEqual([undefined, undefined]);
});
