import { handlingDecider, handlingFromJson, handlingToJson, type BodyId, type HandlingCommand, type HandlingEvent, type HandlingState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** Of one body: a duty that it leads is with one of its people. */
export const handlingStream = (body: BodyId): string => `handling-${body}`;

export const HANDLING: Aggregate<HandlingCommand, HandlingState, HandlingEvent> = {
  decider: handlingDecider,
  foldVersion: 1,
  toJson: handlingToJson,
  fromJson: handlingFromJson,
  settled: () => false,
};
