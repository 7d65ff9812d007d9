import { ActOnUrging, IssueUrging, urgingIdOf } from '#libs/application';
import { addDays, bodyId, localDate, type DirectiveId, type UrgingGrade } from '#libs/domain';
import type { SeededRandom } from '../seeded-random.js';
import { ASSUMED } from './second-paper.js';
import type { Life } from './simulation-agenda.js';
import { acknowledges, submitsAndIsAccepted, type Part } from './simulation-lives.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

const OFFICE = bodyId('ban-dan-van');
/** Beside the numbers of the rounds, which are few. */
const FIRST_NUMBER = 801;

/**
 * A duty that is done only after an urging, and what can go wrong with one: sent too early and withdrawn, an answer
 * and an explanation of the wrong file, its acceptance and the end entered by mistake – each taken back by whoever made it (R15).
 */
export async function* urgedByMistake(stage: Stage, directive: DirectiveId, part: Part, random: SeededRandom): Life {
  const { assignmentId, body } = part;
  let papers = 0;
  const urges = async (grade: UrgingGrade) => {
    const date = stage.today();
    const number = { issuer: OFFICE, kind: 'CV', year: Number(date.slice(0, 4)), number: FIRST_NUMBER + papers, symbol: `${FIRST_NUMBER + papers}-CV/mẫu` } as const;
    papers += 1;
    const draft = {
      date, grade, directiveId: directive, assignments: [assignmentId], bodies: [], follows: [], skipsGradeReason: grade === 'remind' ? null : `Đã nhắc bằng điện thoại ${ASSUMED}`, number, signatory: { capacity: 'none', onBehalfOf: null, position: 'Trưởng ban' },
      answerDue: weekdaysLater(date, 10), demand: 'Báo cáo lý do chậm', asksExplanation: grade === 'criticise', basis: 'Danh sách quá hạn',
    } as const; // prettier-ignore
    await stage.by(OFFICE, (context) => new IssueUrging(draft, true, context));
    const id = urgingIdOf(stage.ids, number);
    return (by: typeof body, intent: ActOnUrging['intent']) => stage.by(by, (context) => new ActOnUrging(id, intent, context));
  };
  yield* acknowledges(stage, part, random);
  yield officeHour(localDate('2023-06-26'), random);
  const early = await urges('remind');
  await early(OFFICE, { type: 'WithdrawUrging', basis: `Việc chưa đến hạn ${ASSUMED}` });
  yield officeHour(localDate('2023-07-04'), random);
  const urging = await urges('criticise');
  await urging(OFFICE, { type: 'RecordUrgingDelivery', addressee: body, channel: 'Văn thư, bản giấy' });
  yield officeHour(addDays(stage.today(), 3), random);
  const answer = { type: 'AnswerUrging', addressee: null, text: 'Đơn vị trình trong tháng này', refersTo: [], promises: [] } as const;
  await urging(body, { ...answer, text: 'Bản dự thảo trả lời' });
  await urging(body, { type: 'TakeBackUrgingAnswer', addressee: null, answer: null, reason: `Gửi nhầm bản dự thảo ${ASSUMED}` });
  await urging(body, answer);
  await urging(body, { type: 'GiveExplanation', addressee: null, text: 'Giải trình của một việc khác' });
  await urging(body, { type: 'TakeBackExplanation', addressee: null, reason: `Gửi nhầm tệp ${ASSUMED}` });
  await urging(body, { type: 'GiveExplanation', addressee: null, text: 'Chậm tổng hợp số liệu của các đồn' });
  yield officeHour(weekdaysLater(stage.today(), 1), random);
  await urging(OFFICE, { type: 'AskExplanationAgain', addressee: body, reason: 'Chưa nêu trách nhiệm của người đứng đầu', due: weekdaysLater(stage.today(), 3) });
  await urging(body, { type: 'GiveExplanation', addressee: null, text: 'Người đứng đầu nhận trách nhiệm chậm tổng hợp số liệu' });
  yield officeHour(weekdaysLater(stage.today(), 1), random);
  await urging(OFFICE, { type: 'AcceptExplanation', addressee: body, note: null });
  await urging(OFFICE, { type: 'TakeBackExplanationAcceptance', addressee: body, reason: `Bấm nhầm đơn vị ${ASSUMED}` });
  await urging(OFFICE, { type: 'AcceptExplanation', addressee: body, note: null });
  yield* submitsAndIsAccepted(stage, part, localDate('2023-07-18'), random);
  await urging(OFFICE, { type: 'CloseUrging', note: null });
  await urging(OFFICE, { type: 'TakeBackUrgingEnd', reason: `Bấm nhầm văn bản ${ASSUMED}` });
  await urging(OFFICE, { type: 'CloseUrging', note: null });
}
