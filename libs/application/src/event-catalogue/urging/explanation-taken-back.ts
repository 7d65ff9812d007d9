import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A mistaken explanation, before it was judged (R15). */
export const explanationTakenBack = storedEvent('ExplanationTakenBack', 'explanation-taken-back', object({ addressee: id<BodyId>(), round: wholeNumber, reason: text }));
