import { personDecider, type ActorId, type PersonCommand, type PersonEvent, type PersonState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

const PREFIX = 'person-';
export const personStream = (person: ActorId): string => `${PREFIX}${person}`;

export const PERSON: Aggregate<PersonCommand, PersonState, PersonEvent> = {
  decider: personDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as PersonState,
  settled: () => true,
};
