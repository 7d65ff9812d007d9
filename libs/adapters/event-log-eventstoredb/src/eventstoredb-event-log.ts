import { randomUUID } from 'node:crypto';
import { ErrorType } from '@eventstore/db-client';
import {
  assertAppendable, EventLogFaultError,
  type AppendOutcome, type EventLog, type EventLogReader, type LeaseBook, type LoggedEvent, type NewEvent, type Position, type ReadOptions, type Subscription,
} from '#libs/application'; // prettier-ignore
import { AppendLine, type AppendResult } from './append-line.js';
import { jittered, pause } from './client-errors.js';
import { connectionString, type Connection } from './connection.js';
import { EventReader } from './event-reader.js';
import { Follower } from './follower.js';
import { findMarker, markInstallation, type InstallationMarker } from './installation-marker.js';
import { KnownEnds } from './known-ends.js';
import { positionOf } from './position.js';
import { EVENT_TYPE, type LogAlarm } from './read-event.js';
import { ReadLine } from './read-line.js';
import { guardServers, guardStreams } from './start-guard.js';
import { StreamLeaseBook } from './stream-lease-book.js';
import { streamNames, type StreamNames } from './stream-names.js';

export interface EventStoreDbLogOptions {
  readonly connection: Connection;
  /** Name of the installation; the streams of its log begin with it (INSTALLATION_NAME). */
  readonly installation: string;
  /** Hears of what nobody who keeps to the rules has done; nothing when absent. */
  readonly onAlarm?: (alarm: LogAlarm) => void;
  /** Streams (as on the server) that an alarm told of before: the log is opened only when nothing is wrong with them any more. */
  readonly suspects?: readonly string[];
  readonly patience?: Partial<Patience>;
}

/** How long the adapter waits, ms. */
export interface Patience {
  /** For the answer to an append; without one it is repeated as long, and then counts as unknown. Default 3,000. */
  readonly append: number;
  /** For the end of one read, which is then asked again. Default 5,000. */
  readonly read: number;
  /** For servers that cannot be reached, while reading. Default 15,000. */
  readonly reach: number;
  /** Between two looks at the end of a log that rests, at most. Default 250. */
  readonly poll: number;
}

const PATIENCE: Patience = { append: 3_000, read: 5_000, reach: 15_000, poll: 250 };
const EVENTS_PER_DELIVERY = 5_000;
const REPEAT_AFTER_MS = 150;

/** Reads the log beside its writers, on connections of its own. */
export interface EventStoreDbLogReader extends EventLogReader {
  /** Tells this log from any other, even under the same name. */
  readonly installationId: string;
  /** Tells that something was appended: subscriptions look soon instead of at the next poll. */
  wake(): void;
  close(): Promise<void>;
}

export interface EventStoreDbLog extends EventLog, EventStoreDbLogReader {
  /** Who works, of the programs on this log. */
  readonly leases: LeaseBook;
}

/** Opens the log of an installation, marking it as theirs when it is new. @throws EventLogFaultError, EventLogUnreachableError. */
export async function openEventStoreDbLog(options: EventStoreDbLogOptions): Promise<EventStoreDbLog> {
  const { connection, patience, suspects = [] } = options;
  const opened = await reach(options, async (line, names) => {
    await guardServers(line, connection);
    await guardStreams(line, suspects);
    return markInstallation(line, names, randomUUID());
  });
  return new Log(options, opened, new AppendLine({ connectionString: connectionString(connection), eventType: EVENT_TYPE, patienceMs: patience?.append ?? PATIENCE.append }));
}

/** Opens a log that exists, to read it. @throws EventLogFaultError (`log-missing` where there is none), EventLogUnreachableError. */
export async function openEventStoreDbLogReader(options: EventStoreDbLogOptions): Promise<EventStoreDbLogReader> {
  const opened = await reach(options, async (line, names) => {
    const marker = await findMarker(line, names);
    if (marker === null) throw new EventLogFaultError('log-missing', names.marker);
    return marker;
  });
  return new Reader(options, opened);
}

interface Reached {
  readonly line: ReadLine;
  readonly names: StreamNames;
  readonly marker: InstallationMarker;
}

async function reach(options: EventStoreDbLogOptions, mark: (line: ReadLine, names: StreamNames) => Promise<InstallationMarker>): Promise<Reached> {
  const names = streamNames(options.installation);
  const { read, reach: persistenceMs } = { ...PATIENCE, ...options.patience };
  const line = new ReadLine({ connection: options.connection, patienceMs: read, persistenceMs });
  try {
    return { line, names, marker: await mark(line, names) };
  } catch (error) {
    await line.close();
    throw error;
  }
}

class Reader implements EventStoreDbLogReader {
  readonly installationId: string;
  protected readonly reader: EventReader;
  protected readonly ends = new KnownEnds();
  protected closing: Promise<void> | undefined;
  private readonly followers = new Set<Follower>();

  constructor(
    protected readonly options: EventStoreDbLogOptions,
    protected readonly reached: Reached,
  ) {
    const { line, names, marker } = reached;
    this.installationId = marker.id;
    this.reader = new EventReader({ line, names, origin: marker.place, onAlarm: options.onAlarm ?? (() => undefined) });
  }

