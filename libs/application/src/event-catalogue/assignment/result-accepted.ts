import { stepFrom } from '#libs/domain';
import { listOf, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const VERSION_1 = { round: wholeNumber, note: nullable(text) } as const;

/** The confirming body accepts the result (xác nhận hoàn thành). In version 1 no point was ever left open by it. */
export const resultAccepted = storedEvent('ResultAccepted', 'result-accepted', object({ ...VERSION_1, openPoints: listOf(text) }), [
  { shape: object(VERSION_1), upcast: stepFrom('ResultAccepted', 1) },
]);
