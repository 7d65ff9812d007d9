import { accept, type Act, type Decision } from '../../kernel/index.js';
import { refuse } from '../refusal.js';
import type { PeriodReportCommand } from './commands.js';
import type { PeriodReportEvent } from './events.js';
import type { PeriodReportRejection } from './rejections.js';
import { reportAnchors, reportRungAddressees, reportRungMark } from './reminders.js';
import type { PeriodReportState } from './state.js';

/** A rung about the reports of a period: never before its instant, never twice for one limit, and only while a report is missing. */
export function fireReportRung({ owed, type: _type, at, to, ...rung }: Extract<PeriodReportCommand, { type: 'FireReportRung' }>, state: PeriodReportState, act: Act): Decision<PeriodReportEvent, PeriodReportRejection> {
  const { tier, forDue, dueOn } = rung;
  const anchor = reportAnchors(owed, state).find((one) => one.tier === tier && one.day === forDue);
  if (anchor === undefined) return refuse('report-rung-not-called-for', { tier, forDue });
  if (at < anchor.since || act.recordedAt < at) return refuse('report-rung-not-due', { rung: rung.rung, dueOn });
  const mark = reportRungMark(state, tier, forDue);
  if (mark !== null && (mark.rungs.includes(rung.rung) || dueOn <= mark.through)) return refuse('report-rung-already-fired', { rung: rung.rung, forDue });
  const bodies = reportRungAddressees(owed, anchor, to);
  return accept({ type: 'ReportRungFired', data: { obligationId: owed.terms.obligationId, period: owed.period.key, ...rung, bodies, missing: anchor.missing } });
}
