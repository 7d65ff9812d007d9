import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  assertAppendable,
  EventLogFaultError,
  NO_STREAM,
  type AppendOutcome,
  type EventLog,
  type LoggedEvent,
  type NewEvent,
  type Position,
  type ReadOptions,
  type Subscription,
} from '#libs/application';
import { writeIdBytes } from './event-id.js';
import { EventQueries } from './event-queries.js';
import { Follower } from './follower.js';
import { openForWriting, type WritableLog } from './open-log-file.js';
import { indexOf, positionOf } from './position.js';
import { RecentEvents } from './recent-events.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';
import { WriteAheadLog } from './write-ahead-log.js';

export interface SqliteEventLogOptions {
  /** Folder of the log; made when absent. */
  readonly folder: string;
  /** Called once when an I/O error has broken the log. The process must end: nothing can be appended or read any more. */
  readonly onBroken?: (fault: EventLogFaultError) => void;
  /** Streams whose last revision is remembered, at least; 100,000 when absent. */
  readonly streamsRemembered?: number;
}

/** Opens the log of a folder as its only writer. Throws an EventLogFaultError, leaving an existing file as it was. */
export function openSqliteEventLog(options: SqliteEventLogOptions): EventLog {
  return new SqliteEventLog(openForWriting(options.folder), options);
}

interface PendingAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
  readonly resolve: (outcome: AppendOutcome) => void;
}

const EVENTS_PER_DELIVERY = 1000;

/**
 * The log on `node:sqlite`, on the thread of its caller. Appends of one turn of the event loop share a transaction and
 * so one fsync; none is answered before it. The first error while writing breaks the log for good: after a failed
 * fsync nobody knows what the disk holds, and a repeated one may report success for pages that are lost.
 */
