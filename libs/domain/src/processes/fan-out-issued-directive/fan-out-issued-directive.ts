import { acknowledgementDue, type SupervisionPolicy, type WorkingCalendar } from '../../deadline/index.js';
import { assignmentTerms, type DirectiveEvent, type DirectiveState, type PlannedAssignment } from '../../directive/index.js';
import { dateAt, ignore, send, type Act, type LocalDate } from '../../kernel/index.js';
import { sendDirective, toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

export interface FanOutContext {
  /** The directive of the event. */
  readonly directive: DirectiveState;
  readonly policy: SupervisionPolicy;
  readonly calendar: WorkingCalendar;
}

/**
 * An issued directive reaches its addressees (R14) and becomes one assignment per planned line (R16); so do the items
 * that an amendment adds, whose leads get a copy when no line of "Nơi nhận" reached them before.
 *
 * Ignores: `nothing-issued` (a draft, or no content), `no-item-added`, `not-for-this-process`.
 */
export const fanOutIssuedDirective: Process<DirectiveEvent, FanOutContext> = {
  name: 'fan-out-issued-directive',
  handles: new Set(['DirectiveIssued', 'DirectiveAmended']),
  react(event, act, context) {
    const { content, addressees } = context.directive;
    if (event.type !== 'DirectiveIssued' && event.type !== 'DirectiveAmended') return ignore('not-for-this-process');
    if (content === null) return ignore('nothing-issued');
    const { directiveId, plannedAssignments } = event.data;
    const { issuer } = content.number;
    const assign = assignments(plannedAssignments, act, context);
    if (event.type === 'DirectiveIssued') {
      return send(...event.data.addressees.map((addressee) => sendDirective(directiveId, addressee, issuer)), ...assign);
    }
    if (assign.length === 0) return ignore('no-item-added');
    const missed = new Set(plannedAssignments.map(({ leadBody }) => leadBody).filter((body) => !addressees.includes(body)));
    return send(...[...missed].map((body) => sendDirective(directiveId, body, issuer)), ...assign);
  },
};

function assignments(planned: readonly PlannedAssignment[], act: Act, context: FanOutContext): readonly ProcessMessage[] {
  const limit = acknowledgementLimit(act, context);
  return planned.map((line) => {
    const terms = assignmentTerms(context.directive, line, { acknowledgementDue: limit });
    return toAssignment(line.assignmentId, terms.issuer, { type: 'AssignTask', terms });
  });
}

/**
 * Last day for acknowledging what this act assigns. Counted from the day the system learned of it: nobody can be late
 * with a paper that was entered afterwards (R13).
 */
export const acknowledgementLimit = (act: Act, context: Pick<FanOutContext, 'policy' | 'calendar'>): LocalDate =>
  acknowledgementDue(dateAt(act.recordedAt), context.policy, context.calendar);
