import type { AssignmentId, BodyId, DirectiveId, LocalDate, TaskCode } from '../../kernel/index.js';
import { dutyFactsOf, type AssignmentState, type AssignmentStatus } from '../../assignment/index.js';
import type { DeadlineLine } from '../../deadline/index.js';
import { bodyOn, type OrganisationState } from '../../organisation/index.js';
import type { EarlierUrging } from './commands.js';
import { gradeRank, type DutyRefusal, type UrgedDuty, type UrgingDocument } from './document.js';

/** What must be known of a duty to judge whether it can be urged. */
export interface DutyToUrge {
  readonly assignmentId: AssignmentId;
  /** Null: there is no such duty, or the one who urges may not know of it. */
  readonly facts: {
    readonly directiveId: DirectiveId;
    readonly taskCode: TaskCode;
    readonly lead: BodyId;
    readonly assignedBy: BodyId;
    readonly supervising: BodyId;
    /** Its lead stood outside the authority when it was assigned. */
    readonly external: boolean;
    readonly status: AssignmentStatus;
    readonly line: DeadlineLine;
    /** The day that its timeliness is judged by. */
    readonly due: LocalDate | null;
    readonly assignedOn: LocalDate;
  } | null;
}

/** The facts of a duty; those of one that was never assigned are null. */
export function dutyToUrge(assignmentId: AssignmentId, state: AssignmentState): DutyToUrge {
  const { terms, status, assignedOn } = state;
  if (terms === null || assignedOn === null) return { assignmentId, facts: null };
  const { line, external, currentDue: due } = dutyFactsOf(state);
  const { directiveId, taskCode, leadBody: lead, issuer: assignedBy, supervisingBody: supervising } = terms;
  return { assignmentId, facts: { directiveId, taskCode, lead, assignedBy, supervising, external, status, line, due, assignedOn } };
}

/** What of a paper decides whether a duty can be urged by it. */
export interface UrgingPaper extends Pick<UrgingDocument, 'date' | 'grade' | 'skipsGradeReason'> {
  readonly issuer: BodyId;
}

export type DutyOutcome =
  | { readonly ok: true; readonly duty: UrgedDuty }
  | { readonly ok: false; readonly assignmentId: AssignmentId; readonly reason: DutyRefusal; readonly facts: Readonly<Record<string, unknown>> };

const BY_STATUS: Readonly<Partial<Record<AssignmentStatus, DutyRefusal>>> = {
  none: 'duty-unknown',
  accepted: 'duty-finished',
  closed: 'duty-finished',
  withdrawn: 'duty-withdrawn',
  suspended: 'duty-suspended',
  // It waits for its issuer, who has to take it back or insist.
  'returned-to-issuer': 'duty-returned-to-issuer',
};

/**
 * Whether this paper can urge that duty, and the first reason why not: duties that are finished, withdrawn, suspended,
 * without a day or carried outside the province are never urged (R2, R9), nor one by somebody who neither assigned nor
 * supervises it, nor one that did not exist on the date of the paper. A graver grade goes on from the one before it.
 */
export function judgeDuty({ assignmentId, facts }: DutyToUrge, paper: UrgingPaper, earlier: readonly EarlierUrging[], register: OrganisationState): DutyOutcome {
  const no = (reason: DutyRefusal, why: Readonly<Record<string, unknown>> = {}): DutyOutcome => ({ ok: false, assignmentId, reason, facts: why });
  if (facts === null) return no('duty-unknown');
  const { directiveId, taskCode, lead, assignedBy, supervising, due } = facts;
  const { issuer, date, grade } = paper;
  const byStatus = BY_STATUS[facts.status];
  if (byStatus !== undefined) return no(byStatus, { status: facts.status });
  if (issuer !== assignedBy && issuer !== supervising) return no('duty-not-supervised', { issuer });
  if (lead === issuer) return no('urges-itself', { bodyId: lead });
  if (date < facts.assignedOn) return no('duty-not-yet-assigned', { date, assignedOn: facts.assignedOn });
  const body = bodyOn(register, lead, date);
  if (body === null) return no('duty-lead-gone', { bodyId: lead });
  if (facts.external || body.external) return no('duty-external', { bodyId: lead });
  if (facts.line !== 'dated' || due === null) return no('duty-without-due-day', { line: facts.line });
  const before = gravestBefore(assignmentId, date, earlier);
  if (skipsGrade(paper, before)) return no('grade-skipped', { grade, gravestBefore: before?.grade ?? null });
  return { ok: true, duty: { assignmentId, directiveId, taskCode, lead, assignedBy, supervising, due, follows: before?.urgingId ?? null } };
}

/** The gravest of the earlier urgings of the duty, the latest of equal ones; null when none was named. */
function gravestBefore(duty: AssignmentId, date: LocalDate, earlier: readonly EarlierUrging[]): EarlierUrging | null {
  let found: EarlierUrging | null = null;
  for (const urging of earlier) {
    if (urging.date > date || !urging.duties.includes(duty)) continue;
    const more = found === null ? 1 : gradeRank(urging.grade) - gradeRank(found.grade);
    if (found === null || more > 0 || (more === 0 && urging.date > found.date)) found = urging;
  }
  return found;
}

const skipsGrade = ({ grade, skipsGradeReason }: UrgingPaper, before: EarlierUrging | null): boolean =>
  skipsGradeReason === null && gradeRank(grade) > (before === null ? 0 : gradeRank(before.grade) + 1);
