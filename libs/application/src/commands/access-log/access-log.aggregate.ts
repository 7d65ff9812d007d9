import { accessLogDecider, type AccessCommand, type AccessEvent, type AccessLogState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** Streams `access-<person>-<month>[-<program>]`. */
export const ACCESS_LOG: Aggregate<AccessCommand, AccessLogState, AccessEvent> = {
  decider: accessLogDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as AccessLogState,
  settled: () => false,
};
