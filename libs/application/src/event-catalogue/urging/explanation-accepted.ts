import type { BodyId } from '#libs/domain';
import { id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The body that urges took the explanation. */
export const explanationAccepted = storedEvent('ExplanationAccepted', 'explanation-accepted', object({ addressee: id<BodyId>(), round: wholeNumber, note: nullable(text) }));
