import { PROPOSABLE, assignmentId, indicatorId, inspectionId, oversightId, reportingId, reviewId, urgingId, type ProposableAct, type ProposalSubject, type ProposalSubjectKind } from '#libs/domain';
import { ActOnAssignment, type AssignmentIntent, type CommandContext } from '../contract.js';
import { ActOnIndicator, type IndicatorIntent } from '../indicator/indicator.contract.js';
import { ActOnInspection, type InspectionIntent } from '../inspection/inspection.contract.js';
import { ActOnOversight, type OversightIntent } from '../oversight/oversight.contract.js';
import { ActOnPeriodReport, ActOnReporting, ActOnReview, type PeriodReportIntent, type ReportingIntent, type ReviewIntent } from '../reporting/reporting.contract.js';
import { ActOnUrging, IssueUrging, type UrgingDraft, type UrgingIntent } from '../urging/urging.contract.js';

/** A command without who sends it, as a draft keeps it: what it is done to, and what it says. */
export interface DraftedCommand {
  readonly subject: ProposalSubject;
  readonly intent: { readonly type: ProposableAct };
}

/** The paper and its urging as one thing that a draft holds. */
interface IssueUrgingIntent {
  readonly type: 'IssueUrging';
  readonly draft: UrgingDraft;
  readonly leaveOutRefused: boolean;
}

/** What a command of a client would do; null for one of which there are no drafts. */
export function draftedBy(command: object): DraftedCommand | null {
  const about = (kind: ProposalSubjectKind, id: string | null, intent: { readonly type: string }, period: string | null = null): DraftedCommand | null =>
    isProposable(kind, intent) ? { subject: { kind, id, period }, intent } : null;
  if (command instanceof ActOnAssignment) return about('assignment', command.assignmentId, command.intent);
  if (command instanceof IssueUrging) return about('urging', null, issuing(command));
  if (command instanceof ActOnUrging) return about('urging', command.urgingId, command.intent);
  if (command instanceof ActOnReporting) return about('reporting', command.obligationId, command.intent);
  if (command instanceof ActOnPeriodReport) return about('period-report', command.obligationId, command.intent, command.period);
  if (command instanceof ActOnReview) return about('review', command.reviewId, command.intent);
  if (command instanceof ActOnInspection) return about('inspection', command.inspectionId, command.intent);
  if (command instanceof ActOnOversight) return about('oversight', command.oversightId, command.intent);
  return command instanceof ActOnIndicator ? about('indicator', command.indicatorId, command.intent) : null;
}

/** The very command that was drafted, as its own route would send it. */
export function commandFor({ subject: { kind, id, period }, intent }: DraftedCommand, context: CommandContext): object {
  switch (kind) {
    case 'assignment':
      return new ActOnAssignment(assignmentId(id ?? ''), intent as AssignmentIntent, context);
    case 'urging': {
      if (id !== null) return new ActOnUrging(urgingId(id), intent as UrgingIntent, context);
      const { draft, leaveOutRefused } = intent as IssueUrgingIntent;
      return new IssueUrging(draft, leaveOutRefused, context);
    }
    case 'reporting':
      return new ActOnReporting(id === null ? null : reportingId(id), intent as ReportingIntent, context);
    case 'period-report':
      return new ActOnPeriodReport(reportingId(id ?? ''), period ?? '', intent as PeriodReportIntent, context);
    case 'review':
      return new ActOnReview(id === null ? null : reviewId(id), intent as ReviewIntent, context);
    case 'inspection':
      return new ActOnInspection(id === null ? null : inspectionId(id), intent as InspectionIntent, context);
    case 'oversight':
      return new ActOnOversight(id === null ? null : oversightId(id), intent as OversightIntent, context);
    case 'indicator':
      return new ActOnIndicator(id === null ? null : indicatorId(id), intent as IndicatorIntent, context);
  }
}

const issuing = ({ draft, leaveOutRefused }: IssueUrging): IssueUrgingIntent => ({ type: 'IssueUrging', draft, leaveOutRefused });
const isProposable = (kind: ProposalSubjectKind, intent: { readonly type: string }): intent is DraftedCommand['intent'] => (PROPOSABLE[kind] as readonly string[]).includes(intent.type);
