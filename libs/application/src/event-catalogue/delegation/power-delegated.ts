import { ROLES, type Action, type BodyId, type DelegationParty, type LocalDate } from '#libs/domain';
import { day, id, listOf, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const party = object<DelegationParty>({ body: id<BodyId>(), position: nullable(oneOf(ROLES)) });

/** Somebody may act in another's name for some days. Acts are kept as text: later programs may know others. */
export const powerDelegated = storedEvent('PowerDelegated', 'power-delegated', object({
  delegationId: id<string>(),
  from: party,
  to: party,
  validFrom: day<LocalDate>(),
  validUntil: nullable(day<LocalDate>()),
  actions: nullable(listOf(id<Action>())),
  basis: text,
}));
