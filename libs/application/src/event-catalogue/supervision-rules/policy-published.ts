import { stepFrom, type BodyId } from '#libs/domain';
import { id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { policySwitches, policySwitches1, policySwitches2 } from './policy.shape.js';

const BEGINNING = { version: wholeNumber, issuer: nullable(id<BodyId>()) } as const;

/** A whole policy, of one issuer or (null) of all that have none of their own. */
export const policyPublished = storedEvent('PolicyPublished', 'policy-published', object({ ...BEGINNING, switches: policySwitches, basis: text }), [
  { shape: object({ ...BEGINNING, switches: policySwitches1, basis: text }), upcast: stepFrom('PolicyPublished', 1) },
  { shape: object({ ...BEGINNING, switches: policySwitches2, basis: text }), upcast: stepFrom('PolicyPublished', 2) },
]);
