import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An addressee explained itself (giải trình). */
export const explanationGiven = storedEvent('ExplanationGiven', 'explanation-given', object({ addressee: id<BodyId>(), round: wholeNumber, text }));
