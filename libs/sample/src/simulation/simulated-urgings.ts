import { ActOnUrging, IssueUrging, urgingIdOf, urgingStream } from '#libs/application';
import {
  addDays, bodyId, dutyFactsOf, localDate, POLICY_V1, standingAt, startOfDay, URGING_GRADES,
  type AssignmentId, type BodyId, type LocalDate, type UrgingGrade, type UrgingId,
} from '#libs/domain'; // prettier-ignore
import { SeededRandom } from '../seeded-random.js';
import { dataOf, dutyInLog } from './recorded-story.js';
import type { Agenda, Life } from './simulation-agenda.js';
import { finishesLate } from './simulation-lives.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';
import type { Watched } from './watched-duties.js';

const OFFICE = bodyId('ban-dan-van');
const FIRST_ROUND = localDate('2022-03-07');
const DAYS_BETWEEN = 28;
/** A duty is urged again, one grade graver, after so many days; at the gravest grade once a year. */
const DAYS_TO_NEXT_GRADE = 45;
const DAYS_AT_LAST_GRADE = 365;

interface Urged {
  readonly urgingId: UrgingId;
  readonly on: LocalDate;
  readonly rank: number;
}

const ownChance = (random: SeededRandom): SeededRandom => new SeededRandom(random.between(0, 2 ** 31));

/**
 * Every four weeks the supervising office urges whatever is overdue, a grade graver each time. Half of those that never
 * moved wake up when they are criticised; the others stay overdue to the end.
 */
export async function* urgesTheOverdue(stage: Stage, agenda: Agenda, watched: Watched, random: SeededRandom): Life {
  const urged = new Map<AssignmentId, Urged>();
  const numbers = new Map<string, number>();
  let awake = true;
  for (let day = FIRST_ROUND; ; day = addDays(day, DAYS_BETWEEN)) {
    yield officeHour(day, random);
    const office = stage.present(OFFICE);
    const byRank = new Map<number, AssignmentId[]>();
    for (const duty of watched.all()) {
      if (!(await isOverdue(stage, duty, office))) continue;
      const before = urged.get(duty);
      const rank = before === undefined ? 0 : Math.min(before.rank + 1, URGING_GRADES.length - 1);
      const wait = before?.rank === URGING_GRADES.length - 1 ? DAYS_AT_LAST_GRADE : DAYS_TO_NEXT_GRADE;
      if (before !== undefined && stage.today() < addDays(before.on, wait)) continue;
      byRank.set(rank, [...(byRank.get(rank) ?? []), duty]);
    }
    for (const [rank, duties] of [...byRank].toSorted(([a], [b]) => a - b)) {
      const on = stage.today();
      const year = `${office}-${on.slice(0, 4)}`;
      const number = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, number);
      const follows = [...new Set(duties.flatMap((duty) => urged.get(duty)?.urgingId ?? []))];
      const urgingId = await issues(stage, office, number, URGING_GRADES[rank] as UrgingGrade, duties, follows);
      for (const duty of duties) urged.set(duty, { urgingId, on, rank });
      await agenda.enter(answered(stage, agenda, urgingId, rank >= 2, ownChance(random)));
      if (rank !== 2) continue;
      for (const duty of duties) {
        const { status } = await dutyInLog(stage.log, duty);
        if (status !== 'assigned') continue;
        if (awake) await agenda.enter(finishesLate(stage, duty, ownChance(random)));
        awake = !awake;
      }
    }
  }
}

async function isOverdue(stage: Stage, duty: AssignmentId, office: BodyId): Promise<boolean> {
  const state = await dutyInLog(stage.log, duty);
  const { terms, status } = state;
  if (terms === null || terms.supervisingBody !== office || terms.leadBody === office || status === 'suspended' || status === 'returned-to-issuer') return false;
  const standing = standingAt(dutyFactsOf(state), startOfDay(stage.today()), 'current', POLICY_V1);
  return standing.kind === 'box' && standing.box === 'overdue' && status !== 'closed' && status !== 'accepted';
}

