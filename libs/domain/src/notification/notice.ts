import type { BodyId, LocalDate } from '../kernel/index.js';

/** What a notice is about. The order is stored by place (read models, e-mail): a new kind is added at the end. */
export const NOTICE_KINDS = [
  'duty-assigned', 'returned-to-issuer', 'return-refused', 'result-submitted', 'result-returned', 'result-accepted', 'lateness-waived',
  'extension-requested', 'extension-granted', 'extension-refused', 'deadline-changed', 'duty-transferred-in', 'duty-transferred-away',
  'duty-suspended', 'duty-resumed', 'duty-withdrawn', 'coordination-requested', 'coordination-answered', 'completed-by-parts', 'act-corrected',
  'reminder-due', 'reminder-acknowledgement', 'reminder-approval', 'due-urged', 'due-criticised', 'due-reported', 'duty-handed-over', 'place-handed-over',
  'urging-issued', 'urging-answered', 'explanation-given', 'explanation-accepted', 'explanation-asked-again', 'urging-withdrawn',
  'recurrence-set', 'period-due', 'period-urged', 'period-criticised', 'period-reported',
  'inspection-decided', 'inspection-entrusted', 'inspection-planned', 'inspection-plan-made', 'inspection-team-named', 'inspection-minuted', 'inspection-minutes-kept', 'inspection-minutes-taken-back',
  'inspection-concluded', 'inspection-conclusion-made', 'remediation-done', 'remediation-withdrawn', 'remediation-reopened', 'inspection-withdrawn', 'inspection-closed',
  'reporting-set-up', 'consolidation-entrusted', 'reporting-changed', 'report-asked-from', 'report-not-owed-from', 'report-schedule-changed', 'reporting-handed-over', 'reporting-ended', 'reporting-withdrawn',
  'unit-report-returned', 'unit-report-mended', 'consolidation-submitted', 'consolidation-returned', 'consolidation-accepted',
  'review-report-asked', 'review-report-returned', 'review-conference-held', 'review-concluded', 'review-step-taken-back', 'review-handed-over', 'review-withdrawn',
  'measurement-asked', 'indicator-amended', 'indicator-withdrawn', 'measurement-recorded', 'measurement-mended', 'power-delegated', 'power-passed-on', 'delegation-revoked',
  'report-due', 'report-urged', 'report-criticised', 'reports-missing', 'consolidation-due', 'consolidation-urged', 'consolidation-missing',
  'inspection-conclusion-corrected', 'inspection-conclusion-taken-back', 'inspection-reopened', 'inspection-handed-over',
  'urging-answer-taken-back', 'explanation-acceptance-taken-back', 'urging-reopened',
  'ranking-published', 'ranking-contested', 'ranking-line-upheld', 'ranking-corrected', 'ranking-withdrawn', 'coordination-request-taken-back', 'consolidation-acceptance-taken-back',
  'point-added', 'point-withdrawn', 'point-confirmed', 'point-refused', 'duty-starred', 'star-removed',
  'file-missing', 'file-altered', 'file-whole',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * One thing that a body should learn of. It says nothing that the log does not: it is worked out from an event, so
 * that it can be lost and made again.
 */
export interface Notice {
  readonly kind: NoticeKind;
  readonly to: BodyId;
  /** The duty's due day after the event; null when it has none. */
  readonly due: LocalDate | null;
  /** Another day that matters: until when to acknowledge or to answer, or the day that was asked for. */
  readonly day: LocalDate | null;
  /** Another body concerned: who asks, who has it now. */
  readonly other: BodyId | null;
  /** Key of the period that it speaks of, e.g. `2022-Q1`; null = none. */
  readonly period: string | null;
}
