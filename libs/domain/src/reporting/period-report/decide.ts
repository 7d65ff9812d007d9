import { withFilesBehind, type AttachedFile } from '../../files/index.js';
import { accept, actingBody, dateAt, withHand, type Act, type BodyId, type Decider, type Decision } from '../../kernel/index.js';
import type { OwedPeriod } from '../obligation/index.js';
import { blank, datesFault, refuse, trimmed, trimmedOrNull, type RefusalOf } from '../refusal.js';
import { composedContent, contentFault } from '../report-content.js';
import type { PeriodReportCommand } from './commands.js';
import { decideConsolidation } from './decide-consolidation.js';
import { fireReportRung } from './decide-reminder.js';
import type { PeriodReportEvent } from './events.js';
import { evolvePeriodReport } from './evolve.js';
import type { PeriodReportRejection } from './rejections.js';
import { initialPeriodReport, type PeriodReportState, type UnitReport } from './state.js';

type Outcome = Decision<PeriodReportEvent, PeriodReportRejection>;
type Refusal = RefusalOf<PeriodReportRejection>;
type Of<Type extends PeriodReportCommand['type']> = Extract<PeriodReportCommand, { type: Type }>;

/** The reports of one period (R8): filed by the units, nil ones too, returned, corrected, consolidated and handed up. */
export const periodReportDecider: Decider<PeriodReportCommand, PeriodReportState, PeriodReportEvent, PeriodReportRejection> = {
  initialState: initialPeriodReport,
  decide: (command, state, act) => datesFault(act) ?? begunFault(command.owed, act) ?? withFilesBehind(dispatch(command, state, act), command, (files) => attachedTo(command, files)),
  evolve: (state, event, act) => {
    const next = evolvePeriodReport(state, event, act);
    return event.type === 'ConsolidationSubmitted' ? { ...next, handedInBy: withHand(next.handedInBy, act.actor) } : next;
  },
};

function dispatch(command: PeriodReportCommand, state: PeriodReportState, act: Act): Outcome {
  switch (command.type) {
    case 'FileUnitReport':
      return fileReport(command, state, act);
    case 'FileNilReport':
      return fileNil(command, state, act);
    case 'ReturnUnitReport':
      return returnReport(command, state, act);
    case 'CorrectUnitReport':
      return correctReport(command, state, act);
    case 'TakeBackUnitReport':
      return takeBack(command, state, act);
    case 'FireReportRung':
      return fireReportRung(command, state, act);
    case 'DraftConsolidation':
    case 'SubmitConsolidation':
    case 'ReturnConsolidation':
    case 'AcceptConsolidation':
    case 'TakeBackConsolidationAcceptance':
      return decideConsolidation(command, state, act);
  }
}

function attachedTo(command: PeriodReportCommand, files: readonly AttachedFile[]): PeriodReportEvent {
  return { type: 'ReportFilesAttached', data: { ...reportOf(command.owed), unit: 'unit' in command ? command.unit : null, files } };
}

/** Judged by the day of the record, not by a paper's: nobody knew of a period before it began. */
function begunFault({ period }: OwedPeriod, act: Act): Refusal | null {
  return dateAt(act.recordedAt) < period.from || act.occurredOn < period.from ? refuse('report-period-not-begun', { period: period.key, from: period.from }) : null;
}

function fileReport({ owed, unit, content: asked }: Of<'FileUnitReport'>, state: PeriodReportState, act: Act): Outcome {
  const content = composedContent(asked);
  const fault = unitFault(owed, unit, act) ?? freeFault(state, unit) ?? contentFault(content);
  return fault ?? accept({ type: 'UnitReportFiled', data: { ...reportOf(owed), unit, round: nextRound(state, unit), content, due: owed.unitDue } });
}

function fileNil({ owed, unit, note }: Of<'FileNilReport'>, state: PeriodReportState, act: Act): Outcome {
  const fault = unitFault(owed, unit, act) ?? freeFault(state, unit);
  return fault ?? accept({ type: 'NilReportFiled', data: { ...reportOf(owed), unit, round: nextRound(state, unit), note: trimmedOrNull(note), due: owed.unitDue } });
}

function returnReport({ owed, unit, reasons }: Of<'ReturnUnitReport'>, state: PeriodReportState, act: Act): Outcome {
  const acting = actingBody(act);
  if (acting !== owed.consolidator) return refuse('not-reporting-party', { part: 'consolidator', body: owed.consolidator, actingBody: acting });
  const report = standingReport(state, unit);
  if ('ok' in report) return report;
  return blank(reasons) ? refuse('reason-missing') : accept({ type: 'UnitReportReturned', data: { ...reportOf(owed), unit, round: report.round, reasons: trimmed(reasons) } });
}

function correctReport({ owed, unit, content: asked, reason, files }: Of<'CorrectUnitReport'>, state: PeriodReportState, act: Act): Outcome {
  const fault = unitFault(owed, unit, act);
  if (fault !== null) return fault;
  const report = standingReport(state, unit);
  if ('ok' in report) return report;
  if (blank(reason)) return refuse('reason-missing');
  const content = composedContent(asked);
  const wrong = contentFault(content);
  if (wrong !== null) return wrong;
  if (JSON.stringify(report.content) === JSON.stringify(content) && (files ?? []).length === 0) return accept();
  return accept({ type: 'UnitReportCorrected', data: { ...reportOf(owed), unit, content, reason: trimmed(reason) } });
}

function takeBack({ owed, unit, reason }: Of<'TakeBackUnitReport'>, state: PeriodReportState, act: Act): Outcome {
  const fault = unitFault(owed, unit, act);
  if (fault !== null) return fault;
  const report = standingReport(state, unit);
  if ('ok' in report) return report;
  return blank(reason) ? refuse('reason-missing') : accept({ type: 'UnitReportTakenBack', data: { ...reportOf(owed), unit, reason: trimmed(reason) } });
}

/** Does the body report in that period, and is it the one that acts? */
function unitFault({ units, period }: OwedPeriod, unit: BodyId, act: Act): Refusal | null {
  const owing = units.find((one) => one.unit === unit);
  if (owing === undefined) return refuse('unit-does-not-report', { unit, period: period.key });
  const acting = actingBody(act);
  return owing.filedBy === acting ? null : refuse('not-reporting-party', { part: 'unit', body: owing.filedBy, actingBody: acting });
}

const freeFault = ({ units }: PeriodReportState, unit: BodyId): Refusal | null => (units.get(unit)?.status === 'filed' ? refuse('report-already-filed', { unit }) : null);

/** A report that may be changed: one that stands, and no consolidation made of it is under way. */
function standingReport({ units, consolidation }: PeriodReportState, unit: BodyId): UnitReport | Refusal {
  const report = units.get(unit);
  if (report === undefined || report.status !== 'filed') return refuse('no-report-filed', { unit });
  return consolidation.status === 'submitted' || consolidation.status === 'accepted' ? refuse('consolidation-under-way') : report;
}

const nextRound = ({ units }: PeriodReportState, unit: BodyId): number => (units.get(unit)?.round ?? 0) + 1;

const reportOf = ({ terms, period }: OwedPeriod) => ({ obligationId: terms.obligationId, period: period.key });
