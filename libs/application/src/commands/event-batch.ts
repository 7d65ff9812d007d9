import type { Act } from '#libs/domain';
import { encodeEvent, type DomainEvent, type EventMetadata } from '../event-catalogue/index.js';
import type { Ids, NewEvent } from '../ports/index.js';
import type { CommandOrigin } from './command-job.js';
import type { SupervisionRules } from './supervision-rules.js';

/** The bytes of a decision. Ids follow from command, place and content, so the identical batch can be repeated without harm (invariant 2). */
export function encodeBatch(ids: Ids, rules: SupervisionRules, events: readonly DomainEvent[], act: Act, origin: CommandOrigin): readonly NewEvent[] {
  const metadata: EventMetadata = {
    act,
    commandId: origin.commandId,
    correlationId: origin.correlationId,
    causationId: origin.causationId,
    ...(origin.preparedBy !== undefined && { preparedBy: origin.preparedBy }),
    requestHash: origin.requestHash,
    policyVersion: rules.policy.version,
    calendarVersion: rules.calendar.version,
  };
  return events.map((event, index) => {
    const { bytes } = encodeEvent(event, metadata);
    return { id: ids.deriveOf(bytes, origin.commandId, String(index)), bytes, known: { event, metadata } };
  });
}
