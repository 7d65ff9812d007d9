import { ActOnPeriodReport, ActOnReporting } from '#libs/application';
import { bodyId, localDate, reportingId, type BodyId, type DirectiveId, type LocalDate } from '#libs/domain';
import { SAMPLE_ISSUER, SAMPLE_PLAN } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import { ASSUMED } from './second-paper.js';
import type { ReportingStory } from './simulated-reports.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, type Stage } from './simulation-stage.js';

const OFFICE = bodyId('ban-dan-van');
const [TOURISM, SCHOOLS, SCIENCE] = ['so-du-lich', 'so-gddt', 'so-khcn'].map(bodyId) as [BodyId, BodyId, BodyId];

/** Asked for three quarters only. The plan knows no such report: it is the demo's own. */
const TOPIC: ReportingStory = {
  title: 'Báo cáo chuyên đề quý về tổ chức công đoàn (dữ liệu mẫu)', consolidator: OFFICE, recipient: SAMPLE_ISSUER, units: [TOURISM, SCHOOLS], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2023-Q2',
  schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 18 }, consolidatedDue: { by: 'days-after-units', days: 6 } },
}; // prettier-ignore

const content = (summary: string) => ({ summary: `${summary} (dữ liệu mẫu)`, figures: [], attachments: [] });

/** An obligation that changes while it runs and comes to an end, in whose first period much is entered by mistake (R15). */
export async function* topicReports(stage: Stage, plan: DirectiveId, random: SeededRandom): Life {
  yield officeHour(localDate('2023-04-17'), random);
  const basis = { directiveId: plan, symbol: SAMPLE_PLAN.number.symbol, itemCode: null, sourceLine: null, note: `Kế hoạch không yêu cầu ${ASSUMED}` };
  const sets = () => stage.by(OFFICE, (context) => new ActOnReporting(null, { type: 'SetUpReporting', terms: { ...TOPIC, lastPeriod: null, basis } }, context));
  const obligation = reportingId((await sets()).id);
  const rules = (of: typeof obligation, intent: ActOnReporting['intent']) => stage.by(OFFICE, (context) => new ActOnReporting(of, intent, context));
  await rules(reportingId((await sets()).id), { type: 'WithdrawReporting', basis: `Lập trùng ${ASSUMED}` });
  const report = (period: string, by: BodyId, intent: ActOnPeriodReport['intent']) => stage.by(by, (context) => new ActOnPeriodReport(obligation, period, intent, context));
  const files = (period: string, ...units: readonly BodyId[]) => inTurn(units, (unit) => report(period, unit, { type: 'FileUnitReport', unit, content: content(`Tình hình kỳ ${period}`) }));

  yield officeHour(localDate('2023-05-15'), random);
  await rules(obligation, { type: 'AddReportingUnit', unit: SCIENCE, fromPeriod: '2023-Q3', reason: `Bổ sung đơn vị ${ASSUMED}` });
  yield officeHour(localDate('2023-06-15'), random);
  await files('2023-Q2', TOURISM, SCHOOLS);
  await report('2023-Q2', OFFICE, { type: 'ReturnUnitReport', unit: TOURISM, reasons: 'Thiếu số liệu của doanh nghiệp' });
  await report('2023-Q2', SCHOOLS, { type: 'TakeBackUnitReport', unit: SCHOOLS, reason: `Gửi nhầm kỳ ${ASSUMED}` });
  yield officeHour(localDate('2023-06-16'), random);
  await files('2023-Q2', TOURISM, SCHOOLS);
  await report('2023-Q2', TOURISM, { type: 'CorrectUnitReport', unit: TOURISM, content: content('Tình hình kỳ 2023-Q2, sửa một số liệu'), reason: `Cộng nhầm ${ASSUMED}` });
  yield* isConsolidated('2023-Q2', localDate('2023-06-20'));
  await report('2023-Q2', SAMPLE_ISSUER, { type: 'TakeBackConsolidationAcceptance', reason: `Nhận nhầm kỳ ${ASSUMED}` });
  await report('2023-Q2', SAMPLE_ISSUER, { type: 'AcceptConsolidation', note: null });
  yield officeHour(localDate('2023-07-10'), random);
  await rules(obligation, { type: 'ChangeReportSchedule', fromPeriod: '2023-Q4', schedule: { ...TOPIC.schedule, unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 } }, basis: `Lùi hai ngày ${ASSUMED}` });
  yield officeHour(localDate('2023-09-15'), random);
  await files('2023-Q3', TOURISM, SCHOOLS, SCIENCE);
  yield* isConsolidated('2023-Q3', localDate('2023-09-20'));
  yield officeHour(localDate('2023-10-09'), random);
  await rules(obligation, { type: 'WithdrawReportingUnit', unit: SCHOOLS, fromPeriod: '2023-Q4', basis: `Đã báo cáo theo ngành ${ASSUMED}` });
  yield officeHour(localDate('2023-11-20'), random);
  await rules(obligation, { type: 'EndReporting', lastPeriod: '2023-Q4', basis: `Chuyên đề chỉ yêu cầu đến hết năm ${ASSUMED}` });
  yield officeHour(localDate('2023-12-18'), random);
  await files('2023-Q4', TOURISM, SCIENCE);
  yield* isConsolidated('2023-Q4', localDate('2023-12-21'));

  async function* isConsolidated(period: string, on: LocalDate): Life {
    yield officeHour(on, random);
    await report(period, OFFICE, { type: 'DraftConsolidation', content: content(`Tổng hợp kỳ ${period}`) });
    await report(period, OFFICE, { type: 'SubmitConsolidation', symbol: null });
    await report(period, SAMPLE_ISSUER, { type: 'AcceptConsolidation', note: null });
  }
}

async function inTurn<T>(each: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of each) await act(one);
}
