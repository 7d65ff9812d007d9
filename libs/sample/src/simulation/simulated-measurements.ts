import { indicatorIdOf, type Ids } from '#libs/application';
import { decimal, localDate, taskCode, type DirectiveId, type Measurement } from '#libs/domain';
import { SAMPLE_ISSUER, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

const MEMBERS = 'II.2.4.a';
const AGREEMENTS = 'II.2.4.b';
const GRADE_A = 'II.2.4.c';
const LAST_YEAR = 2045;

/** Every figure of the demo is made up, and says so. */
const invented = (more: Partial<Measurement>): Measurement => ({
  unit: '%', value: null, numerator: null, denominator: null, words: null, evidence: 'Số liệu mô phỏng của bản trình diễn', source: 'mô phỏng', simulated: true, ...more,
}); // prettier-ignore

/** Three indicators of section II are linked to a task and measured for the whole province every January, for the year before. */
export async function* measuredYears(stage: Stage, ids: Ids, plan: DirectiveId, random: SeededRandom): Life {
  const indicator = (code: string) => indicatorIdOf(ids, plan, code);
  yield officeHour(weekdaysLater(SAMPLE_PLAN_DATE, 5), random);
  await stage.measure(SAMPLE_ISSUER, indicator('II.2.1.a'), { type: 'LinkIndicator', duty: { kind: 'task', taskCode: taskCode('IV.1') } });
  let members = 76_000;
  let enterprises = 900;
  /** In tenths of a per cent. */
  let rate = 720;
  for (let year = 2022; year < LAST_YEAR; year += 1) {
    members += random.between(300, 1_400);
    enterprises += random.between(10, 40);
    rate = Math.min(990, rate + random.between(5, 25));
    const agreed = Math.round((enterprises * rate) / 1_000);
    const gradeA = Math.round((agreed * random.between(28, 45)) / 100);
    const record = (measurement: Measurement) => ({ type: 'RecordMeasurement', body: SAMPLE_ISSUER, period: String(year), measurement }) as const;
    yield officeHour(localDate(`${year + 1}-01-20`), random);
    const counted = random.chance(0.25) ? members - 100 : members;
    await stage.measure(SAMPLE_ISSUER, indicator(MEMBERS), record(invented({ unit: 'đoàn viên', value: decimal(String(counted)) })));
    await stage.measure(SAMPLE_ISSUER, indicator(AGREEMENTS), record(invented({ numerator: decimal(String(agreed)), denominator: decimal(String(enterprises)) })));
    await stage.measure(SAMPLE_ISSUER, indicator(GRADE_A), record(invented({ numerator: decimal(String(gradeA)), denominator: decimal(String(agreed)) })));
    if (counted === members) continue;
    yield officeHour(localDate(`${year + 1}-02-03`), random);
    const corrected = invented({ unit: 'đoàn viên', value: decimal(String(members)) });
    await stage.measure(SAMPLE_ISSUER, indicator(MEMBERS), { type: 'CorrectMeasurement', body: SAMPLE_ISSUER, period: String(year), measurement: corrected, reason: 'Sót một đơn vị (giả định)' });
  }
}
