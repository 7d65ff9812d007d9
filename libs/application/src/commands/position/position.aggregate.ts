import { positionDecider, type PositionCommand, type PositionEvent, type PositionsState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** One stream for all: everybody's rights follow from it, and are asked at every request. */
export const POSITION_STREAM = 'positions';

export const POSITIONS: Aggregate<PositionCommand, PositionsState, PositionEvent> = {
  decider: positionDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as PositionsState,
  settled: () => false,
};
