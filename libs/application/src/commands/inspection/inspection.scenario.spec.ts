import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnInspection, ActOnInspectionHandler, ActOnOrganisation, ASSIGNMENT, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, INSPECTION, inspectionStream, PublishSupervisionRules, receiptStream,
  type AssignmentIntent, type CommandAnswer, type CommandReceipt, type InspectionIntent,
} from '#libs/application';
import { assignmentId, bodyId, directiveId, inspectionId, localDate, remediationDone, type AssignmentId, type DirectiveId, type InspectionCommand, type InspectionId, type InspectionState } from '#libs/domain';
import { bodyEntry, contextOf, dueOn, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
beforeEach(() => {
  house = new TestApplication();
});
afterEach(() => house.close());

const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const registrar = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) });
const { directiveId: _unused, ...content } = specimenContent();
const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' } as const;
const numbered = (kind: 'QĐ' | 'KL', number: number) => ({ issuer: bodyId('ubkt'), kind, year: 2022, number, symbol: `${number}-${kind}/UBKT` });
const [lead, other] = [bodyId('ban-tuyen-giao'), bodyId('thanh-uy-hue')];

async function issue(): Promise<DirectiveId> {
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: [...event.data.bodies, bodyEntry('ubkt', { name: 'Ủy ban Kiểm tra' })] }, registrar)));
    if (event.type === 'GroupDefined') receiptOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, registrar)));
  }
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  return directiveId(id);
}

const inspect = (id: InspectionId | null, intent: InspectionIntent, body = 'ubkt'): Promise<CommandAnswer> =>
  new ActOnInspectionHandler(house.core, house.log).execute(new ActOnInspection(id, intent, contextOf(body)));
const act = (duty: AssignmentId, body: string, intent: AssignmentIntent): Promise<CommandAnswer> => house.send(new ActOnAssignment(duty, intent, contextOf(body)));
const stateOf = (id: InspectionId): Promise<InspectionState> => house.core.stateOf(INSPECTION, inspectionStream(id));
const storyOf = async (stream: string): Promise<readonly string[]> => (await house.log.readStream(stream)).map((logged) => decodeEvent(logged).event.type);

/** An inspection that has come to its conclusion on 1/4/2022, with a dated and an undated remediation. */
async function conclude(directive: DirectiveId): Promise<{ id: InspectionId; duties: readonly AssignmentId[] }> {
  house.clock.setDay('2022-03-01');
  const decision = {
    number: numbered('QĐ', 15), date: localDate('2022-03-01'), signatory, basis: 'chương trình', inspectingBody: bodyId('ubkt'), inspectedBodies: [lead, other], scope: { directiveId: directive, taskCodes: [], assignmentIds: [] },
    subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-11-15'), periodTo: localDate('2021-12-31'), proposedBy: null,
  };
  const id = inspectionId(receiptOf(await inspect(null, { type: 'DecideInspection', decision })).id);
  const contents = ['hồ sơ'];
  receiptOf(await inspect(id, { type: 'PlanInspection', visits: [{ day: localDate('2022-03-10'), body: lead, contents }], note: null }));
  receiptOf(await inspect(id, { type: 'NameInspectionTeam', members: [{ body: bodyId('ubkt'), position: 'Phó Chủ nhiệm', head: true }] }));
  house.clock.setDay('2022-03-10');
  for (const body of [lead, other]) receiptOf(await inspect(id, { type: 'RecordInspectionMinutes', minutes: { body, date: localDate('2022-03-10'), contents: 'Làm việc' }, findings: [] }));
  house.clock.setDay('2022-04-01');
  const remediation = [
    { body: lead, summary: 'Bổ sung báo cáo', expectedOutputs: ['báo cáo'], deadlines: [dueOn('2022-06-30')] },
    { body: other, summary: 'Rà soát hồ sơ', expectedOutputs: [], deadlines: [] },
  ];
  const conclusions = [lead, other].map((body) => ({ body, text: 'Cơ bản đúng' }));
  receiptOf(await inspect(id, { type: 'ConcludeInspection', number: numbered('KL', 20), date: localDate('2022-04-01'), signatory, conclusions, remediation }));
  await house.settle();
  return { id, duties: (await stateOf(id)).progress.map((item) => item.assignmentId) };
}

