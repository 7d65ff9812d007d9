import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assignmentId, bodyId, directiveId, localDate, urgingId, type ActorId, type AssignmentId, type BodyId, type DirectiveId, type Role } from '#libs/domain';
import { contextOf, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';
import { DIRECTIVE, URGING } from '../aggregate.js';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, type CommandAnswer, type CommandContext } from '../contract.js';
import { directiveStream, urgingStream } from '../stream-names.js';
import { ActOnUrging, ActOnUrgingHandler, IssueUrging, IssueUrgingHandler, PreviewUrging, PreviewUrgingHandler, type UrgingDraft, type UrgingIntent } from './index.js';

let house: TestApplication;
let directive: DirectiveId;
let duties: ReadonlyMap<string, AssignmentId>;
/** The supervising body of the specimen. */
const OFFICE = 'ban-dan-van';

beforeEach(async () => {
  house = new TestApplication();
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent = event.type === 'BodiesRegistered' ? ({ type: 'RegisterBodies', ...event.data } as const) : event.type === 'GroupDefined' ? ({ type: 'DefineGroup', ...event.data } as const) : null;
    if (intent !== null) await house.send(new ActOnOrganisation(intent, contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) })));
  }
  const { directiveId: _unused, ...content } = specimenContent();
  const drafted = await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy')));
  directive = directiveId(drafted.ok ? drafted.receipt.id : '');
  await house.send(new ActOnDirective(directive, { type: 'IssueDirective' }, contextOf('btv-tinh-uy')));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directive));
  duties = new Map(planned.map((line) => [line.leadBody, line.assignmentId]));
});
afterEach(() => house.close());

const dutyOf = (lead: string): AssignmentId => duties.get(lead) as AssignmentId;
const draft = (change: Partial<UrgingDraft> = {}): UrgingDraft => ({
  number: { issuer: bodyId(OFFICE), kind: 'CV', year: 2021, number: 15, symbol: '15-CV/BDVTU' }, date: localDate('2021-11-15'), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' }, grade: 'remind',
  directiveId: null, assignments: [dutyOf('ban-tuyen-giao')], bodies: [], follows: [], skipsGradeReason: null, answerDue: localDate('2021-11-20'), demand: 'Báo cáo tiến độ'.normalize('NFD'), asksExplanation: true, basis: '24-KH/TU', ...change,
});
const issue = (change: Partial<UrgingDraft> = {}, leaveOut = false, more: Partial<CommandContext> = {}, body = OFFICE): Promise<CommandAnswer> =>
  new IssueUrgingHandler(house.core).execute(new IssueUrging(draft(change), leaveOut, contextOf(body, more)));
const act = (id: string, body: string, intent: UrgingIntent): Promise<CommandAnswer> => new ActOnUrgingHandler(house.core).execute(new ActOnUrging(urgingId(id), intent, contextOf(body, { actor: testActor(body, ['head']) })));
const idOf = (answer: CommandAnswer): string => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt.id;
};
const tagOf = (answer: CommandAnswer): string => (answer.ok ? 'recorded' : answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind);
const stateOf = (id: string) => house.core.stateOf(URGING, urgingStream(urgingId(id)));

