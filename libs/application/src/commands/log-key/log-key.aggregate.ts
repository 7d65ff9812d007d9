import { logKeyDecider, type LogKeyCommand, type LogKeyEvent, type LogKeyState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** One stream: which key signs the checkpoints of this log. */
export const LOG_KEY_STREAM = 'log-key';

export const LOG_KEY: Aggregate<LogKeyCommand, LogKeyState, LogKeyEvent> = {
  decider: logKeyDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as LogKeyState,
  settled: () => false,
};