class SqliteEventLog implements EventLog {
  /** The lock beside the file keeps everybody else out. */
  readonly singleWriter = true;
  private readonly database: DatabaseSync;
  private readonly queries: EventQueries;
  private readonly wal: WriteAheadLog;
  private readonly heads: StreamHeads;
  private readonly followers = new Set<Follower>();
  private readonly recent = new RecentEvents();
  private readonly begin: StatementSync;
  private readonly commit: StatementSync;
  private readonly insertEvent: StatementSync;
  private readonly insertStream: StatementSync;
  private readonly idBytes = new Uint8Array(16);
  private queue: PendingAppend[] = [];
  private nextIndex: number;
  private fault: EventLogFaultError | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly opened: WritableLog,
    private readonly options: SqliteEventLogOptions,
  ) {
    const { database } = opened;
    this.database = database;
    this.queries = new EventQueries(database);
    this.wal = new WriteAheadLog(database);
    this.heads = new StreamHeads(options.streamsRemembered ?? 100_000);
    this.begin = database.prepare('BEGIN IMMEDIATE');
    this.commit = database.prepare('COMMIT');
    this.insertEvent = database.prepare('INSERT INTO event(position, stream, revision, id, bytes) VALUES (?, ?, ?, ?, ?)');
    this.insertStream = database.prepare('INSERT INTO stream(name) VALUES (?)');
    this.nextIndex = this.queries.lastIndex() + 1;
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    assertAppendable(stream, expectedRevision, events);
    this.assertUsable();
    return new Promise((resolve) => {
      this.queue.push({ stream, expectedRevision, events, resolve });
      if (this.queue.length === 1) setImmediate(() => this.flush());
    });
  }

  async readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    this.assertUsable();
    const id = this.streamId(stream);
    return id === undefined ? [] : this.queries.inStreamWithId(stream, id, options?.fromRevision ?? 0, options?.limit ?? Number.MAX_SAFE_INTEGER);
  }

  async streamRevision(stream: string): Promise<number> {
    this.assertUsable();
    return this.heads.get(stream)?.revision ?? this.queries.revisionOf(this.streamId(stream));
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    return this.eventsAfter(after, limit);
  }

  async head(): Promise<Position> {
    this.assertUsable();
    return this.queries.head();
  }

  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription {
    const follower = new Follower({ read: (position) => this.nextFor(position), after, onBatch, onEnd });
    this.followers.add(follower);
    void follower.ended.then(() => this.followers.delete(follower));
    return follower;
  }

  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    this.flush(); // still before `closing` is set: what was accepted is stored
    await Promise.all([...this.followers].map((follower) => follower.close()));
    if (this.fault) return; // closing would write and sync again; the lock goes with the process
    try {
      this.wal.finish();
    } catch (cause) {
      throw this.breakFor(cause);
    }
    this.database.close();
    this.opened.lock.close();
  }

  /** What a follower takes next: from memory when it is close behind, else from the file. */
  private nextFor(after: Position): readonly LoggedEvent[] {
    this.assertUsable();
    return this.recent.after(indexOf(after), EVENTS_PER_DELIVERY) ?? this.queries.after(after, EVENTS_PER_DELIVERY);
  }

  private eventsAfter(after: Position, limit: number): readonly LoggedEvent[] {
    this.assertUsable();
    return this.queries.after(after, limit);
  }

  private assertUsable(): void {
    if (this.fault) throw this.fault;
    if (this.closing) throw new EventLogFaultError('log-closed', this.opened.files.main);
  }

  /** Stores all that waits in one transaction, and answers after its fsync. */
  private flush(): void {
    if (this.queue.length === 0) return;
    const batch = this.queue;
    const before = this.nextIndex - 1;
    this.queue = [];
    let outcomes: AppendOutcome[];
    try {
      this.begin.run();
      outcomes = batch.map((append) => this.place(append));
      this.commit.run();
    } catch (cause) {
      const fault = this.breakFor(cause);
      for (const { resolve } of batch) resolve({ kind: 'unknown', cause: fault });
      return;
    }
    for (let index = 0; index < batch.length; index++) batch[index]?.resolve(outcomes[index] as AppendOutcome);
    if (this.followers.size > 0) {
      this.recent.add(before, storedEvents(before, batch, outcomes));
      for (const follower of this.followers) follower.wake();
    }
    if (this.wal.isCheckpointDue()) setImmediate(() => this.checkpoint()); // after those just answered went on
  }

  /** Puts one append into the open transaction, or finds why not. Its answer holds once the transaction is durable. */
  private place({ stream, expectedRevision, events }: PendingAppend): AppendOutcome {
    let head = this.heads.get(stream) ?? this.storedHead(stream);
    const actualRevision = head?.revision ?? NO_STREAM;
    if (actualRevision !== expectedRevision) return this.repeated(stream, head, expectedRevision, events) ?? { kind: 'rejected', actualRevision };
    if (!head) {
      head = { id: Number(this.insertStream.run(stream).lastInsertRowid), revision: NO_STREAM };
      this.heads.set(stream, head);
    }
    for (const { id, bytes } of events) {
      writeIdBytes(id, this.idBytes);
      this.insertEvent.run(this.nextIndex++, head.id, ++head.revision, this.idBytes, bytes);
    }
    return { kind: 'stored', revision: head.revision, position: positionOf(this.nextIndex - 1) };
  }

  private streamId(stream: string): number | undefined {
    const head = this.heads.get(stream);
    if (head !== undefined) return head.id;
    if (this.heads.isAbsent(stream)) return undefined;
    const id = this.queries.streamId(stream);
    if (id === undefined) this.heads.markAbsent(stream);
    return id;
  }

  private storedHead(stream: string): StreamHead | undefined {
    const id = this.streamId(stream);
    if (id === undefined) return undefined;
    const head = { id, revision: this.queries.revisionOf(id) };
    this.heads.set(stream, head);
    return head;
  }

  /** The first answer again, when exactly these events already follow the expected revision. */
  private repeated(stream: string, head: StreamHead | undefined, expectedRevision: number, events: readonly NewEvent[]): AppendOutcome | undefined {
    if (!head || head.revision < expectedRevision + events.length) return undefined;
    const stored = this.queries.inStreamWithId(stream, head.id, expectedRevision + 1, events.length);
    const last = stored.at(-1);
    const same = stored.length === events.length && stored.every((event, index) => event.id === events[index]?.id);
    return same && last ? { kind: 'stored', revision: last.revision, position: last.position } : undefined;
  }

  private checkpoint(): void {
    if (this.fault || this.closing) return;
    try {
      this.wal.checkpoint();
    } catch (cause) {
      this.breakFor(cause);
    }
  }

  private breakFor(cause: unknown): EventLogFaultError {
    if (this.fault) return this.fault;
    const fault = new EventLogFaultError('log-broken', this.opened.files.main, { cause });
    this.fault = fault;
    this.heads.clear();
    for (const follower of this.followers) follower.wake(); // they find the fault and end with it
    this.options.onBroken?.(fault);
    return fault;
  }
}

/** What a committed batch put into the log, in log order. Repeated and rejected appends put nothing there. */
function storedEvents(before: number, batch: readonly PendingAppend[], outcomes: readonly AppendOutcome[]): LoggedEvent[] {
  const stored: LoggedEvent[] = [];
  let index = before;
  for (let place = 0; place < batch.length; place++) {
    const { stream, events } = batch[place] as PendingAppend;
    const outcome = outcomes[place] as AppendOutcome;
    if (outcome.kind !== 'stored' || outcome.position !== positionOf(index + events.length)) continue;
    const first = outcome.revision - events.length + 1;
    events.forEach(({ id, bytes }, offset) => stored.push({ id, bytes, stream, revision: first + offset, position: positionOf(++index) }));
  }
  return stored;
}
