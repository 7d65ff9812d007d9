import { addDays, bodyId, localDate, type AssignmentId, type BodyId, type DirectiveId, type LocalDate } from '#libs/domain';
import { at } from '../load-sample-province.js';
import { SAMPLE_PLAN_DATE, SAMPLE_RECEIPT } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import { dutyInLog } from './recorded-story.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

/** A duty and the parties that act on it. */
export interface Part {
  readonly assignmentId: AssignmentId;
  readonly body: BodyId;
  readonly issuer: BodyId;
  readonly confirming: BodyId;
}

const OUTPUT = 'Văn bản của đơn vị (dữ liệu mẫu)';

/** Within some days of its assignment. */
export async function* acknowledges(stage: Stage, { assignmentId, body }: Part, random: SeededRandom): Life {
  // The limit is three working days: about one body in eight misses it.
  yield officeHour(weekdaysLater(stage.today(), random.chance(0.125) ? random.between(4, 8) : random.between(0, 3)), random);
  await stage.act(body, assignmentId, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
}

async function* submits(stage: Stage, { assignmentId, body }: Part, on: LocalDate, random: SeededRandom): Life {
  yield officeHour(on, random);
  await stage.act(body, assignmentId, { type: 'SubmitResult', outputs: [OUTPUT], note: null });
}

async function* isAccepted(stage: Stage, { assignmentId, confirming }: Part, random: SeededRandom): Life {
  yield officeHour(weekdaysLater(stage.today(), random.between(1, 7)), random);
  await stage.act(confirming, assignmentId, { type: 'AcceptResult', note: null });
  yield officeHour(weekdaysLater(stage.today(), random.between(1, 3)), random);
  await stage.act(confirming, assignmentId, { type: 'CloseAssignment', note: null });
}

async function* isReturned(stage: Stage, { assignmentId, confirming }: Part, random: SeededRandom): Life {
  yield officeHour(weekdaysLater(stage.today(), random.between(1, 5)), random);
  await stage.act(confirming, assignmentId, { type: 'ReturnResult', reasons: 'Chưa nêu rõ phân công và lộ trình thực hiện' });
}

async function* reports(stage: Stage, { assignmentId, body }: Part, on: LocalDate, percent: number | null, random: SeededRandom): Life {
  yield officeHour(on, random);
  await stage.act(body, assignmentId, { type: 'ReportProgress', percent, note: 'Đang triển khai theo kế hoạch của đơn vị', obstacles: null });
}

/** A duty without a date: worked on for some weeks, handed in, sometimes returned once. */
export async function* undatedDuty(stage: Stage, part: Part, random: SeededRandom): Life {
  yield* acknowledges(stage, part, random);
  yield* reports(stage, part, weekdaysLater(stage.today(), random.between(5, 20)), random.between(2, 6) * 10, random);
  yield* submits(stage, part, weekdaysLater(stage.today(), random.between(5, 45)), random);
  if (random.chance(0.2)) {
    yield* isReturned(stage, part, random);
    yield* submits(stage, part, weekdaysLater(stage.today(), random.between(3, 12)), random);
  }
  yield* isAccepted(stage, part, random);
}

/** A standing duty, or one of which nothing is known: acknowledged, then reported on about every quarter, never handed in. */
export async function* standingDuty(stage: Stage, part: Part, random: SeededRandom): Life {
  yield* acknowledges(stage, part, random);
  for (;;) yield* reports(stage, part, addDays(stage.today(), random.between(75, 105)), null, random);
}

/** Reported on about every quarter, until that day. */
export async function* reportsQuarterlyUntil(stage: Stage, part: Part, day: LocalDate, random: SeededRandom): Life {
  for (let next = addDays(stage.today(), random.between(75, 105)); next < day; next = addDays(next, random.between(75, 105))) yield* reports(stage, part, next, null, random);
}

export async function* submitsAndIsAccepted(stage: Stage, part: Part, on: LocalDate, random: SeededRandom): Life {
  yield* submits(stage, part, on, random);
  yield* isAccepted(stage, part, random);
}

const COORDINATORS = [bodyId('ban-dan-van'), bodyId('dang-doan-ldld')] as const;

/** Assumed by the demo: the plan does not divide the duty. */
const POINTS = [['a', 'Tổ chức hội nghị tuyên truyền (giả định)'], ['b', 'Biên soạn tài liệu tuyên truyền (giả định)']] as const;

/** IV.4: starred, its points done one by one, handed in on its very due day, confirmed in the new year: on time (R1, R4). */
export async function* datedDuty(stage: Stage, part: Part, random: SeededRandom): Life {
  const { assignmentId, body, issuer, confirming } = part;
  yield* acknowledges(stage, part, random);
  yield officeHour(weekdaysLater(stage.today(), 1), random);
  await stage.act(issuer, assignmentId, { type: 'StarDuty', starred: true, reason: 'Nhiệm vụ trọng tâm cuối năm (giả định)' });
  for (const [code, text] of POINTS) await stage.act(issuer, assignmentId, { type: 'AddPoint', code, text });
  for (const coordinator of COORDINATORS) {
    yield officeHour(weekdaysLater(stage.today(), 1), random);
    const request = 'Góp ý nội dung tuyên truyền và tham gia tổ chức hội nghị';
    await stage.act(body, assignmentId, { type: 'RequestCoordination', coordinator, request, answerDue: localDate('2021-12-24') });
  }
  yield officeHour(localDate('2021-12-14'), random);
  await stage.act(COORDINATORS[0], assignmentId, { type: 'AnswerCoordination', answer: 'opinion-sent', note: null });
  yield* reports(stage, part, localDate('2021-12-20'), 70, random);
  for (const [code] of POINTS) await stage.act(body, assignmentId, { type: 'ReportPoint', code, status: 'done', note: OUTPUT });
  yield at(localDate('2021-12-31'), 16, random.between(0, 59));
  await stage.act(body, assignmentId, { type: 'SubmitResult', outputs: [OUTPUT], note: null });
  yield officeHour(weekdaysLater(stage.today(), 1), random);
  for (const [code] of POINTS) await stage.act(confirming, assignmentId, { type: 'ConfirmPoint', code, done: true, note: 'Đã xem hồ sơ' });
  yield* isAccepted(stage, part, random);
}

/** A part with a due day: most are in time; some late, returned, extended, refused an extension asked a day late, or silent. */
export async function* datedPart(stage: Stage, part: Part, due: LocalDate, random: SeededRandom): Life {
  const character = random.next();
  if (character < 0.05) return;
  yield* acknowledges(stage, part, random);
  yield* reports(stage, part, addDays(due, -random.between(40, 55)), random.between(2, 7) * 10, random);
  if (character < 0.15) yield* asksADayLate(stage, part, due, random);
  else if (character < 0.3) yield* submits(stage, part, addDays(due, random.between(3, 25)), random);
  else if (character < 0.45) yield* isExtended(stage, part, due, random);
  else {
    yield* submits(stage, part, addDays(due, -random.between(4, 20)), random);
    if (character < 0.6) {
      yield* isReturned(stage, part, random);
      yield* submits(stage, part, weekdaysLater(stage.today(), random.between(2, 15)), random);
    }
  }
  yield* isAccepted(stage, part, random);
}

async function* isExtended(stage: Stage, part: Part, due: LocalDate, random: SeededRandom): Life {
  const { assignmentId, body, issuer } = part;
  const proposedDue = addDays(due, 30);
  yield officeHour(addDays(due, -random.between(6, 12)), random);
  const reason = 'Chờ hướng dẫn chuyên ngành';
  await stage.act(body, assignmentId, { type: 'RequestExtension', proposedDue, reason, progressSoFar: 'Đã có dự thảo', afterDue: false });
  yield officeHour(weekdaysLater(stage.today(), random.between(1, 3)), random);
  await stage.act(issuer, assignmentId, { type: 'GrantExtension', newDue: proposedDue, note: null, beyondCap: false });
  yield* submits(stage, part, addDays(proposedDue, -random.between(3, 9)), random);
}

async function* asksADayLate(stage: Stage, part: Part, due: LocalDate, random: SeededRandom): Life {
  const { assignmentId, body, issuer } = part;
  yield officeHour(addDays(due, 1), random);
  const reason = 'Thiếu số liệu của cơ sở';
  await stage.act(body, assignmentId, { type: 'RequestExtension', proposedDue: addDays(due, 30), reason, progressSoFar: 'Đã có đề cương', afterDue: true });
  yield officeHour(weekdaysLater(stage.today(), 2), random);
  await stage.act(issuer, assignmentId, { type: 'RefuseExtension', reason: 'Xin điều chỉnh sau hạn' });
  yield* submits(stage, part, weekdaysLater(stage.today(), random.between(3, 10)), random);
}

/** What an inspection found, put right: most in time, some late. Whoever took the duty over goes on with it (R11). */
export async function* remedy(stage: Stage, part: Part, due: LocalDate, random: SeededRandom): Life {
  yield* acknowledges(stage, part, random);
  yield* reports(stage, part, weekdaysLater(stage.today(), random.between(10, 30)), random.between(3, 7) * 10, random);
  yield* submits(stage, part, random.chance(0.3) ? addDays(due, random.between(10, 40)) : addDays(due, -random.between(3, 20)), random);
  yield* isAccepted(stage, part, random);
}

/** A duty that nobody had touched, done at last. */
export async function* finishesLate(stage: Stage, assignmentId: AssignmentId, random: SeededRandom): Life {
  const { terms } = await dutyInLog(stage.log, assignmentId);
  if (terms === null) return;
  const part: Part = { assignmentId, body: terms.leadBody, issuer: terms.issuer, confirming: terms.confirmingBody };
  yield* acknowledges(stage, part, random);
  yield* submits(stage, part, weekdaysLater(stage.today(), random.between(10, 25)), random);
  yield* isAccepted(stage, part, random);
}

/** The copy of one addressee: delivered the same day, registered within the week under its own number (R14). */
export async function* receiptOf(stage: Stage, plan: DirectiveId, body: BodyId, random: SeededRandom): Life {
  const known = body === SAMPLE_RECEIPT.addressee;
  yield at(SAMPLE_PLAN_DATE, random.between(11, 16), random.between(0, 59));
  await stage.receive(body, plan, { type: 'ConfirmDelivery' });
  const number = String(random.between(100, 2500));
  const day = known ? SAMPLE_RECEIPT.arrivalDate : weekdaysLater(SAMPLE_PLAN_DATE, random.between(1, 4));
  yield officeHour(day, random);
  const arrivalNumber = known ? SAMPLE_RECEIPT.arrivalNumber : { raw: number, readable: number };
  await stage.receive(body, plan, { type: 'RegisterArrival', arrivalNumber, arrivalDate: stage.today(), passedTo: null });
}
