import { ActOnPeriodReport, ActOnReporting, decodeEvent, reportingStream, type EventLogReader } from '#libs/application';
import {
  addDays, bodyId, initialReporting, owedFor, reportingDecider, reportingId, reportPeriodNumber, reportPeriodOf,
  type BodyId, type DirectiveId, type OwedPeriod, type ReportContent, type ReportingEvent, type ReportingId, type ReportingState, type ReportingTerms,
} from '#libs/domain'; // prettier-ignore
import { SAMPLE_ISSUER, SAMPLE_PLAN, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import { SeededRandom } from '../seeded-random.js';
import type { StandIns } from './simulated-absences.js';
import type { Agenda, Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

/** What stays the same in the periodic reports of the demo. The plan gives no day for them: the days are the demo's own. */
export type ReportingStory = Omit<ReportingTerms, 'obligationId' | 'basis' | 'owner' | 'lastPeriod'>;

const OFFICE = bodyId('ban-dan-van');
const DAYS_ASSUMED = 'Kế hoạch không ghi ngày nộp; ngày của bản trình diễn là giả định';

/** Every month, by calendar months, from the đảng đoàn by way of Ban Dân vận to the Standing Committee. */
export const MONTHLY_REPORTS: ReportingStory = {
  title: 'Báo cáo tháng thực hiện kế hoạch (dữ liệu mẫu)',
  consolidator: OFFICE,
  recipient: SAMPLE_ISSUER,
  units: ['dang-doan-hdnd', 'dang-doan-mttq', 'dang-doan-nong-dan', 'dang-doan-phu-nu', 'dang-doan-ccb', 'dang-doan-ldld'].map(bodyId),
  calendar: 'thang-duong-lich',
  rhythm: 'monthly',
  firstPeriod: '2021-12',
  schedule: { unitDue: { by: 'day-of-month', monthOffset: 1, day: 5 }, consolidatedDue: { by: 'days-after-units', days: 5 } },
};

/** Every quarter, by the cut-offs of the Government's decree, from bodies of the State by way of its Party caucus. */
export const QUARTERLY_REPORTS: ReportingStory = {
  title: 'Báo cáo quý khối chính quyền (dữ liệu mẫu)',
  consolidator: bodyId('bcsd-ubnd-tinh'),
  recipient: OFFICE,
  units: ['so-ldtbxh', 'so-cong-thuong', 'so-noi-vu', 'so-xay-dung', 'so-y-te', 'bql-kkt-cn', 'ubnd-phong-dien', 'ubnd-phu-loc', 'ubnd-tx-huong-thuy'].map(bodyId),
  calendar: 'ND09',
  rhythm: 'quarterly',
  firstPeriod: '2022-Q1',
  schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 18 }, consolidatedDue: { by: 'days-after-units', days: 6 } },
};

const content = (summary: string): ReportContent => ({ summary, figures: [], attachments: [] });

/** Sets the reporting up a week after the plan, and lives every period of it. */
export async function* periodicReports(stage: Stage, agenda: Agenda, plan: DirectiveId, story: ReportingStory, standIns: StandIns, random: SeededRandom): Life {
  yield officeHour(weekdaysLater(SAMPLE_PLAN_DATE, 5), random);
  const basis = { directiveId: plan, symbol: SAMPLE_PLAN.number.symbol, itemCode: null, sourceLine: null, note: DAYS_ASSUMED };
  const { id } = await stage.by(OFFICE, (context) => new ActOnReporting(null, { type: 'SetUpReporting', terms: { ...story, lastPeriod: null, basis } }, context));
  const obligation = reportingId(id);
  for (let number = reportPeriodNumber(story.rhythm, story.firstPeriod) as number; ; number += 1) {
    yield officeHour(reportPeriodOf(story.calendar, story.rhythm, number).to, random);
    const owed = await owedInLog(stage.log, obligation, number);
    if (owed === null) return;
    for (const { unit } of owed.units) await agenda.enter(files(stage, obligation, owed, unit, ownChance(random)));
    await agenda.enter(consolidates(stage, obligation, owed, standIns, ownChance(random)));
  }
}

const ownChance = (random: SeededRandom): SeededRandom => new SeededRandom(random.between(0, 2 ** 31));

/** Most units report in time, one in eight that nothing happened; some late, and some never. */
async function* files(stage: Stage, obligation: ReportingId, { period, unitDue }: OwedPeriod, unit: BodyId, random: SeededRandom): Life {
  const character = random.next();
  const due = unitDue ?? period.to;
  if (character < 0.05) return;
  yield officeHour(character < 0.13 ? addDays(due, random.between(1, 20)) : addDays(due, -random.between(0, 3)), random);
  // The body may have ended since: then another files for it, or it owes nothing for the period any more.
  const now = await owedInLog(stage.log, obligation, period.number);
  const owing = now?.units.find((one) => one.unit === unit);
  if (owing === undefined) return;
  const intent = character < 0.26 ? ({ type: 'FileNilReport', unit, note: 'Không có phát sinh' } as const) : ({ type: 'FileUnitReport', unit, content: content('Tình hình thực hiện trong kỳ (dữ liệu mẫu)') } as const);
  await stage.by(owing.filedBy, (context) => new ActOnPeriodReport(obligation, period.key, intent, context));
}

/** Gathered a few days after the units' due day, whoever is missing being named; sometimes late, sometimes sent back once. */
async function* consolidates(stage: Stage, obligation: ReportingId, { period, unitDue, consolidatedDue }: OwedPeriod, standIns: StandIns, random: SeededRandom): Life {
  const send = (body: BodyId, intent: ActOnPeriodReport['intent']) => stage.by(body, (context) => new ActOnPeriodReport(obligation, period.key, intent, context));
  const due = unitDue ?? period.to;
  yield officeHour(random.chance(0.12) ? addDays(consolidatedDue ?? due, random.between(1, 6)) : addDays(due, random.between(1, 3)), random);
  for (let isReturned = random.chance(0.08), round = 1; ; isReturned = false, round += 1) {
    const parts = await owedInLog(stage.log, obligation, period.number);
    if (parts === null) return;
    await send(parts.consolidator, { type: 'DraftConsolidation', content: content(`Tổng hợp kỳ ${period.key}, lần ${round} (dữ liệu mẫu)`) });
    await send(parts.consolidator, { type: 'SubmitConsolidation', symbol: null });
    yield officeHour(weekdaysLater(stage.today(), random.between(1, 3)), random);
    const recipient = (await owedInLog(stage.log, obligation, period.number))?.recipient ?? parts.recipient;
    if (!isReturned) {
      const intent = { type: 'AcceptConsolidation', note: null } as const;
      const standIn = standIns.for(recipient, stage.today());
      if (standIn === null) await send(recipient, intent);
      else await stage.byDelegation(standIn.body, standIn.delegation, (context) => new ActOnPeriodReport(obligation, period.key, intent, context));
      return;
    }
    await send(recipient, { type: 'ReturnConsolidation', reasons: 'Đề nghị nêu rõ đơn vị chưa báo cáo' });
    yield officeHour(weekdaysLater(stage.today(), random.between(1, 3)), random);
  }
}

/** What is owed for a period as the log has it now. */
async function owedInLog(log: EventLogReader, obligation: ReportingId, number: number): Promise<OwedPeriod | null> {
  let state: ReportingState = initialReporting;
  for (const logged of await log.readStream(reportingStream(obligation))) {
    const { event, metadata } = decodeEvent(logged);
    state = reportingDecider.evolve(state, event as ReportingEvent, metadata.act);
  }
  return owedFor(state, number);
}
