import type { BodyId } from '#libs/domain';
import { id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { policySwitches } from './policy.shape.js';

/** A whole policy, of one issuer or (null) of all that have none of their own. */
export const policyPublished = storedEvent('PolicyPublished', 'policy-published', object({ version: wholeNumber, issuer: nullable(id<BodyId>()), switches: policySwitches, basis: text }));
