import { bodyStands } from '../organisation/index.js';
import { personDecider, type PersonCommand, type PersonEvent, type PersonState } from '../identity/person/index.js';
import { initialPositions, positionDecider, positionsFrom, type PositionCommand, type PositionEvent, type PositionsState } from '../identity/position/index.js';
import { dateAt } from '../kernel/index.js';
import type { Retraceable, Told } from './retracing.js';

/** Positions that the person held when the act was recorded. */
function heldBy({ state, act, stateOf }: Pick<Told<PersonState, PersonEvent>, 'state' | 'act' | 'stateOf'>): number {
  const positions = (stateOf('positions') as PositionsState | null) ?? initialPositions;
  return state.status === 'unknown' ? 0 : positionsFrom(positions, state.person, dateAt(act.recordedAt));
}

export const RETRACE_PERSON: Retraceable<PersonCommand, PersonState, PersonEvent> = {
  stream: /^person-/,
  decider: personDecider,
  retrace: {
    PersonEntered: ({ person }) => ({ type: 'EnterPerson', person }),
    PersonDataChanged: ({ fields }) => ({ type: 'ChangePersonData', fields }),
    PersonErasureAsked: ({ ground }, told) => ({ type: 'AskPersonErasure', ground, positions: heldBy(told) }),
    PersonErasureTakenBack: () => ({ type: 'TakeBackPersonErasure' }),
    PersonErased: (_data, told) => ({ type: 'ConfirmPersonErasure', positions: heldBy(told) }),
  },
};

export const RETRACE_POSITION: Retraceable<PositionCommand, PositionsState, PositionEvent> = {
  stream: /^positions$/,
  decider: positionDecider,
  retrace: {
    PersonAppointed: (terms, { register, stateOf }) => ({
      type: 'AppointPerson', terms,
      stands: { body: bodyStands(register, terms.body, terms.validFrom), person: (stateOf(`person-${terms.person}`) as PersonState | null)?.status ?? 'unknown' },
    }), // prettier-ignore
    PositionEnded: (data) => ({ type: 'EndPosition', ...data }),
  },
};