describe('a formal urging', () => {
  it('takes its colour from the policy, its id from the number, and the same key gives the first answer again', async () => {
    const key = { idempotencyKey: 'k', requestHash: 'h' };
    const first = await issue({}, false, key);
    const again = await issue({}, false, key);
    expect([idOf(again), again.ok && again.receipt.repeated]).toEqual([idOf(first), true]);
    const { document, addressees } = await stateOf(idOf(first));
    expect([document?.colour, document?.demand, addressees.map(({ body }) => body)]).toEqual(['xanh', 'Báo cáo tiến độ'.normalize('NFC'), ['ban-tuyen-giao']]);
    expect(tagOf(await issue({ assignments: [dutyOf('thanh-uy-hue')] }))).toBe('urging-number-used');
  });

  it('does not share a number with a directive of the same body', async () => {
    const { number } = specimenContent();
    expect(tagOf(await issue({ number: { ...number, issuer: bodyId('btv-tinh-uy') } }, false, {}, 'btv-tinh-uy'))).toBe('urging-number-of-directive');
  });

  it('entered later is proved by its own number; from tomorrow it does not come', async () => {
    house.clock.setDay('2021-11-18');
    const { document } = await stateOf(idOf(await issue({ date: localDate('2021-11-16') })));
    expect(document?.date).toBe('2021-11-16');
    expect(tagOf(await issue({ date: localDate('2021-11-19'), number: { ...draft().number, number: 16, symbol: '16-CV/BDVTU' } }))).toBe('occurred-in-future');
  });

  it('tells of a duty that may not be known like of one that does not exist', async () => {
    const nobody = assignmentId('00000000-0000-4000-8000-000000000000');
    const number = { ...draft().number, issuer: bodyId('thanh-uy-hue') };
    const refused = await Promise.all([nobody, dutyOf('ban-tuyen-giao')].map((one) => issue({ number, assignments: [one] }, false, { actor: testActor('thanh-uy-hue', ['head']) }, 'thanh-uy-hue')));
    expect(refused.map((answer) => !answer.ok && answer.refusal)).toEqual(
      [nobody, dutyOf('ban-tuyen-giao')].map((one) => ({ kind: 'rejected', rejection: { tag: 'duties-not-urgeable', facts: { duties: [{ assignmentId: one, reason: 'duty-unknown' }] } } })),
    );
    expect(tagOf(await issue({}, false, {}, 'thanh-uy-hue'))).toBe('forbidden');
  });

  it('urges many at once, leaves out what cannot be urged, and the preview says the same without storing', async () => {
    await house.send(new ActOnAssignment(dutyOf('thanh-uy-hue'), { type: 'SuspendAssignment', basis: 'CV 1' }, contextOf('btv-tinh-uy')));
    const assignments = [dutyOf('ban-tuyen-giao'), dutyOf('thanh-uy-hue'), dutyOf('ban-dan-van')];
    const head = await house.log.head();
    const subject = draft({ assignments });
    const previewed = await new PreviewUrgingHandler(house.core).execute(new PreviewUrging(subject, contextOf(OFFICE)));
    if (!previewed.ok) throw new Error('refused');
    const { preview } = previewed;
    expect([preview.colour, preview.rejection, preview.addressees.map(({ body }) => body)]).toEqual(['xanh', null, ['ban-tuyen-giao']]);
    expect(preview.duties.map((outcome) => (outcome.ok ? 'ok' : outcome.reason))).toEqual(['ok', 'duty-suspended', 'urges-itself']);
    expect(await house.log.head()).toBe(head);
    expect(tagOf(await issue({ assignments }))).toBe('duties-not-urgeable');
    const { leftOut, duties: urged } = await stateOf(idOf(await issue({ assignments }, true)));
    expect([urged.map(({ assignmentId: one }) => one), leftOut]).toEqual([[assignments[0]], [{ assignmentId: assignments[1], reason: 'duty-suspended' }, { assignmentId: assignments[2], reason: 'urges-itself' }]]);
  });

  it('is previewed by whoever urges and by whoever drafts it, and by nobody else', async () => {
    const subject = { ...draft(), assignments: [dutyOf('ban-tuyen-giao')] };
    const seenBy = async (body: string, role: Role): Promise<string> => {
      const answer = await new PreviewUrgingHandler(house.core).execute(new PreviewUrging(subject, contextOf(body, { actor: testActor(body, [role]) })));
      return answer.ok ? 'seen' : answer.refusal.kind;
    };
    expect(await Promise.all([seenBy(OFFICE, 'head'), seenBy(OFFICE, 'clerk'), seenBy(OFFICE, 'administrator'), seenBy(OFFICE, 'auditor')])).toEqual(['seen', 'seen', 'forbidden', 'forbidden']);
  });

  it('goes on from an earlier one that stands', async () => {
    const first = idOf(await issue());
    const second = { grade: 'urge', number: { ...draft().number, number: 16, symbol: '16-CV/BDVTU' }, follows: [urgingId(first)] } as const;
    await act(first, OFFICE, { type: 'WithdrawUrging', basis: 'CV 17' });
    expect(tagOf(await issue(second))).toBe('duties-not-urgeable');
    const third = idOf(await issue({ number: { ...draft().number, number: 18, symbol: '18-CV/BDVTU' } }));
    const { document, duties: urged } = await stateOf(idOf(await issue({ ...second, follows: [urgingId(third)] })));
    expect([document?.colour, urged[0]?.follows]).toEqual(['cam', third]);
  });
});

