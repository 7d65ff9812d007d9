import type { AssignmentTerms } from '../../assignment/index.js';
import type { SupervisionPolicy, WorkingCalendar } from '../../deadline/index.js';
import { ignore, send, type BodyId } from '../../kernel/index.js';
import type { InspectionEvent, InspectionState } from '../../supervision/index.js';
import { acknowledgementLimit } from '../fan-out-issued-directive/fan-out-issued-directive.js';
import { toAssignment } from '../messages.js';
import type { Process } from '../process.js';

export interface AssignRemediationContext {
  /** The inspection in whose stream the event stands. */
  readonly inspection: InspectionState;
  readonly policy: SupervisionPolicy;
  readonly calendar: WorkingCalendar;
}

/**
 * Every remediation item of a conclusion becomes a duty of the body that has to put it right (feature 43), among the
 * duties of the inspected directive (ADR 0010). The body that decided the inspection, or
 * took that place over, issues it: it grants extensions.
 *
 * Ignores: `nothing-to-put-right`, `inspection-unknown`, `not-for-this-process`.
 */
export const assignRemediation: Process<InspectionEvent, AssignRemediationContext> = {
  name: 'assign-remediation',
  handles: new Set(['InspectionConcluded']),
  react(event, act, context) {
    if (event.type !== 'InspectionConcluded') return ignore('not-for-this-process');
    const { decision, holders } = context.inspection;
    if (decision === null || holders === null) return ignore('inspection-unknown');
    const { remediation, directiveId, supervisingBody, number } = event.data;
    if (remediation.length === 0) return ignore('nothing-to-put-right');
    const issuer: BodyId = holders.issuer;
    const acknowledgementDue = acknowledgementLimit(act, context);
    return send(
      ...remediation.map(({ assignmentId, taskCode, body, summary, expectedOutputs, deadlines, due, confirmingBody }) => {
        const terms: AssignmentTerms = {
          assignmentId,
          directiveId,
          taskCode,
          summary,
          expectedOutputs,
          leadBody: body,
          external: false,
          mode: 'do',
          issuer,
          confirmingBody,
          supervisingBody,
          participants: [],
          deadlines,
          due,
          acknowledgementDue,
          partsCompletion: { by: 'lead-report' },
          points: [],
          pointsCompletion: { by: 'all' },
          parent: null,
          addedReason: `Khắc phục theo kết luận kiểm tra ${number.symbol}`,
        };
        return toAssignment(assignmentId, issuer, { type: 'AssignTask', terms });
      }),
    );
  },
};