describe('an inspection and what follows from it', () => {
  it('gives duties that go the way of all duties, and hears how they ended', async () => {
    const directive = await issue();
    const { id, duties } = await conclude(directive);
    const [first, second] = duties as [AssignmentId, AssignmentId];
    const { terms, currentDue } = await house.core.stateOf(ASSIGNMENT, assignmentStream(first));
    expect([terms?.directiveId, terms?.taskCode, terms?.leadBody, terms?.issuer, terms?.confirmingBody, terms?.supervisingBody, currentDue]).toEqual([
      directive, 'KT-15-2022-ubkt.1', 'ban-tuyen-giao', 'ubkt', 'ubkt', 'ban-dan-van', '2022-06-30',
    ]);
    receiptOf(await act(first, 'ban-tuyen-giao', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }));
    receiptOf(await act(first, 'ban-tuyen-giao', { type: 'RequestExtension', proposedDue: localDate('2022-07-15'), reason: 'chờ số liệu', progressSoFar: 'một nửa', afterDue: false }));
    receiptOf(await act(first, 'ubkt', { type: 'GrantExtension', newDue: localDate('2022-07-15'), note: null, beyondCap: false }));
    house.clock.setDay('2022-07-10');
    receiptOf(await act(first, 'ban-tuyen-giao', { type: 'SubmitResult', outputs: ['báo cáo'], note: null }));
    const { revision } = receiptOf(await act(first, 'ubkt', { type: 'AcceptResult', note: null }));
    receiptOf(await act(second, 'ubkt', { type: 'WithdrawAssignment', basis: 'không còn cần' }));
    await house.settle();
    const state = await stateOf(id);
    expect([remediationDone(state), state.progress.map(({ outcome, doneOn }) => [outcome, doneOn])]).toEqual([{ k: 1, n: 1 }, [['accepted', '2022-07-10'], ['withdrawn', null]]]);
    receiptOf(await act(first, 'ubkt', { type: 'CorrectAct', act: 'acceptance', revision, reason: 'nhầm' }));
    await house.settle();
    expect(remediationDone(await stateOf(id))).toEqual({ k: 0, n: 1 });
    expect(await inspect(id, { type: 'CloseInspection', reason: null })).toMatchObject({ ok: false, refusal: { rejection: { tag: 'remediation-open', facts: { open: [first] } } } });
    receiptOf(await act(first, 'ubkt', { type: 'AcceptResult', note: null }));
    await house.settle();
    receiptOf(await inspect(id, { type: 'CloseInspection', reason: null }));
    expect((await storyOf(inspectionStream(id))).slice(-5)).toEqual(['RemediationOutcomeRecorded', 'RemediationOutcomeRecorded', 'RemediationOutcomeRecorded', 'RemediationOutcomeRecorded', 'InspectionClosed']);
  });

  it('dates them by the rules of who decided the inspection, as published by then', async () => {
    const directive = await issue();
    const publish = async (issuer: string | null, acknowledgementWorkingDays: number): Promise<CommandReceipt> =>
      receiptOf(await house.send(new PublishSupervisionRules({ type: 'PublishPolicy', issuer: issuer === null ? null : bodyId(issuer), switches: { acknowledgementWorkingDays }, basis: 'quy chế' }, registrar)));
    await publish('ubkt', 10);
    await publish(null, 1);
    const { duties } = await conclude(directive);
    const [assigned] = await house.log.readStream(assignmentStream(duties[0] as AssignmentId));
    const { event, metadata } = decodeEvent(assigned as NonNullable<typeof assigned>);
    // Ten working days after 01/04/2022, with Giỗ Tổ (Sunday 10/04) made up for on Monday 11/04.
    expect([metadata.policyVersion, event.type === 'TaskAssigned' ? event.data.acknowledgementDue : null]).toEqual([101, '2022-04-18']);
  });

  it('happens once, however often the processes hear of it', async () => {
    const { duties } = await conclude(await issue());
    const head = await house.log.head();
    const again = new TestApplication({ log: house.log, clock: house.clock, seed: 'again' });
    await again.settle();
    expect(await house.log.head()).toBe(head);
    await again.runner.stop();
    for (const duty of duties) expect(await storyOf(assignmentStream(duty))).toEqual(['TaskAssigned']);
  });

  it('sends a copy of the directive to who had none, and outlives its withdrawal', async () => {
    const directive = await issue();
    house.clock.setDay('2022-02-28');
    const { id, duties } = await conclude(directive);
    expect((await house.core.stateOf(DIRECTIVE, directiveStream(directive))).addressees).toContain('ban-tuyen-giao');
    expect(await storyOf(receiptStream(directive, lead))).toEqual(['DirectiveSent']);
    receiptOf(await house.send(new ActOnDirective(directive, { type: 'WithdrawDirective', basis: 'thay thế' }, contextOf('btv-tinh-uy'))));
    await house.settle();
    for (const duty of duties) expect((await house.core.stateOf(ASSIGNMENT, assignmentStream(duty))).status).toBe('assigned');
    expect((await stateOf(id)).progress.map(({ outcome }) => outcome)).toEqual(['open', 'open']);
    const next = { ...(await stateOf(id)).decision!, number: numbered('QĐ', 16) };
    expect(await inspect(null, { type: 'DecideInspection', decision: next })).toMatchObject({ ok: false, refusal: { rejection: { tag: 'directive-not-issued', facts: { status: 'withdrawn' } } } });
  });

  it('takes its duties along when the conclusion is taken back, but for those that were done, and may conclude anew', async () => {
    const { id, duties } = await conclude(await issue());
    const [first, second] = duties as [AssignmentId, AssignmentId];
    receiptOf(await act(first, 'ban-tuyen-giao', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }));
    receiptOf(await act(first, 'ban-tuyen-giao', { type: 'SubmitResult', outputs: ['báo cáo'], note: null }));
    receiptOf(await act(first, 'ubkt', { type: 'AcceptResult', note: null }));
    await house.settle();
    expect(await inspect(id, { type: 'TakeBackConclusion', reason: 'x' }, 'ban-tuyen-giao')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    receiptOf(await inspect(id, { type: 'TakeBackConclusion', reason: 'thiếu căn cứ' }));
    await house.settle();
    const statuses = await Promise.all(duties.map(async (duty) => (await house.core.stateOf(ASSIGNMENT, assignmentStream(duty))).status));
    expect([statuses, (await stateOf(id)).former.map(({ outcome }) => outcome)]).toEqual([['accepted', 'withdrawn'], ['accepted', 'withdrawn']]);
    receiptOf(await inspect(id, { type: 'ConcludeInspection', number: numbered('KL', 21), date: localDate('2022-04-01'), signatory, conclusions: [{ body: other, text: 'Còn thiếu' }], remediation: [{ body: other, summary: 'Rà soát lại', expectedOutputs: [], deadlines: [] }] }));
    await house.settle();
    const [third] = (await stateOf(id)).progress.map((item) => item.assignmentId);
    expect([third === second, (await house.core.stateOf(ASSIGNMENT, assignmentStream(third as AssignmentId))).terms?.taskCode]).toEqual([false, 'KT-15-2022-ubkt.3']);
  });

  it('goes to the office when its inspectors become one with the inspected, and is closed there (R12)', async () => {
    const { id, duties } = await conclude(await issue());
    const merging = { type: 'SucceedBodies', predecessors: [bodyId('ubkt'), lead], successors: [bodyId('gop')], newBodies: [bodyEntry('gop', { from: localDate('2022-05-01') })], on: localDate('2022-05-01'), basis: 'NQ 4', keeper: null, allotment: [] } as const;
    house.clock.setDay('2022-05-01');
    receiptOf(await house.send(new ActOnOrganisation(merging, registrar)));
    await house.settle();
    expect((await stateOf(id)).holders).toEqual({ issuer: 'vptu', inspecting: 'vptu' });
    expect((await house.core.stateOf(ASSIGNMENT, assignmentStream(duties[0] as AssignmentId))).terms).toMatchObject({ leadBody: 'gop', confirmingBody: 'ban-dan-van' });
    expect(await inspect(id, { type: 'CloseInspection', reason: 'x' }, 'gop')).toMatchObject({ ok: false, refusal: { kind: 'forbidden', mayKnow: true } });
    expect(await inspect(id, { type: 'TakeOverInspection', basis: 'x' }, 'vptu')).toMatchObject({ ok: false, refusal: { kind: 'forbidden', mayKnow: true } });
    expect(await inspect(id, { type: 'TakeOverInspection', basis: 'x' }, 'ban-to-chuc')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    receiptOf(await inspect(id, { type: 'CloseInspection', reason: 'hợp nhất' }, 'vptu'));
    const { stage, decision } = await stateOf(id);
    expect([stage, decision?.inspectingBody]).toEqual(['closed', 'ubkt']);
    const head = await house.log.head();
    const again = new TestApplication({ log: house.log, clock: house.clock, seed: 'again' });
    await again.settle();
    expect(await house.log.head()).toBe(head);
    await again.runner.stop();
  });

  it('leaves alone an inspection that another duty only seems to name', async () => {
    const directive = await issue();
    const { id } = await conclude(directive);
    const stranger = assignmentId('00000000-0000-5000-8000-00000000abcd');
    const before = (await stateOf(id)).progress;
    const told = await house.core.execute({
      aggregate: INSPECTION, stream: inspectionStream(id), refusalOf: () => null,
      origin: { actor: testActor('ubkt').actorId, body: bodyId('ubkt'), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: 'c', repeatable: false, requestHash: null, correlationId: 'c', causationId: null, expectedRevision: null },
      commandFor: (): InspectionCommand => ({ type: 'RecordRemediationOutcome', assignmentId: stranger, outcome: 'accepted', doneOn: null }),
    });
    expect([told, (await stateOf(id)).progress]).toEqual([{ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'remediation-unknown', facts: { assignmentId: stranger } } } }, before]);
  });
});
