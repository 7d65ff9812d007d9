import type { AssignmentEvent, AssignmentState, AssignmentTerms } from '../../assignment/index.js';
import type { SupervisionPolicy, WorkingCalendar } from '../../deadline/index.js';
import { actingBody, ignore, send } from '../../kernel/index.js';
import { acknowledgementLimit } from '../fan-out-issued-directive/fan-out-issued-directive.js';
import { toAssignment } from '../messages.js';
import type { Process } from '../process.js';

export interface HandPartContext {
  /** The assignment whose lead handed the part down. */
  readonly parent: AssignmentState;
  readonly policy: SupervisionPolicy;
  readonly calendar: WorkingCalendar;
}

/**
 * A part handed down becomes an assignment of its own, linked to its parent. The body that handed it down issues it and
 * confirms its result; it can be no party to it, since a body of the chain is never given a part (R12). The bodies that
 * take part in the parent do not take part in the part.
 *
 * Ignores: `parent-unknown`, `not-for-this-process`.
 */
export const handPartToBody: Process<AssignmentEvent, HandPartContext> = {
  name: 'hand-part-to-body',
  handles: new Set(['PartHandedDown']),
  react(event, act, context) {
    if (event.type !== 'PartHandedDown') return ignore('not-for-this-process');
    const { terms: parent, currentDue } = context.parent;
    if (parent === null) return ignore('parent-unknown');
    const { partId, body, due, deadlines, mode, summary, expectedOutputs, partsCompletion } = event.data;
    // Only the lead of that moment hands down; the parent may have been transferred since.
    const lead = actingBody(act);
    const terms: AssignmentTerms = {
      assignmentId: partId,
      directiveId: parent.directiveId,
      taskCode: parent.taskCode,
      summary,
      expectedOutputs,
      leadBody: body,
      external: false,
      mode,
      issuer: lead,
      confirmingBody: lead,
      supervisingBody: parent.supervisingBody,
      participants: [],
      deadlines,
      due,
      acknowledgementDue: acknowledgementLimit(act, context),
      partsCompletion,
      points: [],
      pointsCompletion: { by: 'all' },
      parent: { assignmentId: parent.assignmentId, chain: [...(parent.parent?.chain ?? []), lead], due: currentDue },
      addedReason: null,
    };
    return send(toAssignment(partId, lead, { type: 'AssignTask', terms }));
  },
};
