import type { LocalDate } from '#libs/domain';
import { day, id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A delegation ends earlier than it said. */
export const delegationRevoked = storedEvent('DelegationRevoked', 'delegation-revoked', object({
  delegationId: id<string>(),
  from: day<LocalDate>(),
  reason: text,
}));
