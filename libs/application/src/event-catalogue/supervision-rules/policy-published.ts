import type { BodyId } from '#libs/domain';
import { id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { policySwitches, policySwitches1, switchesFrom1 } from './policy.shape.js';

const BEGINNING = { version: wholeNumber, issuer: nullable(id<BodyId>()) } as const;

interface Version1 {
  readonly switches: Parameters<typeof switchesFrom1>[0];
}

/** A whole policy, of one issuer or (null) of all that have none of their own. */
export const policyPublished = storedEvent('PolicyPublished', 'policy-published', object({ ...BEGINNING, switches: policySwitches, basis: text }), [
  { shape: object({ ...BEGINNING, switches: policySwitches1, basis: text }), upcast: (data) => ({ ...(data as object), switches: switchesFrom1((data as Version1).switches) }) },
]);
