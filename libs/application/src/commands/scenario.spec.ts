import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnOrganisation, ActOnReceipt, ASSIGNMENT, assignmentStream, AssignTaskToBody, decodeEvent, DIRECTIVE, directiveStream,
  receiptStream, START, validateStored, type AssignmentIntent, type CommandAnswer, type CommandContext, type CommandReceipt,
} from '#libs/application';
import { assignmentId, bodyId, directiveId, localDate, taskCode, type AssignmentId, type DirectiveId } from '#libs/domain';
import { contextOf, dueOn, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
beforeEach(() => {
  house = new TestApplication();
});
afterEach(() => house.close());

const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};

async function enterRegister(): Promise<void> {
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent =
      event.type === 'BodiesRegistered' ? ({ type: 'RegisterBodies', ...event.data } as const)
      : event.type === 'GroupDefined' ? ({ type: 'DefineGroup', ...event.data } as const)
      : null;
    if (intent !== null) receiptOf(await house.send(new ActOnOrganisation(intent, contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) }))));
  }
}

const issuer = (more: Partial<CommandContext> = {}): CommandContext => contextOf('btv-tinh-uy', more);
const { directiveId: _unused, ...content } = specimenContent();

async function issue(): Promise<{ directive: DirectiveId; duties: Map<string, AssignmentId>; receipt: CommandReceipt }> {
  await enterRegister();
  const drafted = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, issuer())));
  const directive = directiveId(drafted.id);
  const receipt = receiptOf(await house.send(new ActOnDirective(directive, { type: 'IssueDirective' }, issuer())));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directive));
  return { directive, receipt, duties: new Map(planned.map((line) => [`${line.taskCode}/${line.leadBody}`, line.assignmentId])) };
}

const act = (duty: AssignmentId, body: string, intent: AssignmentIntent, more: Partial<CommandContext> = {}): Promise<CommandAnswer> =>
  house.send(new ActOnAssignment(duty, intent, contextOf(body, more)));

const dutyOf = (duties: Map<string, AssignmentId>, key: string): AssignmentId => duties.get(key) as AssignmentId;

const storyOf = async (stream: string): Promise<readonly string[]> => (await house.log.readStream(stream)).map((logged) => decodeEvent(logged).event.type);

