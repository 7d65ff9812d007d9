import type { Act, ActorId, BodyId, Instant, LocalDate } from '#libs/domain';
import type { LoggedEvent } from '../ports/index.js';
import { STORED_BY_TYPE, type StoredMetadata } from './envelope.js';
import { decodeEvent } from './event-codec.js';
import { readInstant } from './instant-text.js';
import type { DomainEvent, DomainEventType, EventMetadata, RecordedEvent } from './recorded-event.js';

const HEAD = '{"type":"';
const DATA = ',"data":';
const META = ',"meta":{"recordedAt":"';
const INSTANT_LENGTH = 24;
const OCCURRED_ON = '","occurredOn":"';
const DATE_LENGTH = 10;

/** What stands between HEAD and DATA in an event of the newest version. */
const newest: ReadonlyMap<string, DomainEventType> = new Map(
  Object.values(STORED_BY_TYPE).map(({ type, name, schemaVersion }) => [`${name}","version":${schemaVersion}`, type]),
);

/**
 * Reads an event as `decodeEvent` does, but of the metadata only the two days and instants that states are folded by;
 * the rest is read when it is asked for. For whoever walks along the whole log: it costs half as much. What is not as
 * `encodeEvent` writes it, or not of the newest version, or not at hand as text, goes to `decodeEvent`.
 * @throws UnreadableEventError as `decodeEvent` does.
 */
export function readForFolding(logged: LoggedEvent): RecordedEvent {
  const { text } = logged;
  if (text === undefined) return decodeEvent(logged);
  const dataAt = text.indexOf(DATA);
  const type = newest.get(text.slice(HEAD.length, dataAt));
  const metaAt = text.indexOf(META, dataAt);
  const dayAt = metaAt + META.length + INSTANT_LENGTH;
  if (type === undefined || metaAt < 0 || !text.startsWith(OCCURRED_ON, dayAt)) return decodeEvent(logged);
  const recordedAt = readInstant(text.slice(dayAt - INSTANT_LENGTH, dayAt));
  if (Number.isNaN(recordedAt)) return decodeEvent(logged);
  let data: unknown;
  try {
    data = JSON.parse(text.slice(dataAt + DATA.length, metaAt));
  } catch {
    return decodeEvent(logged); // says what is wrong
  }
  if (typeof data !== 'object' || data === null) return decodeEvent(logged);
  const occurredOn = text.slice(dayAt + OCCURRED_ON.length, dayAt + OCCURRED_ON.length + DATE_LENGTH) as LocalDate;
  return new GlancedEvent(logged, { type, data } as DomainEvent, new GlancedMetadata(text, metaAt, recordedAt, occurredOn));
}

class GlancedEvent implements RecordedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;

  constructor(
    private readonly logged: LoggedEvent,
    readonly event: DomainEvent,
    readonly metadata: EventMetadata,
  ) {
    this.stream = logged.stream;
    this.revision = logged.revision;
    this.position = logged.position;
  }

  get id(): string {
    return this.logged.id;
  }
}

/** Metadata and act in one: each part reads the stored text when it is first asked for. */
class GlancedMetadata implements EventMetadata, Act {
  private parsed: StoredMetadata | null = null;

  constructor(
    private readonly text: string,
    private readonly metaAt: number,
    readonly recordedAt: Instant,
    readonly occurredOn: LocalDate,
  ) {}

  get act(): Act {
    return this;
  }

  get lateEntryBasis(): string | null {
    return this.stored().lateEntryBasis ?? null;
  }

  get actor(): ActorId {
    return this.stored().actor;
  }

  get body(): BodyId {
    return this.stored().body;
  }

  get actingFor(): BodyId | null {
    return this.stored().actingFor ?? null;
  }

  get commandId(): string {
    return this.stored().commandId;
  }

  get correlationId(): string {
    return this.stored().correlationId ?? this.commandId;
  }

  get causationId(): string | null {
    return this.stored().causationId ?? null;
  }

  /** Most events have none, which the text alone tells. */
  get requestHash(): string | null {
    return this.text.includes(',"requestHash":"', this.metaAt) ? (this.stored().requestHash ?? null) : null;
  }

  get policyVersion(): number {
    return this.stored().policy;
  }

  get calendarVersion(): number {
    return this.stored().calendar;
  }

  private stored(): StoredMetadata {
    this.parsed ??= (JSON.parse(`{${this.text.slice(this.metaAt + 1)}`) as { readonly meta: StoredMetadata }).meta;
    return this.parsed;
  }
}
