import { accept, reject, type Decider, type DirectiveId } from '../kernel/index.js';
import type { DirectiveNumberCommand } from './commands.js';
import type { DirectiveNumberEvent } from './events.js';

/** The claim on one document number (issuer, kind, year, number). */
export interface DirectiveNumberState {
  /** The directive that holds the number; null while it is free. */
  readonly heldBy: DirectiveId | null;
}

export type DirectiveNumberRejection =
  /** Another directive has the number. Facts: `heldBy`. */
  | 'number-taken'
  /** The directive that would release the number does not hold it. Facts: `heldBy`. */
  | 'number-not-held'
  /** A release names no reason. */
  | 'reason-missing';

/** Makes a number unique across streams: claimed before a directive is drafted under it, released when none was. */
export const directiveNumberDecider: Decider<DirectiveNumberCommand, DirectiveNumberState, DirectiveNumberEvent, DirectiveNumberRejection> = {
  initialState: { heldBy: null },
  decide(command, { heldBy }) {
    const { directiveId } = command;
    switch (command.type) {
      case 'ClaimDirectiveNumber':
        if (heldBy === directiveId) return accept();
        return heldBy === null ? accept({ type: 'DirectiveNumberClaimed', data: { directiveId } }) : reject('number-taken', { heldBy });
      case 'ReleaseDirectiveNumber': {
        if (heldBy !== directiveId) return reject('number-not-held', { heldBy });
        const reason = command.reason.trim();
        return reason === '' ? reject('reason-missing') : accept({ type: 'DirectiveNumberReleased', data: { directiveId, reason } });
      }
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'DirectiveNumberClaimed':
        return { heldBy: event.data.directiveId };
      case 'DirectiveNumberReleased':
        return { heldBy: null };
    }
  },
};
