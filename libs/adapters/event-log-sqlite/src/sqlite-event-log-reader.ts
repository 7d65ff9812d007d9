import type { DatabaseSync } from 'node:sqlite';
import { EventLogFaultError, type EventBlock, type EventLogReader, type LoggedEvent, type Position, type ReadOptions, type Subscription } from '#libs/application';
import { EventQueries } from './event-queries.js';
import { Follower } from './follower.js';
import { faultOf, logFiles } from './log-files.js';
import { openForReading } from './open-log-file.js';

export interface SqliteEventLogReaderOptions {
  readonly folder: string;
  /** How often subscriptions look without being woken, in milliseconds; 50 when absent. */
  readonly pollMs?: number;
  /** Most events handed to a subscriber at once; 5,000 when absent. */
  readonly eventsPerDelivery?: number;
  /** Reads what comes in log order in blocks, for whoever walks along all of it: `latin1` is then at hand, and `bytes` and `id` are made when asked for. */
  readonly inBlocks?: boolean;
}

/** Reads the log beside its writer, in another thread or process. */
export interface SqliteEventLogReader extends EventLogReader {
  /** Tells that something may have been appended: subscriptions look at once instead of at the next poll. */
  wake(): void;
  /** How many events it holds now. */
  count(): number;
  /** All events of one stream, at once. */
  streamNow(stream: string): readonly LoggedEvent[];
  /** Ends the subscriptions and lets the file go. */
  close(): Promise<void>;
}

/** Opens a log that exists; throws an EventLogFaultError (`log-missing` when the folder holds none). Never writes events. */
export function openSqliteEventLogReader(options: SqliteEventLogReaderOptions): SqliteEventLogReader {
  return new Reader(openForReading(options.folder), options);
}

class Reader implements SqliteEventLogReader {
  private readonly queries: EventQueries;
  private readonly followers = new Set<Follower>();
  private readonly path: string;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly database: DatabaseSync,
    private readonly options: SqliteEventLogReaderOptions,
  ) {
    this.queries = new EventQueries(database);
    this.path = logFiles(options.folder).main;
  }

  async readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    return this.ask((queries) => queries.inStream(stream, options));
  }

  async streamRevision(stream: string): Promise<number> {
    return this.ask((queries) => queries.revisionOf(queries.streamId(stream)));
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    return this.inLogOrder(after, limit);
  }

  async readBlocks(after: Position, limit: number): Promise<readonly EventBlock[]> {
    return this.ask((queries) => queries.blocksAfter(after, limit));
  }

  async holds(blocks: readonly EventBlock[]): Promise<boolean> {
    return this.ask((queries) => blocks.every((block) => queries.holds(block)));
  }

  async head(): Promise<Position> {
    return this.ask((queries) => queries.head());
  }

  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription {
    const { pollMs = 50, eventsPerDelivery = 5000 } = this.options;
    const read = (position: Position): readonly LoggedEvent[] => this.inLogOrder(position, eventsPerDelivery);
    const follower = new Follower({ read, after, onBatch, onEnd, pollMs });
    this.followers.add(follower);
    void follower.ended.then(() => this.followers.delete(follower));
    return follower;
  }

  wake(): void {
    for (const follower of this.followers) follower.wake();
  }

  close(): Promise<void> {
    this.closing ??= Promise.all([...this.followers].map((follower) => follower.close())).then(() => this.database.close());
    return this.closing;
  }

  private inLogOrder(after: Position, limit: number): readonly LoggedEvent[] {
    return this.ask((queries) => (this.options.inBlocks === true ? queries.inBlocksAfter(after, limit) : queries.after(after, limit)));
  }

  count(): number {
    return this.ask((queries) => queries.lastIndex());
  }

  streamNow(stream: string): readonly LoggedEvent[] {
    return this.ask((queries) => queries.inStream(stream));
  }

  private ask<T>(question: (queries: EventQueries) => T): T {
    if (this.closing) throw new EventLogFaultError('log-closed', this.path);
    try {
      return question(this.queries);
    } catch (cause) {
      throw cause instanceof RangeError ? cause : faultOf(cause, this.path);
    }
  }
}