describe('a directive from the register to closed duties', () => {
  it('is drafted under a claimed number, issued, and reaches leads and addressees', async () => {
    const { directive, duties, receipt } = await issue();
    expect([...duties.keys()].sort()).toEqual(['IV.1/huyen-uy-a-luoi', 'IV.1/thanh-uy-hue', 'IV.4/ban-tuyen-giao', 'IV.8a/ban-dan-van']);
    expect(receipt.warnings).toEqual([{ tag: 'body-unreached', facts: { bodyId: 'ban-dan-van', taskCodes: ['IV.8a'] } }]);
    for (const duty of duties.values()) expect(await storyOf(assignmentStream(duty))).toEqual(['TaskAssigned']);
    expect(await storyOf('directive-number-btv-tinh-uy-KH-2021-24')).toEqual(['DirectiveNumberClaimed']);
    expect(await storyOf(receiptStream(directive, bodyId('thanh-uy-hue')))).toEqual(['DirectiveSent']);
    const four = await house.core.stateOf(ASSIGNMENT, assignmentStream(dutyOf(duties, 'IV.4/ban-tuyen-giao')));
    expect(four.terms?.confirmingBody).toBe('vptu');
    expect(four.acknowledgementDue).toBe('2021-11-18');
    const [assigned] = await house.log.readStream(assignmentStream(dutyOf(duties, 'IV.4/ban-tuyen-giao')));
    const { metadata } = decodeEvent(assigned as NonNullable<typeof assigned>);
    expect(metadata.act.actor).toBe('process:fan-out-issued-directive');
    expect(metadata.act.body).toBe('btv-tinh-uy');
    expect(metadata.causationId).not.toBeNull();
    expect([metadata.policyVersion, metadata.calendarVersion]).toEqual([1, 2]);
  });

  it('takes a duty through return, resubmission, extension and acceptance to closure', async () => {
    const { duties } = await issue();
    const duty = dutyOf(duties, 'IV.4/ban-tuyen-giao');
    const steps: readonly (readonly [string, string, AssignmentIntent])[] = [
      ['2021-11-16', 'ban-tuyen-giao', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }],
      ['2021-11-20', 'ban-tuyen-giao', { type: 'ReportProgress', percent: 40, note: 'đã có dự thảo', obstacles: null }],
      ['2021-12-10', 'ban-tuyen-giao', { type: 'SubmitResult', outputs: ['Báo cáo'], note: null }],
      ['2021-12-12', 'vptu', { type: 'ReturnResult', reasons: 'thiếu số liệu' }],
      ['2021-12-28', 'ban-tuyen-giao', { type: 'RequestExtension', proposedDue: localDate('2022-01-10'), reason: 'chờ số liệu', progressSoFar: '80 %', afterDue: false }],
      ['2021-12-29', 'btv-tinh-uy', { type: 'GrantExtension', newDue: localDate('2022-01-10'), note: null, beyondCap: false }],
      ['2022-01-08', 'ban-tuyen-giao', { type: 'SubmitResult', outputs: ['Báo cáo sửa'], note: null }],
      ['2022-01-12', 'vptu', { type: 'AcceptResult', note: null }],
      ['2022-01-13', 'vptu', { type: 'CloseAssignment', note: null }],
    ];
    for (const [index, [day, body, intent]] of steps.entries()) {
      house.clock.setDay(day);
      expect(receiptOf(await act(duty, body, intent)).revision).toBe(index + 1);
    }
    const state = await house.core.stateOf(ASSIGNMENT, assignmentStream(duty));
    expect([state.status, state.rounds, state.originalDue, state.currentDue, state.revision]).toEqual(['closed', 2, '2021-12-31', '2022-01-10', 9]);
  });

  it('completes a duty by the parts its lead handed down, under the rule all', async () => {
    const { duties } = await issue();
    const whole = dutyOf(duties, 'IV.1/thanh-uy-hue');
    // The specimen task completes by the lead's report; a part below gets the rule `all`.
    await act(whole, 'thanh-uy-hue', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    const handDown = (to: string, rule: 'all' | 'lead-report'): AssignmentIntent => ({
      type: 'HandDownPart', body: bodyId(to), mode: 'do', summary: `phần của ${to}`, expectedOutputs: [], deadlines: [dueOn('2021-12-10')], partsCompletion: { by: rule },
    });
    const middle = assignmentId(receiptOf(await act(whole, 'thanh-uy-hue', handDown('ban-to-chuc', 'all'), { idempotencyKey: 'part-1', requestHash: 'h1' })).id);
    await house.settle();
    await act(middle, 'ban-to-chuc', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    const leaves: AssignmentId[] = [];
    for (const to of ['huyen-uy-a-luoi', 'dang-doan-ldld']) leaves.push(assignmentId(receiptOf(await act(middle, 'ban-to-chuc', handDown(to, 'lead-report'))).id));
    await house.settle();
    for (const [index, body] of ['huyen-uy-a-luoi', 'dang-doan-ldld'].entries()) {
      const leaf = leaves[index] as AssignmentId;
      receiptOf(await act(leaf, body, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }));
      receiptOf(await act(leaf, body, { type: 'SubmitResult', outputs: ['kế hoạch'], note: null }));
      receiptOf(await act(leaf, 'ban-to-chuc', { type: 'AcceptResult', note: null }));
    }
    await house.settle();
    expect((await storyOf(assignmentStream(middle))).slice(-3)).toEqual(['PartOutcomeRecorded', 'PartOutcomeRecorded', 'CompletedByParts']);
    expect((await storyOf(assignmentStream(whole))).at(-1)).toBe('PartOutcomeRecorded');
    const again = await act(whole, 'thanh-uy-hue', handDown('ban-to-chuc', 'all'), { idempotencyKey: 'part-1', requestHash: 'h1' });
    expect(receiptOf(again)).toMatchObject({ id: middle, repeated: true, recorded: 1 });
  });

  it('records a receipt for an addressee without a task, with a number that cannot be read', async () => {
    const { directive } = await issue();
    house.clock.setDay('2021-11-17');
    const intent = { type: 'RegisterArrival', arrivalNumber: { raw: '17&2', readable: null }, arrivalDate: localDate('2021-11-17'), passedTo: null } as const;
    const huyen = bodyId('huyen-uy-a-luoi');
    expect(receiptOf(await house.send(new ActOnReceipt(directive, huyen, intent, contextOf('huyen-uy-a-luoi')))).revision).toBe(1);
    const stranger = await house.send(new ActOnReceipt(directive, bodyId('vptu'), intent, contextOf('vptu')));
    expect(stranger).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('gives a forgotten body the task in a stream of its own, sends it the directive, and reaches it by a later amendment', async () => {
    const { directive } = await issue();
    const late = new AssignTaskToBody(directive, taskCode('IV.4'), bodyId('ban-to-chuc'), 'do', 'bổ sung', issuer());
    const { id } = receiptOf(await house.send(late));
    await house.settle();
    expect(await storyOf(receiptStream(directive, bodyId('ban-to-chuc')))).toEqual(['DirectiveSent']);
    expect(await house.send(late)).toMatchObject({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'assignment-already-exists' } } });
    const changes = [{ kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines: [dueOn('2022-03-31')] }] as const;
    receiptOf(await house.send(new ActOnDirective(directive, { type: 'AmendDirective', urgency: 'ordinary', amendmentSymbol: '30-KH/TU', basis: 'điều chỉnh', effectiveOn: localDate('2021-11-15'), changes }, issuer())));
    await house.settle();
    expect(await storyOf(assignmentStream(assignmentId(id)))).toEqual(['TaskAssigned', 'DeadlineChanged']);
  });

  it('refuses a number that is in use, and gives a released one to another directive', async () => {
    await enterRegister();
    const draft = new ActOnDirective(null, { type: 'DraftDirective', content }, issuer());
    const first = receiptOf(await house.send(draft));
    expect(await house.send(draft)).toMatchObject({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'number-already-used', facts: { symbol: '24-KH/TU', heldBy: first.id } } } });
    receiptOf(await house.send(new ActOnDirective(directiveId(first.id), { type: 'WithdrawDirective', basis: 'nhầm' }, issuer())));
    const second = receiptOf(await house.send(draft));
    expect(second.id).not.toBe(first.id);
    expect(await storyOf('directive-number-btv-tinh-uy-KH-2021-24')).toEqual(['DirectiveNumberClaimed', 'DirectiveNumberReleased', 'DirectiveNumberClaimed']);
  });

  it('claims no number for a draft with a fault, nor for one who may not draft', async () => {
    await enterRegister();
    const wrong = new ActOnDirective(null, { type: 'DraftDirective', content: { ...content, title: ' ' } }, issuer());
    expect(await house.send(wrong)).toMatchObject({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'text-missing' } } });
    const stranger = new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('ban-to-chuc'));
    expect(await house.send(stranger)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect(await house.log.readStream('directive-number-btv-tinh-uy-KH-2021-24')).toEqual([]);
  });

  it('moves a duty to another lead and its confirmation away from whoever has a part in it', async () => {
    const { duties } = await issue();
    const duty = dutyOf(duties, 'IV.4/ban-tuyen-giao');
    receiptOf(await act(duty, 'btv-tinh-uy', { type: 'TransferAssignment', to: bodyId('vptu'), basis: 'đổi đầu mối' }));
    const { terms } = await house.core.stateOf(ASSIGNMENT, assignmentStream(duty));
    expect([terms?.leadBody, terms?.confirmingBody]).toEqual(['vptu', 'btv-tinh-uy']);
  });

  it('stores text in composed form however it was typed', async () => {
    const { duties } = await issue();
    const duty = dutyOf(duties, 'IV.4/ban-tuyen-giao');
    await act(duty, 'ban-tuyen-giao', { type: 'AcknowledgeAssignment', receiptNumber: null, note: 'tiếp nhận'.normalize('NFD') });
    const [, stored] = await house.log.readStream(assignmentStream(duty));
    expect(new TextDecoder().decode((stored as NonNullable<typeof stored>).bytes)).toContain('"note":"tiếp nhận"'.normalize('NFC'));
  });

  it('writes only what the catalogue allows', async () => {
    await issue();
    const events = await house.log.readAll(START, 1000);
    expect(events.map(({ bytes }) => validateStored(bytes))).toEqual(Array.from({ length: 4 + 1 + 2 + 4 + 4 }, () => null));
  });
});
