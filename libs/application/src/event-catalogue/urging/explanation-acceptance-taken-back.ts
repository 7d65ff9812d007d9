import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An explanation accepted by mistake (R15). */
export const explanationAcceptanceTakenBack = storedEvent('ExplanationAcceptanceTakenBack', 'explanation-acceptance-taken-back', object({ addressee: id<BodyId>(), round: wholeNumber, reason: text }));