  async readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    this.assertOpen();
    return (await this.reader.inStream(stream, options)).filter(({ foreign }) => !foreign);
  }

  /** Without asking the server, where a subscription has read along since it was asked. */
  async streamRevision(stream: string): Promise<number> {
    this.assertOpen();
    const known = this.ends.get(stream);
    if (known !== undefined) return known;
    const mark = this.ends.mark();
    const revision = await this.reader.revisionOf(stream);
    this.ends.learn(stream, revision, mark);
    return revision;
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    this.assertOpen();
    for (let from = after; ; ) {
      const page = await this.reader.after(from, limit);
      const own = page.filter(({ foreign }) => !foreign);
      const last = page.at(-1);
      if (own.length > 0 || last === undefined) return own;
      from = last.position;
    }
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return this.reader.head();
  }

  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription {
    this.assertOpen();
    const pollMs = this.options.patience?.poll ?? PATIENCE.poll;
    const follower = new Follower({ reader: this.reader, ends: this.ends, after, onBatch, onEnd, eventsAtOnce: EVENTS_PER_DELIVERY, pollMs });
    this.followers.add(follower);
    void follower.ended.then(() => this.followers.delete(follower));
    return follower;
  }

  /** Tells that something was appended: subscriptions look soon instead of at the next poll. */
  wake(): void {
    for (const follower of this.followers) follower.wake();
  }

  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  protected async end(): Promise<void> {
    await Promise.all([...this.followers].map((follower) => follower.close()));
    await this.reached.line.close();
  }

  protected assertOpen(): void {
    if (this.closing) throw new EventLogFaultError('log-closed', this.options.connection.url);
  }
}

class Log extends Reader implements EventStoreDbLog {
  /** Every node appends. */
  readonly singleWriter = false;
  readonly leases: LeaseBook;
  /** The last append under way on each stream: the next one of this process waits for it, so they arrive in their order. */
  private readonly tails = new Map<string, Promise<AppendOutcome>>();

  constructor(
    options: EventStoreDbLogOptions,
    reached: Reached,
    private readonly line: AppendLine,
  ) {
    super(options, reached);
    this.leases = new StreamLeaseBook(reached.line, reached.names);
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    assertAppendable(stream, expectedRevision, events);
    this.assertOpen();
    const before = this.tails.get(stream);
    const outcome = before === undefined ? this.attempt(stream, expectedRevision, events) : before.then(() => this.attempt(stream, expectedRevision, events));
    const tail = outcome.catch((cause: unknown): AppendOutcome => ({ kind: 'unknown', cause }));
    this.tails.set(stream, tail);
    void tail.then(() => {
      if (this.tails.get(stream) === tail) this.tails.delete(stream);
    });
    return outcome;
  }

  protected override async end(): Promise<void> {
    await Promise.all(this.tails.values());
    await this.line.close();
    await super.end();
  }

  /** The identical batch again while its outcome is unknown and there is time: a new leader is there within seconds. */
  private async attempt(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    const until = performance.now() + (this.options.patience?.append ?? PATIENCE.append);
    for (;;) {
      const outcome = await this.once(stream, expectedRevision, events);
      if (outcome.kind !== 'unknown' || performance.now() > until) return outcome;
      await pause(jittered(REPEAT_AFTER_MS));
    }
  }

  private async once(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    const streamId = this.reached.names.onServer(stream);
    const result = await this.line.append(streamId, expectedRevision, events);
    if (result.kind !== 'stored') this.ends.forget(stream);
    switch (result.kind) {
      case 'stored':
        return this.stored(stream, expectedRevision, events, result);
      case 'conflict':
        return this.conflict(stream, expectedRevision, events);
      case 'lost':
        return { kind: 'unknown', cause: result.cause };
      case 'failed':
        return this.failed(streamId, result);
    }
  }

  /** An answer about another revision than the one that follows says that the stream is not the one that was read. */
  private async stored(stream: string, expectedRevision: number, events: readonly NewEvent[], { revision, commit, prepare }: Extract<AppendResult, { kind: 'stored' }>): Promise<AppendOutcome> {
    const last = expectedRevision + events.length;
    if (Number(revision) !== last) throw new EventLogFaultError('log-stream-destroyed', `${this.reached.names.onServer(stream)}: ${revision}, ${last}`);
    if (commit !== null && prepare !== null) {
      const position = positionOf({ commit: BigInt(commit), prepare: BigInt(prepare) });
      this.ends.came(stream, last);
      this.wake();
      return { kind: 'stored', revision: last, position };
    }
    return (await this.found(stream, expectedRevision, events)) ?? { kind: 'unknown', cause: new Error('the server named no position') };
  }

  /** Another revision than expected: another writer's events, or ours from a try whose answer was lost, or a stranger's, after which nobody can go on. */
  private async conflict(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    try {
      const ours = await this.found(stream, expectedRevision, events);
      return ours ?? { kind: 'rejected', actualRevision: await this.reader.revisionOf(stream) };
    } catch (cause) {
      if (cause instanceof EventLogFaultError) throw cause;
      return { kind: 'unknown', cause };
    }
  }

  /** The first answer again, when exactly these events follow the expected revision. */
  private async found(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome | null> {
    const stored = await this.reader.inStream(stream, { fromRevision: expectedRevision + 1, limit: events.length });
    if (stored.some(({ foreign }) => foreign)) throw new EventLogFaultError('log-foreign-event', this.reached.names.onServer(stream));
    const last = stored.at(-1);
    const same = stored.length === events.length && stored.every(({ id, revision }, index) => id === events[index]?.id && revision === expectedRevision + 1 + index);
    return same && last ? { kind: 'stored', revision: last.revision, position: last.position } : null;
  }

  private failed(streamId: string, { tag, message }: Extract<AppendResult, { kind: 'failed' }>): AppendOutcome {
    switch (tag as ErrorType | null) {
      case ErrorType.STREAM_DELETED:
        throw new EventLogFaultError('log-stream-destroyed', streamId);
      case ErrorType.ACCESS_DENIED:
        throw new EventLogFaultError('log-access-denied', streamId);
      case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
        throw new RangeError(`too much for one append: ${message}`);
      default:
        return { kind: 'unknown', cause: new Error(`${tag ?? 'error'}: ${message}`) };
    }
  }
}
