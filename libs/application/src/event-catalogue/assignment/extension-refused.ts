import { object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The issuer refuses more time (R5). */
export const extensionRefused = storedEvent('ExtensionRefused', 'extension-refused', object({
  requestNumber: wholeNumber,
  reason: text,
}));
