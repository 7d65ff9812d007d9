import type { Act } from '#libs/domain';
import type { LoggedEvent } from '../ports/index.js';
import { STORED_BY_NAME, STORED_BY_TYPE, type Envelope } from './envelope.js';
import { instantText, readInstant } from './instant-text.js';
import { jsonText } from './json-text.js';
import type { DomainEvent, DomainEventType, EventMetadata, RecordedEvent } from './recorded-event.js';
import type { StoredEvent } from './stored-event.js';
import { UnreadableEventError } from './unreadable-event.error.js';

const heads = Object.fromEntries(
  Object.values(STORED_BY_TYPE).map((stored) => [stored.type, `{"type":"${stored.name}","version":${stored.schemaVersion},"data":`]),
) as Record<DomainEventType, string>;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The canonical envelope of an event, UTF-8 JSON without white space and in NFC:
 * `{"type","version","data","meta"}`; `data` in the field order of its shape; `meta` in the order `recordedAt` (ISO-8601
 * UTC), `occurredOn`, `lateEntryBasis`, `actor`, `body`, `actingFor`, `commandId`, `correlationId`, `causationId`,
 * `preparedBy`, `requestHash`, `policy`, `calendar`. In `meta` what is null is left out, and so is a `correlationId` that equals the
 * `commandId`. Equal events give equal bytes, however they were built.
 */
export function encodeEvent(event: DomainEvent, metadata: EventMetadata): { readonly bytes: Uint8Array } {
  const { act } = metadata;
  const stored = STORED_BY_TYPE[event.type];
  let json = heads[event.type] + stored.newest.write(event.data as never);
  json += `,"meta":{"recordedAt":"${instantText(act.recordedAt)}","occurredOn":"${act.occurredOn}"`;
  if (act.lateEntryBasis !== null) json += `,"lateEntryBasis":${jsonText(act.lateEntryBasis)}`;
  json += `,"actor":${jsonText(act.actor)},"body":${jsonText(act.body)}`;
  if (act.actingFor !== null) json += `,"actingFor":${jsonText(act.actingFor)}`;
  json += `,"commandId":${jsonText(metadata.commandId)}`;
  if (metadata.correlationId !== metadata.commandId) json += `,"correlationId":${jsonText(metadata.correlationId)}`;
  if (metadata.causationId !== null) json += `,"causationId":${jsonText(metadata.causationId)}`;
  if (metadata.preparedBy !== undefined) json += `,"preparedBy":${jsonText(metadata.preparedBy)}`;
  if (metadata.requestHash !== null) json += `,"requestHash":${jsonText(metadata.requestHash)}`;
  json += `,"policy":${metadata.policyVersion},"calendar":${metadata.calendarVersion}}}`;
  // Buffer.from is several times faster here than TextEncoder.
  return { bytes: Buffer.from(json, 'utf8') };
}

/**
 * Reads an event back, upcast to the newest shape; one that this program has just written need not be read. Trusts the fields of what this program wrote (the full check is
 * `validateStored`), so that a rebuild reads fast.
 * @throws UnreadableEventError when the bytes are no JSON object, name an unknown type or version, or no instant.
 */
export function decodeEvent(logged: LoggedEvent): RecordedEvent {
  const { id, stream, revision, position, known } = logged;
  if (known !== undefined) {
    const event = known.event as DomainEvent;
    return { id, stream, revision, position, type: event.type, event, metadata: known.metadata as EventMetadata };
  }
  let envelope: Envelope;
  try {
    envelope = JSON.parse(decoder.decode(logged.bytes)) as Envelope;
  } catch (cause) {
    throw new UnreadableEventError(logged, 'no JSON in UTF-8', { cause });
  }
  const meta = envelope?.meta;
  const data = envelope?.data;
  if (typeof meta !== 'object' || meta === null || typeof data !== 'object' || data === null) {
    throw new UnreadableEventError(logged, 'no envelope of type, version, data and meta');
  }
  const stored = STORED_BY_NAME.get(envelope.type);
  if (stored === undefined) throw new UnreadableEventError(logged, `unknown type ${JSON.stringify(envelope.type)}`);
  const newest = envelope.version === stored.schemaVersion ? data : upcast(stored, envelope, logged);
  const recordedAt = typeof meta.recordedAt === 'string' ? readInstant(meta.recordedAt) : Number.NaN;
  if (Number.isNaN(recordedAt)) throw new UnreadableEventError(logged, 'no instant of recording');
  const act: Act = {
    recordedAt,
    occurredOn: meta.occurredOn,
    lateEntryBasis: meta.lateEntryBasis ?? null,
    actor: meta.actor,
    body: meta.body,
    actingFor: meta.actingFor ?? null,
  };
  return {
    id,
    stream,
    revision,
    position,
    type: stored.type,
    event: { type: stored.type, data: newest } as DomainEvent,
    metadata: {
      act,
      commandId: meta.commandId,
      correlationId: meta.correlationId ?? meta.commandId,
      causationId: meta.causationId ?? null,
      ...(meta.preparedBy !== undefined && { preparedBy: meta.preparedBy }),
      requestHash: meta.requestHash ?? null,
      policyVersion: meta.policy,
      calendarVersion: meta.calendar,
    },
  };
}

function upcast(stored: StoredEvent, envelope: Envelope, logged: LoggedEvent): unknown {
  const { version } = envelope;
  if (!Number.isInteger(version) || version < 1 || version > stored.schemaVersion) {
    throw new UnreadableEventError(logged, `unknown version ${JSON.stringify(version)} of ${stored.name}`);
  }
  return stored.older.slice(version - 1).reduce((data, step) => step.upcast(data), envelope.data);
}
