import type { DatabaseSync } from 'node:sqlite';
import {
  assertAppendable,
  EventLogFaultError,
  NO_STREAM,
  START,
  type AppendOutcome,
  type EventLog,
  type LoggedEvent,
  type NewEvent,
  type Position,
  type ReadOptions,
  type Subscription,
} from '#libs/application';
import { EVENTS_PER_BLOCK, EventQueries } from './event-queries.js';
import { Follower } from './follower.js';
import { FreeNames } from './free-names.js';
import { LogWriter } from './log-writer.js';
import type { LogThreadFault } from './log-writer-thread.js';
import { openForWriting, type WritableLog } from './open-log-file.js';
import { indexOf, positionOf } from './position.js';
import { RecentEvents } from './recent-events.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';

export interface SqliteEventLogOptions {
  /** Folder of the log; made when absent. */
  readonly folder: string;
  /** Called once when an I/O error has broken the log. The process must end: nothing can be appended or read any more. */
  readonly onBroken?: (fault: EventLogFaultError) => void;
  /** Counted up and notified whenever something is on disk, for those who wait for it in other threads. */
  readonly signal?: Int32Array<SharedArrayBuffer>;
  /** Streams whose last revision is remembered, at least; 100,000 when absent. */
  readonly streamsRemembered?: number;
}

/** Opens the log of a folder as its only writer. Throws an EventLogFaultError, leaving an existing file as it was. */
export function openSqliteEventLog(options: SqliteEventLogOptions): EventLog {
  return new SqliteEventLog(openForWriting(options.folder), options);
}

/** An append on its way: what it will be told once all that was written up to it is on disk. */
interface PendingAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** Null: it did not fit, and is compared with what is stored then. */
  readonly head: StreamHead | null;
  readonly expectedRevision: number;
  /** Dense index of the last event that must be on disk before the answer. */
  readonly lastIndex: number;
  readonly resolve: (outcome: AppendOutcome) => void;
}

const EVENTS_PER_DELIVERY = 1000;

/**
 * The log on `node:sqlite`. What an append means is decided on the caller's thread, where the heads of all streams in use
 * are known; a thread of its own stores it, all that came while it was busy in one transaction with one fsync. Nothing is
 * answered, read or told to a follower before that. The first error while writing breaks the log for good: after a failed
 * fsync nobody knows what the disk holds, and a repeated one may report success for pages that are lost.
 */
class SqliteEventLog implements EventLog {
  /** The lock beside the file keeps everybody else out. */
  readonly singleWriter = true;
  private readonly database: DatabaseSync;
  private readonly queries: EventQueries;
  private readonly heads: StreamHeads;
  /** The log has one writer: a name that is free stays so until that one takes it. */
  private readonly free: FreeNames;
  private readonly followers = new Set<Follower>();
  private readonly recent = new RecentEvents();
  private readonly writer: LogWriter;
  private readonly pending: PendingAppend[] = [];
  private nextStream: number;
  private durableIndex: number;
  private nextIndex: number;
  private fault: EventLogFaultError | undefined;
  private closing: Promise<void> | undefined;
  private brokeAtTheEnd = false;
  private whenWriterEnded: () => void = () => undefined;

