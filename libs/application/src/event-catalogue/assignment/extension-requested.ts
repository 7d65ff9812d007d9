import type { LocalDate } from '#libs/domain';
import { day, flag, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead asks for more time (xin gia hạn, R5). */
export const extensionRequested = storedEvent('ExtensionRequested', 'extension-requested', object({
  requestNumber: wholeNumber,
  proposedDue: day<LocalDate>(),
  reason: text,
  progressSoFar: text,
  filedLate: flag,
}));
