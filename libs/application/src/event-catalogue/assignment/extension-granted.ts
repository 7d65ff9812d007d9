import type { LocalDate } from '#libs/domain';
import { day, flag, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The issuer grants a new due day (R5). */
export const extensionGranted = storedEvent('ExtensionGranted', 'extension-granted', object({
  requestNumber: wholeNumber,
  newDue: day<LocalDate>(),
  note: nullable(text),
  beyondCap: flag,
  afterParent: flag,
}));
