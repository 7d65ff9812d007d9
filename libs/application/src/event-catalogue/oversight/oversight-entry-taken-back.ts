import { OVERSIGHT_ENTRIES } from '#libs/domain';
import { object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** R15: an observation, warning, recommendation or proposal that was put down by mistake. */
export const oversightEntryTakenBack = storedEvent('OversightEntryTakenBack', 'oversight-entry-taken-back', object({
  entry: oneOf(OVERSIGHT_ENTRIES),
  number: wholeNumber,
  reason: text,
}));
