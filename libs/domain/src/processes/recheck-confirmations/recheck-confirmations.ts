import { awaitsClosing, isOpenDuty } from '../../assignment/index.js';
import { actingBody, ignore, send, type LocalDate } from '../../kernel/index.js';
import type { OrganisationEvent } from '../../organisation/index.js';
import type { HandOverContext } from '../hand-over-duties/hand-over-duties.js';
import { movesOfDuty } from '../hand-over-duties/moves-of-duty.js';
import { toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

/** `duties`: at least all in which a body of any change carried out so far has a place, whatever came of them since. */
export interface RecheckContext extends HandOverContext {
  /** Bodies that have ended since the change can take over nothing any more. */
  readonly today: LocalDate;
}

/**
 * Looks once more at the changes of bodies of a log that was written when nobody looked (R12): whoever still confirms, or
 * would close, its own work hands that on, as it does on the day of a merger since `hand-over-duties` sees to it. Nothing
 * but the confirmation moves. What is in order is left alone, so that hearing it again sends nothing.
 *
 * Ignores: `nothing-to-hand-over`, `not-for-this-process`.
 */
export const recheckConfirmations: Process<OrganisationEvent, RecheckContext> = {
  name: 'recheck-confirmations',
  handles: new Set(['HandOverFellDue']),
  react(event, act, { register, duties, today }) {
    if (event.type !== 'HandOverFellDue') return ignore('not-for-this-process');
    const messages = duties.flatMap((each): readonly ProcessMessage[] => {
      const { terms } = each.duty;
      if (terms === null || !(isOpenDuty(each.duty) || awaitsClosing(each.duty))) return [];
      const moves = movesOfDuty(each, register, today, null).filter(({ as, why }) => as === 'confirming' && why === 'separation-of-duty');
      return moves.length === 0 ? [] : [toAssignment(terms.assignmentId, actingBody(act), { type: 'HandOverAssignment', moves })];
    });
    return messages.length === 0 ? ignore('nothing-to-hand-over') : send(...messages);
  },
};