  constructor(
    private readonly opened: WritableLog,
    private readonly options: SqliteEventLogOptions,
  ) {
    const { database } = opened;
    this.database = database;
    this.queries = new EventQueries(database);
    this.heads = new StreamHeads(options.streamsRemembered ?? 100_000);
    this.writer = new LogWriter({
      path: opened.files.main,
      signal: options.signal,
      onDurable: (more) => this.settle(more),
      onEnd: (fault) => this.writerEnded(fault),
    });
    this.durableIndex = this.queries.lastIndex();
    const lastStream = this.queries.lastStream();
    this.free = new FreeNames((from, limit) => this.queries.namesOf(from, limit), lastStream);
    this.nextStream = lastStream + 1;
    this.nextIndex = this.queries.lastIndex() + 1;
  }

  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    return new Promise((resolve) => {
      assertAppendable(stream, expectedRevision, events);
      this.assertUsable();
      this.place(stream, expectedRevision, events, resolve);
    });
  }

  async readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    this.assertUsable();
    const id = this.streamId(stream);
    return id === undefined ? [] : this.queries.inStreamWithId(stream, id, options?.fromRevision ?? 0, options?.limit ?? Number.MAX_SAFE_INTEGER);
  }

  async streamRevision(stream: string): Promise<number> {
    this.assertUsable();
    return this.headOf(stream)?.durable ?? NO_STREAM;
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    const most = this.toldAfter(after, limit);
    return most < EVENTS_PER_BLOCK ? this.queries.after(after, most) : this.queries.inBlocksAfter(after, most);
  }

  async head(): Promise<Position> {
    this.assertUsable();
    return this.durableIndex === 0 ? START : positionOf(this.durableIndex);
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
    this.free.stop();
    const followersEnded = Promise.all([...this.followers].map((follower) => follower.close()));
    if (this.fault === undefined) {
      await new Promise<void>((resolve) => {
        this.whenWriterEnded = resolve;
        this.writer.close(); // what was accepted is still stored
      });
    }
    await followersEnded;
    if (this.brokeAtTheEnd) throw this.fault as EventLogFaultError;
    if (this.fault) return; // closing would write and sync again; the lock goes with the process
    this.database.close();
    this.opened.lock.close();
  }

  /** What a follower takes next: from memory when it is close behind, else from the file. */
  private nextFor(after: Position): readonly LoggedEvent[] {
    this.assertUsable();
    return this.recent.after(indexOf(after), EVENTS_PER_DELIVERY) ?? this.queries.after(after, this.toldAfter(after, EVENTS_PER_DELIVERY));
  }

  /**
   * How many events after that position there are, `limit` at most, of those of which who appended them has been told: the file may
   * have more already, and whoever heard of that would find heads of streams that do not know it yet.
   */
  private toldAfter(after: Position, limit: number): number {
    this.assertUsable();
    return Math.max(0, Math.min(limit, this.durableIndex - indexOf(after)));
  }

  private assertUsable(): void {
    if (this.fault) throw this.fault;
    if (this.closing) throw new EventLogFaultError('log-closed', this.opened.files.main);
  }

  /** Hands the append over to be stored, when it fits. */
  private place(stream: string, expectedRevision: number, events: readonly NewEvent[], resolve: (outcome: AppendOutcome) => void): void {
    let head = this.headOf(stream);
    if ((head?.revision ?? NO_STREAM) !== expectedRevision) {
      const pending = { stream, events, head: null, expectedRevision, lastIndex: this.nextIndex - 1, resolve };
      if (this.pending.length === 0) this.answer(pending);
      else this.pending.push(pending);
      return;
    }
    let name: string | null = null;
    if (!head) {
      head = { id: this.nextStream++, revision: NO_STREAM, durable: NO_STREAM };
      this.heads.set(stream, head);
      this.free.take(stream);
      name = stream;
    }
    for (const { id, bytes } of events) {
      this.writer.write(this.nextIndex++, head.id, ++head.revision, name, id, bytes);
      name = null;
    }
    this.writer.wrote();
    this.pending.push({ stream, events, head, expectedRevision, lastIndex: this.nextIndex - 1, resolve });
  }

  /** Answers those whose events are on disk, and tells the followers. */
  private settle(more: number): void {
    const before = this.durableIndex;
    this.durableIndex += more;
    const stored: LoggedEvent[] = [];
    let answered = 0;
    for (const pending of this.pending) {
      if (pending.lastIndex > this.durableIndex) break;
      answered++;
      this.answer(pending);
      if (pending.head !== null && this.followers.size > 0) addStored(stored, pending);
    }
    this.pending.splice(0, answered);
    if (this.followers.size === 0) return;
    this.recent.forget(Math.min(...[...this.followers].map(({ position }) => indexOf(position))));
    this.recent.add(before, stored);
    for (const follower of this.followers) follower.wake();
  }

  private answer({ stream, events, head, expectedRevision, lastIndex, resolve }: PendingAppend): void {
    if (head !== null) {
      head.durable = expectedRevision + events.length;
      resolve({ kind: 'stored', revision: head.durable, position: positionOf(lastIndex) });
      return;
    }
    const now = this.headOf(stream);
    resolve(this.repeated(stream, now, expectedRevision, events) ?? { kind: 'rejected', actualRevision: now?.durable ?? NO_STREAM });
  }

  private streamId(stream: string): number | undefined {
    const head = this.heads.get(stream);
    if (head !== undefined) return head.id;
    return this.free.isFree(stream) ? undefined : this.queries.streamId(stream);
  }

  /** Remembered once looked up: every command asks again about streams that it looks at beside its own, such as the register. */
  private headOf(stream: string): StreamHead | undefined {
    const known = this.heads.get(stream);
    if (known !== undefined) return known;
    const id = this.streamId(stream);
    if (id === undefined) return undefined;
    const revision = this.queries.revisionOf(id);
    const head = { id, revision, durable: revision };
    this.heads.set(stream, head);
    return head;
  }

  /** The first answer again, when exactly these events already follow the expected revision. */
  private repeated(stream: string, head: StreamHead | undefined, expectedRevision: number, events: readonly NewEvent[]): AppendOutcome | undefined {
    if (!head || head.durable < expectedRevision + events.length) return undefined;
    const stored = this.queries.inStreamWithId(stream, head.id, expectedRevision + 1, events.length);
    const last = stored.at(-1);
    const same = stored.length === events.length && stored.every((event, index) => event.id === events[index]?.id);
    return same && last ? { kind: 'stored', revision: last.revision, position: last.position } : undefined;
  }

  private writerEnded(fault: LogThreadFault | null): void {
    if (fault !== null) {
      this.brokeAtTheEnd = this.closing !== undefined && this.pending.length === 0;
      this.breakFor(Object.assign(new Error(fault.message), { errcode: fault.errcode }));
    }
    this.whenWriterEnded();
  }

  private breakFor(cause: unknown): EventLogFaultError {
    if (this.fault) return this.fault;
    const fault = new EventLogFaultError('log-broken', this.opened.files.main, { cause });
    this.fault = fault;
    this.heads.clear();
    for (const follower of this.followers) follower.wake(); // they find the fault and end with it
    for (const { resolve } of this.pending.splice(0)) resolve({ kind: 'unknown', cause: fault });
    this.options.onBroken?.(fault);
    return fault;
  }
}

function addStored(to: LoggedEvent[], { stream, events, expectedRevision, lastIndex }: PendingAppend): void {
  const before = lastIndex - events.length;
  for (let at = 0; at < events.length; at++) {
    const { id, bytes, known } = events[at] as NewEvent;
    to.push({ id, bytes, known, stream, revision: expectedRevision + 1 + at, position: positionOf(before + 1 + at) });
  }
}
