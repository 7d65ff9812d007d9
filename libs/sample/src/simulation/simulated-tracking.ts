import { addDays, dutyPeriod, firstNumber, localDate, NO_DEADLINE, type LocalDate, type Recurrence, type ReportRhythm } from '#libs/domain';
import { SAMPLE_PLAN_DATE } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Life } from './simulation-agenda.js';
import { acknowledges, type Part, reportsQuarterlyUntil, submitsAndIsAccepted } from './simulation-lives.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

/** How the two recurring duties of the plan return in the demo. The plan names no due days: these are assumed, by a paper of the demo. */
export const RHYTHMS: ReadonlyMap<string, Omit<Recurrence, 'from'> & { readonly rhythms: readonly [ReportRhythm] }> = new Map([
  ['IV.7a', { calendar: 'thang-duong-lich', rhythms: ['yearly'], due: { by: 'day-of-month', monthOffset: 1, day: 20 } }],
  ['IV.8c', { calendar: 'ND09', rhythms: ['quarterly'], due: { by: 'day-of-month', monthOffset: 0, day: 25 } }],
]);

/** A recurring duty: its rhythm is set once; most periods are filed in time, some late, and now and then one never (R8). */
export async function* recurringDuty(stage: Stage, part: Part, code: string, random: SeededRandom): Life {
  const { assignmentId, body, issuer } = part;
  const rhythm = RHYTHMS.get(code);
  yield* acknowledges(stage, part, random);
  if (rhythm === undefined) return;
  yield officeHour(weekdaysLater(stage.today(), 5), random);
  await stage.act(issuer, assignmentId, { type: 'SetRecurrence', ...rhythm, basis: 'Công văn của bản trình diễn (giả định)' });
  const recurrence: Recurrence = { ...rhythm, from: SAMPLE_PLAN_DATE };
  const [name] = rhythm.rhythms;
  for (let number = firstNumber(recurrence, name); ; number += 1) {
    const { key, to, due } = dutyPeriod(recurrence, name, number);
    const character = random.next();
    const day = filedOn(due ?? to, to, character, random);
    if (day === null || day < stage.today()) continue;
    yield officeHour(day, random);
    await stage.act(body, assignmentId, { type: 'FilePeriodResult', period: key, note: 'Báo cáo kỳ của đơn vị (dữ liệu mẫu)', nil: false });
  }
}

/** A duty without a day is made to wait for guidance, and gets its day when the guidance has come. The plan says nothing of the kind: assumed, by papers of the demo. */
export const AWAITED = {
  taskCode: 'IV.5a', event: 'hướng dẫn của cấp trên', phrase: 'trong 60 ngày sau khi có hướng dẫn của cấp trên', setOn: localDate('2022-07-11'), cameOn: localDate('2023-03-15'), basis: 'Công văn của bản trình diễn (giả định)',
} as const; // prettier-ignore

export async function* awaitingDuty(stage: Stage, part: Part, random: SeededRandom): Life {
  const { assignmentId, issuer } = part;
  const { event, phrase, setOn, cameOn, basis } = AWAITED;
  yield* acknowledges(stage, part, random);
  yield* reportsQuarterlyUntil(stage, part, setOn, random);
  yield officeHour(setOn, random);
  await stage.act(issuer, assignmentId, { type: 'ChangeDeadline', deadlines: [{ ...NO_DEADLINE, phrase, kind: 'conditional', confidence: 'high' }], basis });
  yield* reportsQuarterlyUntil(stage, part, cameOn, random);
  yield officeHour(addDays(cameOn, 2), random);
  await stage.act(issuer, assignmentId, { type: 'RecordCondition', place: null, event, on: cameOn, basis });
  yield* submitsAndIsAccepted(stage, part, addDays(cameOn, random.between(30, 50)), random);
}

/** After the data of the period is there; null = never. */
function filedOn(due: LocalDate, to: LocalDate, character: number, random: SeededRandom): LocalDate | null {
  if (character < 0.07) return null;
  if (character < 0.2) return addDays(due, random.between(3, 25));
  const early = addDays(due, -random.between(1, 8));
  return early > to ? early : addDays(to, 1);
}

/** A standing duty is looked at every half year; nobody is late by it (R9). */
export async function* standingReviews(stage: Stage, { assignmentId, issuer }: Part, random: SeededRandom): Life {
  for (;;) {
    yield officeHour(addDays(stage.today(), random.between(176, 190)), random);
    await stage.act(issuer, assignmentId, { type: 'ReviewStandingDuty', findings: 'Thực hiện thường xuyên, có báo cáo (dữ liệu mẫu)' });
  }
}
