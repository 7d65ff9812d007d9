import { ActOnIndicator, indicatorIdOf, type Ids } from '#libs/application';
import { bodyId, decimal, localDate, taskCode, type DirectiveId, type IndicatorContent, type Measurement } from '#libs/domain';
import { SAMPLE_ISSUER, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import { ASSUMED, SECOND_PAPER_TASKS } from './second-paper.js';
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

const TRIAL: IndicatorContent = {
  code: 'R.a', name: 'Đơn vị đã rà soát', measure: 'count', unit: 'đơn vị', denominator: null, scope: null, reporters: [], sample: true,
  milestones: [{ code: 'R.a', sourceLine: null, when: { kind: 'year', year: 2023 }, written: '8', target: { kind: 'number', operator: '≥', value: decimal('8'), tolerance: null, reading: null } }],
}; // prettier-ignore

/** An indicator of the second paper of the demo: linked to the wrong task, renamed, measured wrongly and for the wrong year, and given up. */
export async function* measuredByMistake(stage: Stage, paper: DirectiveId, random: SeededRandom): Life {
  await stage.by(SAMPLE_ISSUER, (context) => new ActOnIndicator(null, { type: 'DefineIndicator', directiveId: paper, content: TRIAL }, context));
  const id = indicatorIdOf(stage.ids, paper, TRIAL.code);
  const wrong = { kind: 'task', taskCode: taskCode(SECOND_PAPER_TASKS.outside) } as const;
  await stage.measure(SAMPLE_ISSUER, id, { type: 'LinkIndicator', duty: wrong });
  yield officeHour(weekdaysLater(stage.today(), 2), random);
  await stage.measure(SAMPLE_ISSUER, id, { type: 'UnlinkIndicator', duty: wrong, reason: `Nối nhầm việc ${ASSUMED}` });
  await stage.measure(SAMPLE_ISSUER, id, { type: 'AmendIndicator', content: { ...TRIAL, name: 'Đơn vị đã báo cáo rà soát' }, basis: `Gọi cho đúng ${ASSUMED}` });
  yield officeHour(localDate('2023-07-03'), random);
  const measured = { body: bodyId('so-y-te'), period: '2022' };
  await stage.measure(SAMPLE_ISSUER, id, { type: 'RecordMeasurement', ...measured, measurement: invented({ unit: 'đơn vị', value: decimal('1') }) });
  await stage.measure(SAMPLE_ISSUER, id, { type: 'CorrectMeasurement', ...measured, measurement: invented({ unit: 'đơn vị', value: decimal('2') }), reason: `Đếm sót ${ASSUMED}` });
  await stage.measure(SAMPLE_ISSUER, id, { type: 'WithdrawMeasurement', ...measured, reason: `Ghi nhầm năm ${ASSUMED}` });
  yield officeHour(localDate('2023-12-12'), random);
  await stage.measure(SAMPLE_ISSUER, id, { type: 'WithdrawIndicator', basis: `Rà soát đã kết thúc ${ASSUMED}` });
}
