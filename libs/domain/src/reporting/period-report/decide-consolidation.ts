import { accept, actingBody, type Act, type Decision } from '../../kernel/index.js';
import { nameOn } from '../../organisation/index.js';
import type { OwedPeriod } from '../obligation/index.js';
import { blank, refuse, trimmed, trimmedOrNull } from '../refusal.js';
import { composedContent, contentFault } from '../report-content.js';
import type { PeriodReportCommand } from './commands.js';
import type { LateUnit, MissingUnit, PeriodReportEvent } from './events.js';
import type { PeriodReportRejection } from './rejections.js';
import { reportStandingAt } from './report-standing.js';
import type { PeriodReportState } from './state.js';

type Outcome = Decision<PeriodReportEvent, PeriodReportRejection>;
type Consolidating = Extract<PeriodReportCommand, { type: 'DraftConsolidation' | 'SubmitConsolidation' | 'ReturnConsolidation' | 'AcceptConsolidation' | 'TakeBackConsolidationAcceptance' }>;
type Submit = Extract<Consolidating, { type: 'SubmitConsolidation' }>;

/** The second tier: what the consolidating body makes of the units' reports, and what its recipient says to it. */
export function decideConsolidation(command: Consolidating, state: PeriodReportState, act: Act): Outcome {
  const { owed } = command;
  const part = command.type === 'DraftConsolidation' || command.type === 'SubmitConsolidation' ? 'consolidator' : 'recipient';
  if (actingBody(act) !== owed[part]) return refuse('not-reporting-party', { part, body: owed[part], actingBody: actingBody(act) });
  const { status, rounds } = state.consolidation;
  if (command.type === 'TakeBackConsolidationAcceptance') {
    if (status !== 'accepted') return refuse('consolidation-not-accepted');
    return blank(command.reason) ? refuse('reason-missing') : accept({ type: 'ConsolidationAcceptanceTakenBack', data: { ...reportOf(owed), round: rounds, reason: trimmed(command.reason) } });
  }
  if (status === 'accepted') return refuse('consolidation-accepted');
  switch (command.type) {
    case 'DraftConsolidation': {
      if (status === 'submitted') return refuse('consolidation-under-way');
      const content = composedContent(command.content);
      return contentFault(content) ?? accept({ type: 'ConsolidationDrafted', data: { ...reportOf(owed), content } });
    }
    case 'SubmitConsolidation':
      return submit(command, state, act);
    case 'ReturnConsolidation':
      if (status !== 'submitted') return refuse('consolidation-not-submitted');
      return blank(command.reasons) ? refuse('reason-missing') : accept({ type: 'ConsolidationReturned', data: { ...reportOf(owed), round: rounds, reasons: trimmed(command.reasons) } });
    case 'AcceptConsolidation':
      if (status !== 'submitted') return refuse('consolidation-not-submitted');
      return accept({ type: 'ConsolidationAccepted', data: { ...reportOf(owed), round: rounds, note: trimmedOrNull(command.note) } });
  }
}

/** What was returned is drafted anew, or handed up again as it was drafted; both are rounds of their own. */
function submit({ owed, symbol, register }: Submit, { units, consolidation }: PeriodReportState, act: Act): Outcome {
  const { status, draft, rounds } = consolidation;
  if (status === 'submitted') return refuse('consolidation-under-way');
  if (draft === null) return refuse('consolidation-not-drafted');
  const missing: MissingUnit[] = [];
  const late: LateUnit[] = [];
  const nil = owed.units.filter(({ unit }) => units.get(unit)?.status === 'filed' && units.get(unit)?.nil === true).map(({ unit }) => unit);
  for (const { unit } of owed.units) {
    const report = units.get(unit);
    const filedAt = report?.status === 'filed' ? report.filedAt : null;
    const { kind, days } = reportStandingAt(owed.period, owed.unitDue, filedAt, act.recordedAt);
    const name = nameOn(register, unit, act.occurredOn) ?? unit;
    if (filedAt === null) missing.push({ unit, name, state: stateOf(kind), daysOverdue: days, sentBack: report !== undefined });
    else if (kind === 'reported-late') late.push({ unit, name, daysLate: days });
  }
  const reported = owed.units.length - missing.length;
  return accept({
    type: 'ConsolidationSubmitted',
    data: { ...reportOf(owed), round: rounds + 1, symbol: trimmedOrNull(symbol), content: draft, reported, owed: owed.units.length, nil, missing, late, due: owed.consolidatedDue },
  });
}

const stateOf = (kind: string): MissingUnit['state'] => (kind === 'missing-overdue' ? 'overdue' : kind === 'missing-undated' ? 'undated' : 'in-time');

const reportOf = ({ terms, period }: OwedPeriod) => ({ obligationId: terms.obligationId, period: period.key });