describe('what follows an urging', () => {
  it('is answered with events that exist, explained, and closed by who urged; strangers learn nothing', async () => {
    const id = idOf(await issue({ bodies: [bodyId('thanh-uy-hue')], directiveId: directive }));
    const duty = dutyOf('ban-tuyen-giao');
    const answer = (revision: number): UrgingIntent => ({ type: 'AnswerUrging', addressee: null, text: 'Đang làm', refersTo: [{ assignmentId: duty, revision }], promises: [{ assignmentId: duty, day: localDate('2021-12-01') }] });
    const outcomes: readonly (readonly [body: string, intent: UrgingIntent])[] = [
      ['ban-tuyen-giao', answer(1)], ['ban-tuyen-giao', answer(0)], ['btv-tinh-uy', answer(0)], ['huyen-uy-a-luoi', answer(0)], [OFFICE, { type: 'CloseUrging', note: null }],
      ['thanh-uy-hue', { type: 'AnswerUrging', addressee: null, text: 'Đã nhận', refersTo: [], promises: [] }], ['ban-tuyen-giao', { type: 'CloseUrging', note: 'x' }],
      ['ban-tuyen-giao', { type: 'GiveExplanation', addressee: null, text: 'Chờ số liệu' }], [OFFICE, { type: 'AskExplanationAgain', addressee: bodyId('ban-tuyen-giao') as BodyId, reason: 'Chưa rõ', due: localDate('2021-11-25') }],
      ['ban-tuyen-giao', { type: 'GiveExplanation', addressee: null, text: 'Rõ hơn' }], [OFFICE, { type: 'AcceptExplanation', addressee: bodyId('ban-tuyen-giao'), note: null }],
      [OFFICE, { type: 'RecordUrgingDelivery', addressee: bodyId('thanh-uy-hue'), channel: 'văn thư' }], [OFFICE, { type: 'CloseUrging', note: null }], ['thanh-uy-hue', { type: 'GiveExplanation', addressee: null, text: 'muộn' }],
    ];
    const tags: string[] = [];
    for (const [body, intent] of outcomes) {
      const outcome = await act(id, body, intent);
      tags.push(!outcome.ok && outcome.refusal.kind === 'forbidden' ? `forbidden:${outcome.refusal.mayKnow}` : tagOf(outcome));
    }
    expect(tags).toEqual([
      'event-not-found', 'recorded', 'forbidden:true', 'forbidden:false', 'closing-needs-note', 'recorded', 'forbidden:true', 'recorded', 'recorded', 'recorded', 'recorded', 'recorded', 'recorded', 'urging-closed',
    ]);
    expect(tagOf(await act('00000000-0000-4000-8000-000000000000', OFFICE, { type: 'CloseUrging', note: null }))).toBe('not-found');
  });

  it('is never taken for explained by whoever explained it, for whichever body', async () => {
    const id = idOf(await issue());
    idOf(await act(id, 'ban-tuyen-giao', { type: 'GiveExplanation', addressee: null, text: 'Chờ số liệu' }));
    const { handedInBy: [hand] } = await stateOf(id);
    const accepted = (by: Partial<CommandContext>): Promise<CommandAnswer> =>
      new ActOnUrgingHandler(house.core).execute(new ActOnUrging(urgingId(id), { type: 'AcceptExplanation', addressee: bodyId('ban-tuyen-giao'), note: null }, contextOf(OFFICE, by)));
    expect([tagOf(await accepted({ actor: { ...testActor(OFFICE), actorId: hand as ActorId } })), tagOf(await accepted({}))]).toEqual(['own-work', 'recorded']);
  });
});
