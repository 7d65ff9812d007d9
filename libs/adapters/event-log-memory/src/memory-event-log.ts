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
import { MemorySubscription } from './memory-subscription.js';

const POSITION_DIGITS = 16;

/** The event log in an array: exact in every promise but durability. For tests and throw-away runs. */
export class MemoryEventLog implements EventLog {
  /** Tests run several programs on one. */
  readonly singleWriter = false;
  private readonly events: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private readonly subscriptions = new Set<MemorySubscription>();
  private closed = false;

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    assertAppendable(stream, expectedRevision, events);
    if (this.closed) throw new EventLogFaultError('log-closed', 'memory');
    const stored = this.streams.get(stream) ?? [];
    const actualRevision = stored.length - 1;
    if (actualRevision !== expectedRevision) {
      const first = stored.slice(expectedRevision + 1, expectedRevision + 1 + events.length);
      const last = first.at(-1);
      const same = first.length === events.length && first.every((event, index) => event.id === events[index]?.id);
      return same && last ? { kind: 'stored', revision: last.revision, position: last.position } : { kind: 'rejected', actualRevision };
    }
    for (const { id, bytes } of events) {
      const event = { id, bytes: bytes.slice(), stream, revision: stored.length, position: positionAt(this.events.length + 1) };
      stored.push(event);
      this.events.push(event);
    }
    this.streams.set(stream, stored);
    for (const subscription of this.subscriptions) subscription.wake();
    return { kind: 'stored', revision: stored.length - 1, position: positionAt(this.events.length) };
  }

  async readStream(stream: string, { fromRevision = 0, limit = Infinity }: ReadOptions = {}): Promise<readonly LoggedEvent[]> {
    const from = Math.max(0, fromRevision);
    return (this.streams.get(stream) ?? []).slice(from, from + Math.max(0, limit));
  }

  async streamRevision(stream: string): Promise<number> {
    return (this.streams.get(stream)?.length ?? 0) + NO_STREAM;
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    return this.eventsAfter(after, limit);
  }

  async head(): Promise<Position> {
    return this.events.at(-1)?.position ?? START;
  }

  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription {
    const subscription = new MemorySubscription((position) => this.eventsAfter(position, 1000), after, onBatch, onEnd);
    this.subscriptions.add(subscription);
    void subscription.ended.then(() => this.subscriptions.delete(subscription));
    return subscription;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()));
  }

  private eventsAfter(after: Position, limit: number): readonly LoggedEvent[] {
    const from = indexAfter(after);
    return this.events.slice(from, from + Math.max(0, limit));
  }
}

/** Positions count from 1 with leading zeros, so that they compare as strings. */
function positionAt(count: number): Position {
  return String(count).padStart(POSITION_DIGITS, '0');
}

function indexAfter(position: Position): number {
  if (position === START) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`no position of this log: ${JSON.stringify(position)}`);
  return Number(position);
}
