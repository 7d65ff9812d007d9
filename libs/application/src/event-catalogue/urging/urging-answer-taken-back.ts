import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A mistaken answer (R15). */
export const urgingAnswerTakenBack = storedEvent('UrgingAnswerTakenBack', 'urging-answer-taken-back', object({ addressee: id<BodyId>(), answer: wholeNumber, reason: text }));
