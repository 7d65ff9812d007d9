import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Which key signs the checkpoints of the log, from here on. */
export const LOG_KEY_EVENTS = {
  LogKeyIntroduced: storedEvent('LogKeyIntroduced', 'log-key-introduced', object({
    key: id(),
  })),
  LogKeyRotated: storedEvent('LogKeyRotated', 'log-key-rotated', object({
    key: id(),
    replaced: id(),
    reason: text,
  })),
} as const;
