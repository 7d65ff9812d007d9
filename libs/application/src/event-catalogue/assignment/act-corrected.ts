import { CORRECTABLE_ACTS } from '#libs/domain';
import { object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A counter-act takes a mistaken act back (R15). */
export const actCorrected = storedEvent('ActCorrected', 'act-corrected', object({
  act: oneOf(CORRECTABLE_ACTS),
  revision: wholeNumber,
  reason: text,
}));
