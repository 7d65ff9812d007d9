import { nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The confirming body accepts the result (xác nhận hoàn thành). */
export const resultAccepted = storedEvent('ResultAccepted', 'result-accepted', object({
  round: wholeNumber,
  note: nullable(text),
}));
