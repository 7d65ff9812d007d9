import { accept, dateAt, reject, type Act, type Decider, type Decision } from '../../kernel/index.js';
import type { PositionCommand } from './commands.js';
import type { PositionEvent, PositionTerms } from './events.js';
import type { PositionRejection } from './rejections.js';
import { evolvePositions, initialPositions, type PositionsState } from './state.js';

type Outcome = Decision<PositionEvent, PositionRejection>;

/** Who holds which position of a body, in half-open intervals, from the day of its record on. Who may appoint is `can`'s business. */
export const positionDecider: Decider<PositionCommand, PositionsState, PositionEvent, PositionRejection> = {
  initialState: initialPositions,
  decide: (command, state, act) => (command.type === 'AppointPerson' ? appoint(command, state, act) : end(command, state, act)),
  evolve: evolvePositions,
};

function appoint({ terms, stands }: Extract<PositionCommand, { type: 'AppointPerson' }>, { positions }: PositionsState, act: Act): Outcome {
  const { person, body, validFrom, validUntil, basis } = terms;
  const recordedOn = dateAt(act.recordedAt);
  if (stands.person !== 'entered') return reject('position-person-not-there', { person, stands: stands.person });
  if (stands.body !== 'active') return reject('position-body-not-standing', { body, stands: stands.body });
  if (validUntil !== null && validUntil <= validFrom) return reject('position-interval-empty', { validFrom, validUntil });
  if (validFrom < recordedOn) return reject('position-in-past', { day: validFrom, recordedOn });
  if (basis.trim() === '') return reject('position-basis-missing');
  const held = positions.find((each) => isSame(each, terms) && overlap(each, terms));
  return held === undefined ? accept({ type: 'PersonAppointed', data: terms }) : reject('position-already-held', { positionId: held.positionId });
}

function end({ positionId, from, reason }: Extract<PositionCommand, { type: 'EndPosition' }>, { positions }: PositionsState, act: Act): Outcome {
  const known = positions.find((each) => each.positionId === positionId);
  if (known === undefined) return reject('position-unknown', { positionId });
  if (reason.trim() === '') return reject('position-basis-missing');
  const recordedOn = dateAt(act.recordedAt);
  const day = from ?? recordedOn;
  if (day < recordedOn) return reject('position-in-past', { day, recordedOn });
  if (known.validUntil !== null && known.validUntil <= day) return reject('position-over', { until: known.validUntil });
  // One that has not begun never comes to be held.
  return accept({ type: 'PositionEnded', data: { positionId, from: day < known.validFrom ? known.validFrom : day, reason } });
}

const isSame = (a: PositionTerms, b: PositionTerms): boolean => a.person === b.person && a.body === b.body && a.role === b.role;

const overlap = (a: PositionTerms, b: PositionTerms): boolean =>
  a.validUntil !== a.validFrom && (a.validUntil === null || b.validFrom < a.validUntil) && (b.validUntil === null || a.validFrom < b.validUntil);
