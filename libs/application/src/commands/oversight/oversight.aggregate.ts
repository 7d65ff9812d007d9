import { oversightDecider, type OversightCommand, type OversightEvent, type OversightId, type OversightState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

export const OVERSIGHT: Aggregate<OversightCommand, OversightState, OversightEvent> = {
  decider: oversightDecider,
  foldVersion: 2,
  toJson: (state) => state,
  fromJson: (json) => json as OversightState,
  settled: ({ status }) => status === 'ended',
};

export const oversightStream = (id: OversightId): string => `oversight-${id}`;
