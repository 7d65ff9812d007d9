import type { BodyId, EarlyWarning } from '#libs/domain';
import { id, listOf, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body is warned early. */
export const earlyWarningGiven = storedEvent('EarlyWarningGiven', 'early-warning-given', object<EarlyWarning>({
  number: wholeNumber,
  body: id<BodyId>(),
  text,
  observations: listOf(wholeNumber),
}));
