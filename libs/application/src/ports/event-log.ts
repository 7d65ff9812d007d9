/**
 * The event log: the only truth (ARCHITECTURE, invariants 1–3). It stores bytes; what they mean is decided once, above.
 *
 * Promises every adapter keeps, proved by `eventLogContract` in `libs/testing`:
 * - Atomic: an append stores all of its events, in order, or none.
 * - Exact: an append names the revision it expects; any other current revision refuses it.
 * - Durable: `stored` is answered only after the events are on disk (or on a majority of the cluster).
 * - Repeatable: the identical batch (same ids, same expected revision) appended again is answered `stored` with the
 *   positions of the first time, and nothing is stored twice.
 * - Checked: what `assertAppendable` forbids, a position of another log, and use after `close` reject the promise.
 * - Ordered: positions grow strictly in log order and compare as plain strings; revisions of a stream are 0, 1, 2, …
 *   Appends under way at once keep the order of their calls in each stream; between streams any order may come of it.
 */
export type Position = string;

/** Before the first event; smaller than every position. */
export const START: Position = '';

/** Revision expected of a stream without events. */
export const NO_STREAM = -1;

export interface NewEvent {
  /** UUID in its 36-character lower-case text form; not the nil UUID. */
  readonly id: string;
  /** The whole canonical envelope. Handed over: the caller changes it no more. */
  readonly bytes: Uint8Array;
  /**
   * What `bytes` say, at hand because this program has just written them. A log may give it back with the event to those
   * who follow in the same program, or drop it; it never looks at it.
   */
  readonly known?: KnownContent;
}

/** Event and metadata, in the terms of whoever wrote the bytes. */
export interface KnownContent {
  readonly event: unknown;
  readonly metadata: unknown;
}

export interface LoggedEvent extends NewEvent {
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: number;
  readonly position: Position;
  /** Another way to the same bytes, when the log has them at hand in this form: it spares making `bytes`. */
  readonly texts?: ByteTexts;
}

/** Neighbours in log order, read at once. */
export interface EventBlock {
  readonly length: number;
  /** Position of the last of them. */
  readonly last: Position;
  /** Their bytes in one piece, each behind the 16 bytes of its UUID. */
  readonly memory: Uint8Array;
  /** Where the bytes of each begin and end there. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  streamOf(at: number): string;
  revisionOf(at: number): number;
  event(at: number): LoggedEvent;
}

/** Bytes as texts, for whoever looks at very many of them. */
export interface ByteTexts {
  /** All of them, one character for each byte (ISO 8859-1). */
  readonly latin1: string;
  /** What those from `from` up to `to` say in UTF-8. */
  utf8(from: number, to: number): string;
}

/**
 * How an append ended. `stored` names the last event of the batch. `unknown` means that the outcome could not be learned (a lost answer, a time-out): the caller
 * repeats the identical batch until it learns it, and tells nobody that the command succeeded or failed before.
 */
export type AppendOutcome =
  | { readonly kind: 'stored'; readonly revision: number; readonly position: Position }
  | { readonly kind: 'rejected'; readonly actualRevision: number }
  | { readonly kind: 'unknown'; readonly cause: unknown };

export interface ReadOptions {
  /** First revision to read (inclusive); 0 when absent. */
  readonly fromRevision?: number;
  readonly limit?: number;
}

export interface Subscription {
  /** Stops deliveries; resolves when no handler is running any more (so a handler must not wait for it). */
  close(): Promise<void>;
}

export interface EventLogReader {
  /** Events of one stream in order, as of now; none for a stream that does not exist. */
  readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]>;
  /**
   * Revision of the last event of the stream, or NO_STREAM. Includes what was stored through this object; what another
   * program stored may be missing for up to a second, so whoever must not miss it reads the stream.
   */
  streamRevision(stream: string): Promise<number>;
  /** At most `limit` events after `after` in log order. */
  readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]>;
  /** The same in blocks, for a log that has them at hand. */
  readBlocks?(after: Position, limit: number): Promise<readonly EventBlock[]>;
  /** Reads blocks of its own a second time, and tells whether each event is where and what it was, to the last byte; for a log that can without making them anew. */
  holds?(blocks: readonly EventBlock[]): Promise<boolean>;
  /** Position of the last event, or START in an empty log. */
  head(): Promise<Position>;
  /**
   * Delivers every event after `after`, in order, in batches, one batch at a time (the next waits for the promise of
   * the one before), never inside the call itself. A handler that throws, or a log that cannot be read, ends the
   * subscription; `onEnd` gets the error. Closing ends it without a call.
   */
  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription;
}

export interface EventLog extends EventLogReader {
  /**
   * True: while it is open nobody appends but through this object, so what was stored through it is all there is of a
   * stream that was read before; and no subscriber is handed an event before those who appended it have gone on with the
   * answer, so that whoever keeps states of streams has folded it. False: another program may have appended since, and
   * only asking tells.
   */
  readonly singleWriter: boolean;
  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome>;
  close(): Promise<void>;
}

export const EVENT_LOG = Symbol('EventLog');