async function issues(stage: Stage, office: BodyId, number: number, grade: UrgingGrade, assignments: readonly AssignmentId[], follows: readonly UrgingId[]): Promise<UrgingId> {
  const date = stage.today();
  const paper = { issuer: office, kind: 'CV', year: Number(date.slice(0, 4)), number, symbol: `${number}-CV/mẫu` } as const;
  const draft = {
    date, grade, directiveId: null, assignments, bodies: [], follows, skipsGradeReason: null, number: paper, signatory: { capacity: 'none', onBehalfOf: null, position: 'Trưởng ban' },
    answerDue: weekdaysLater(date, 10), demand: 'Báo cáo lý do chậm và thời gian hoàn thành', asksExplanation: grade === 'criticise' || grade === 'report-to-standing-committee',
    basis: 'Danh sách quá hạn của kế hoạch',
  } as const;
  await stage.by(office, (context) => new IssueUrging(draft, true, context));
  return urgingIdOf(stage.ids, paper);
}

/** Most addressees answer in time, some late, some not at all; the office closes after eight weeks and writes down who was silent. */
async function* answered(stage: Stage, agenda: Agenda, urgingId: UrgingId, explains: boolean, random: SeededRandom): Life {
  const send = (body: BodyId, intent: ActOnUrging['intent']) => stage.by(body, (context) => new ActOnUrging(urgingId, intent, context));
  const issued = await dataOf(stage.log, urgingStream(urgingId), 'UrgingIssued');
  for (const { document, addressees } of issued) {
    for (const { body } of addressees) await agenda.enter(answers(body, document.number.issuer, document.answerDue, ownChance(random)));
  }
  yield officeHour(weekdaysLater(stage.today(), 45), random);
  await send(issued[0]?.document.number.issuer ?? OFFICE, { type: 'CloseUrging', note: 'Hết thời gian theo dõi trả lời' });

  async function* answers(body: BodyId, office: BodyId, due: LocalDate, chance: SeededRandom): Life {
    const character = chance.next();
    if (character < 0.15) return;
    yield officeHour(character < 0.3 ? weekdaysLater(due, chance.between(1, 8)) : weekdaysLater(stage.today(), chance.between(2, 9)), chance);
    // Who carries on an ended body's duties is urged anew; the old paper stays unanswered.
    if (stage.present(body) !== body) return;
    await send(body, { type: 'AnswerUrging', addressee: null, text: 'Đơn vị đang hoàn thiện, sẽ trình trong thời gian sớm nhất', refersTo: [], promises: [] });
    if (chance.chance(0.1)) {
      yield officeHour(weekdaysLater(stage.today(), 1), chance);
      if (stage.present(body) !== body) return;
      await send(body, { type: 'TakeBackUrgingAnswer', addressee: null, answer: null, reason: 'Gửi nhầm bản dự thảo (giả định)' });
      await send(body, { type: 'AnswerUrging', addressee: null, text: 'Đơn vị trình trong tháng này', refersTo: [], promises: [] });
    }
    if (!explains) return;
    yield officeHour(weekdaysLater(stage.today(), chance.between(1, 3)), chance);
    if (stage.present(body) !== body) return;
    for (let again = chance.chance(0.3); ; again = false) {
      await send(body, { type: 'GiveExplanation', addressee: null, text: 'Thiếu người phụ trách trong thời gian kiện toàn' });
      yield officeHour(weekdaysLater(stage.today(), chance.between(1, 3)), chance);
      if (!again) break;
      await send(office, { type: 'AskExplanationAgain', addressee: body, reason: 'Chưa nêu trách nhiệm của người đứng đầu', due: weekdaysLater(stage.today(), 5) });
      yield officeHour(weekdaysLater(stage.today(), chance.between(2, 4)), chance);
      if (stage.present(body) !== body) return;
    }
    await send(office, { type: 'AcceptExplanation', addressee: body, note: null });
  }
}
