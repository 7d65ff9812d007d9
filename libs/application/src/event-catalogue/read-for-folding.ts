import type { Act, ActorId, BodyId, Instant, LocalDate } from '#libs/domain';
import type { ByteTexts, LoggedEvent } from '../ports/index.js';
import { STORED_BY_TYPE, type StoredMetadata } from './envelope.js';
import { decodeEvent } from './event-codec.js';
import { readInstantAt } from './instant-text.js';
import type { DataOf } from './stored-event.js';
import type { DomainEvent, DomainEventType, EventMetadata, RecordedEvent } from './recorded-event.js';
import { UnreadableEventError } from './unreadable-event.error.js';

const HEAD = '{"type":"';
const DATA = ',"data":';
/** Sought without what stands before it: letters are rarer in JSON than commas and quotes, so it is found several times sooner. */
const META = 'meta":{"recordedAt":"';
const BEFORE_META = ',"';
const META_LABEL = BEFORE_META.length + META.length;
const INSTANT_LENGTH = 24;
const OCCURRED_ON = '","occurredOn":"';
const DATE_LENGTH = 10;

/** What stands between HEAD and DATA in an event of the newest version. */
const newest: ReadonlyMap<string, DomainEventType> = new Map(
  Object.values(STORED_BY_TYPE).map(({ type, name, schemaVersion }) => [`${name}","version":${schemaVersion}`, type]),
);

/**
 * Of these events folding a duty reads nothing, or only a number that is their first field: it is found in the text
 * without reading the rest of the data. They are most of what a log holds.
 */
export const GLANCED_FIELDS = {
  AssignmentAcknowledged: null,
  ProgressReported: 'percent',
  ResultSubmitted: 'round',
  ResultAccepted: null,
  AssignmentClosed: null,
} as const satisfies { readonly [Type in DomainEventType]?: keyof DataOf<Type> | null };

/** Data of one field. Written out for each: an object whose field is named by a variable takes three times as long to make. */
const DATA_WITH = {
  percent: (percent: number) => ({ percent }),
  round: (round: number) => ({ round }),
} as const satisfies Readonly<Record<NonNullable<(typeof GLANCED_FIELDS)[keyof typeof GLANCED_FIELDS]>, (value: number) => object>>;

/** How to find what is read of an event, and what it makes: what stands before its value, and the data with it. */
const glanced: ReadonlyMap<DomainEventType, { readonly label: string; readonly dataWith: (value: number) => object } | null> = new Map(
  Object.entries(GLANCED_FIELDS).map(([type, field]) => [type as DomainEventType, field === null ? null : { label: `{"${field}":`, dataWith: DATA_WITH[field] }]),
);

/** The event with at least those fields of its data that the domain's `evolve` and `noticesOf` read. @throws UnreadableEventError */
export const eventForFolding = (recorded: RecordedEvent): DomainEvent => (recorded instanceof GlancedEvent ? recorded.glance() : recorded.event);

/**
 * Reads an event as `decodeEvent` does, but only its type and the two days and instants that states are folded by; the
 * data and the rest of the metadata are read when they are asked for. For whoever walks along the whole log: most read
 * models want few of the events. What is not as `encodeEvent` writes it, or not of the newest version, goes to `decodeEvent`.
 * @throws UnreadableEventError as `decodeEvent` does; for data that is no JSON, when it is asked for.
 */
export function readForFolding(logged: LoggedEvent): RecordedEvent {
  const texts = logged.texts ?? textsOf(logged.bytes);
  const text = texts.latin1;
  const dataAt = text.indexOf(DATA, HEAD.length);
  const type = newest.get(text.slice(HEAD.length, dataAt));
  const metaAt = text.indexOf(META, dataAt) - BEFORE_META.length;
  const recordedAt = readInstantAt(text, metaAt + META_LABEL);
  const dayAt = metaAt + META_LABEL + INSTANT_LENGTH;
  if (type === undefined || metaAt < 0 || Number.isNaN(recordedAt) || !text.startsWith(BEFORE_META, metaAt) || !text.startsWith(OCCURRED_ON, dayAt)) return decodeEvent(logged);
  return new GlancedEvent(logged, texts, text, type, dataAt + DATA.length, metaAt, recordedAt, dayAt + OCCURRED_ON.length);
}

/** An event with its metadata and its act in one: each part reads the stored text when it is first asked for. */
class GlancedEvent implements RecordedEvent, EventMetadata, Act {
  readonly stream: string;
  readonly revision: number;
  private whole: DomainEvent | null = null;
  private parsed: StoredMetadata | null = null;

  constructor(
    private readonly logged: LoggedEvent,
    private readonly texts: ByteTexts,
    private readonly text: string,
    readonly type: DomainEventType,
    private readonly dataAt: number,
    private readonly metaAt: number,
    readonly recordedAt: Instant,
    private readonly dayAt: number,
  ) {
    this.stream = logged.stream;
    this.revision = logged.revision;
  }

  get id(): string {
    return this.logged.id;
  }

  get position(): string {
    return this.logged.position;
  }

  get event(): DomainEvent {
    this.whole ??= this.readEvent();
    return this.whole;
  }

