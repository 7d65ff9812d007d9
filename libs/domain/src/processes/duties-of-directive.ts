import type { AssignmentState } from '../assignment/index.js';
import type { DirectiveState } from '../directive/index.js';
import type { AssignmentId, BodyId, TaskCode } from '../kernel/index.js';

/** What must be known to reach every assignment that a directive gave to lead bodies. */
export interface DirectiveDuties {
  readonly directive: DirectiveState;
  /**
   * Assignments of the directive without a parent: those planned in it and those given to a late lead, which only their
   * own streams know. Parts follow their parents and may be left out.
   */
  readonly assignments: readonly AssignmentState[];
}

/** One assignment to be told something. */
export interface Duty {
  readonly assignmentId: AssignmentId;
  readonly taskCode: TaskCode;
  /** Who decides over it now: the issuer of the directive, or the body that took its place (R11). */
  readonly issuer: BodyId;
}

/**
 * Assignments that an act on the directive still concerns: neither done nor withdrawn. A planned one that was not loaded
 * is listed as well, so that the runner meets its absence instead of losing the message.
 */
export function openDuties({ directive, assignments }: DirectiveDuties): readonly Duty[] {
  const loaded = new Set<AssignmentId>();
  const open: Duty[] = [];
  for (const { terms, status } of assignments) {
    if (terms === null || terms.parent !== null) continue;
    loaded.add(terms.assignmentId);
    if (status !== 'accepted' && status !== 'closed' && status !== 'withdrawn') open.push(terms);
  }
  const { content } = directive;
  if (content !== null) {
    for (const { assignmentId, taskCode } of directive.planned) if (!loaded.has(assignmentId)) open.push({ assignmentId, taskCode, issuer: content.number.issuer });
  }
  return open.map(({ assignmentId, taskCode, issuer }) => ({ assignmentId, taskCode, issuer }));
}
