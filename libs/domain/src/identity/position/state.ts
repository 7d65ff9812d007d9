import type { ActorId, LocalDate } from '../../kernel/index.js';
import type { PositionEvent, PositionTerms } from './events.js';

/** Every position that anybody was ever given, in the order in which they were; one that was ended with the end that it came to have. */
export interface PositionsState {
  readonly positions: readonly PositionTerms[];
}

export const initialPositions: PositionsState = { positions: [] };

export function evolvePositions(state: PositionsState, event: PositionEvent): PositionsState {
  switch (event.type) {
    case 'PersonAppointed':
      return { positions: [...state.positions, event.data] };
    case 'PositionEnded': {
      const { positionId, from } = event.data;
      return { positions: state.positions.map((each) => (each.positionId === positionId ? { ...each, validUntil: from } : each)) };
    }
  }
}

/** Is it held on that day? */
export const heldOn = ({ validFrom, validUntil }: Pick<PositionTerms, 'validFrom' | 'validUntil'>, day: LocalDate): boolean => validFrom <= day && (validUntil === null || day < validUntil);

/** How many positions the person holds on that day or later. */
export const positionsFrom = ({ positions }: PositionsState, person: ActorId, day: LocalDate): number =>
  positions.filter((each) => each.person === person && each.validUntil !== each.validFrom && (each.validUntil === null || day < each.validUntil)).length;