  glance(): DomainEvent {
    if (this.whole !== null) return this.whole;
    const wanted = glanced.get(this.type);
    if (wanted === null) return { type: this.type, data: NOTHING } as unknown as DomainEvent;
    if (wanted === undefined || !this.text.startsWith(wanted.label, this.dataAt)) return this.event;
    const at = this.dataAt + wanted.label.length;
    const value = Number(this.text.slice(at, this.text.indexOf(',', at)));
    return Number.isNaN(value) ? this.event : ({ type: this.type, data: wanted.dataWith(value) } as unknown as DomainEvent);
  }

  get metadata(): EventMetadata {
    return this;
  }

  get act(): Act {
    return this;
  }

  get occurredOn(): LocalDate {
    return dayIn(this.text, this.dayAt);
  }

  get lateEntryBasis(): string | null {
    return this.stored().lateEntryBasis ?? null;
  }

  get actor(): ActorId {
    return (this.plainText(ACTOR) as ActorId | null) ?? this.stored().actor;
  }

  get body(): BodyId {
    return (this.plainText(BODY) as BodyId | null) ?? this.stored().body;
  }

  get actingFor(): BodyId | null {
    return this.hasField(ACTING_FOR) ? (this.stored().actingFor ?? null) : null;
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

  get preparedBy(): EventMetadata['preparedBy'] {
    return this.stored().preparedBy;
  }

  get requestHash(): string | null {
    return this.hasField(REQUEST_HASH) ? (this.stored().requestHash ?? null) : null;
  }

  get policyVersion(): number {
    return this.stored().policy;
  }

  get calendarVersion(): number {
    return this.stored().calendar;
  }

  /** @throws UnreadableEventError */
  private readEvent(): DomainEvent {
    const data = objectIn(this.texts, this.dataAt, this.metaAt);
    if (data === null) return decodeEvent(this.logged).event;
    if (this.type === 'TaskAssigned') nameAlike(data as Record<string, unknown>);
    return { type: this.type, data } as DomainEvent;
  }

  /** Most events have none of what is rarely given, which the text alone tells: a quote within a text is escaped. */
  private hasField(label: string): boolean {
    return this.text.includes(label, this.dayAt);
  }

  /** A text of the metadata that needs no reading; null where it does. */
  private plainText(label: string): string | null {
    const at = this.text.indexOf(label, this.dayAt) + label.length;
    return at < this.dayAt ? null : plainOnce(this.text.slice(at, this.text.indexOf('"', at)));
  }

  /** @throws UnreadableEventError */
  private stored(): StoredMetadata {
    if (this.parsed !== null) return this.parsed;
    const meta = objectIn(this.texts, this.metaAt + META_VALUE, this.text.length - 1);
    if (meta === null) throw new UnreadableEventError(this.logged, 'no JSON in UTF-8');
    this.parsed = meta as StoredMetadata;
    return this.parsed;
  }
}

const NOTHING = {};
const ACTOR = ',"actor":"';
const BODY = ',"body":"';
const ACTING_FOR = ',"actingFor":"';
const REQUEST_HASH = ',"requestHash":"';
/** Means in ISO 8859-1 and in JSON what it says. */
const PLAIN = /^[\w-]+$/;
/** From the comma before the metadata to their value. */
const META_VALUE = ',"meta":'.length;
/** What bytes that are no UTF-8 are read as; anybody may have written it too. */
const REPLACEMENT = '\uFFFD';
const strict = new TextDecoder('utf-8', { fatal: true });

/** The object that these bytes say as JSON; null when they say none. */
function objectIn(texts: ByteTexts, from: number, to: number): object | null {
  const json = texts.utf8(from, to);
  try {
    if (json.includes(REPLACEMENT)) strict.decode(Buffer.from(texts.latin1.slice(from, to), 'latin1'));
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** Bodies, directives and days come again and again. */
const SHORT_TEXT = 40;
const TEXTS_KEPT = 5000;
const texts = new Map<string, string>();
/** Those that stood in the metadata and mean in ISO 8859-1 what they say. */
const plainTexts = new Map<string, string>();

/** The text itself, copied once: a part of a text keeps the whole block that it was read from. Null when it means something else. */
function plainOnce(part: string): string | null {
  const known = plainTexts.get(part);
  if (known !== undefined) return known;
  if (!PLAIN.test(part)) return null;
  if (plainTexts.size > TEXTS_KEPT) plainTexts.clear();
  const text = Buffer.from(part, 'latin1').toString('latin1');
  plainTexts.set(text, text);
  return text;
}

/** Ids of duties come but once. */
const DUTY_ID = 'assignmentId';

/**
 * Lets equal short texts be one text: a duty stays in memory until it is finished, and whoever looks its texts up is done
 * the sooner when they are the very ones that were looked up before.
 */
function nameAlike(data: Record<string, unknown>): void {
  if (texts.size > TEXTS_KEPT) texts.clear();
  for (const field in data) {
    const text = data[field];
    if (typeof text !== 'string' || text.length > SHORT_TEXT || field === DUTY_ID) continue;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    else data[field] = known;
  }
}

function textsOf({ buffer, byteOffset, byteLength }: Uint8Array): ByteTexts {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return { latin1: bytes.toString('latin1'), utf8: (from, to) => bytes.toString('utf8', from, to) };
}

let lastDay = '' as LocalDate;

/** The day at that place of the text. Remembers the last one: a log holds many events of a day in a row. */
function dayIn(text: string, at: number): LocalDate {
  if (lastDay === '' || !text.startsWith(lastDay, at)) lastDay = text.slice(at, at + DATE_LENGTH) as LocalDate;
  return lastDay;
}
