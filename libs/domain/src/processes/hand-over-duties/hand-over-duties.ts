import { awaitsClosing, isOpenDuty, type AssignmentEvent } from '../../assignment/index.js';
import { actingBody, dateAt, ignore, send } from '../../kernel/index.js';
import type { OrganisationEvent, OrganisationState } from '../../organisation/index.js';
import { toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';
import { movesOfDuty, type DutyInChange } from './moves-of-duty.js';

export interface HandOverContext {
  readonly register: OrganisationState;
  /** Of a change of bodies: at least every duty, open or waiting to be closed, in which one of them has a place. Of an act on a duty: that duty. */
  readonly duties: readonly DutyInChange[];
}

const HANDLES: Process<OrganisationEvent | AssignmentEvent, HandOverContext>['handles'] = new Set([
  'HandOverFellDue', 'TaskAssigned', 'AssignmentTransferred', 'CoordinationRequested', 'PartHandedDown', 'PartOutcomeRecorded', 'ActCorrected',
]);

/**
 * When bodies end, their open duties go to those named for it, each by an act in its own stream (R11), and nobody comes
 * to confirm their own work (R12). What is done stays under the old name; where the one body that is left would close its
 * own work, only the closing goes elsewhere.
 *
 * Two ways lead here, and one of them always comes last: the day of the change, which finds the duties recorded before
 * it; and every act that brings a body into a duty or opens the duty again, which finds the changes recorded before it.
 *
 * Ignores: `no-such-change`, `no-open-duty` (the change touches none that is open or waits to be closed), `nothing-to-hand-over`, `not-for-this-process`.
 */
export const handOverDuties: Process<OrganisationEvent | AssignmentEvent, HandOverContext> = {
  name: 'hand-over-duties',
  handles: HANDLES,
  react(event, act, { register, duties }) {
    if (!HANDLES.has(event.type)) return ignore('not-for-this-process');
    const changeId = event.type === 'HandOverFellDue' ? event.data.changeId : null;
    if (changeId !== null && ![...register.handOvers.values()].some(({ order }) => order.changeId === changeId)) return ignore('no-such-change');
    const day = dateAt(act.recordedAt);
    const open = duties.filter(({ duty }) => isOpenDuty(duty) || awaitsClosing(duty));
    if (open.length === 0) return ignore('no-open-duty');
    const messages = open.flatMap((each): readonly ProcessMessage[] => {
      const moves = movesOfDuty(each, register, day, changeId);
      const { terms } = each.duty;
      return moves.length === 0 || terms === null ? [] : [toAssignment(terms.assignmentId, actingBody(act), { type: 'HandOverAssignment', moves })];
    });
    return messages.length === 0 ? ignore('nothing-to-hand-over') : send(...messages);
  },
};
