import type { ActorId, BodyId, LocalDate } from '#libs/domain';
import { EVENT_CATALOGUE } from './catalogue.js';
import type { DomainEventType } from './recorded-event.js';
import type { StoredEvent } from './stored-event.js';

/** The catalogue without the join of each type to its data, for code that handles all events alike. */
export const STORED_BY_TYPE = EVENT_CATALOGUE as unknown as Readonly<Record<DomainEventType, StoredEvent>>;
export const STORED_BY_NAME: ReadonlyMap<string, StoredEvent> = new Map(Object.values(STORED_BY_TYPE).map((stored) => [stored.name, stored]));

/** The metadata as stored: nulls left out, the correlation left out when it is the command itself. */
export interface StoredMetadata {
  readonly recordedAt: string;
  readonly occurredOn: LocalDate;
  readonly lateEntryBasis?: string;
  readonly actor: ActorId;
  readonly body: BodyId;
  readonly actingFor?: BodyId;
  readonly commandId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly preparedBy?: ActorId;
  readonly requestHash?: string;
  readonly policy: number;
  readonly calendar: number;
}

/** What the bytes of an event say. */
export interface Envelope {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
  readonly meta: StoredMetadata;
}
