import { afterEach } from '@jest/globals';
import type { EventLog, LoggedEvent, NewEvent } from '#libs/application';

/** An opened, empty log, and how to get rid of it. `cleanup` is also called after the log was closed or reopened. */
export interface OpenedLog {
  readonly log: EventLog;
  /** Closes the log and opens what it stored; absent for a log that keeps nothing. */
  readonly reopen?: () => Promise<EventLog>;
  cleanup(): Promise<void>;
}

export type OpenLog = () => Promise<OpenedLog>;

/** Opens logs for one `describe` and cleans each of them up after its test. */
export function logsOf(open: OpenLog): OpenLog {
  const opened: OpenedLog[] = [];
  afterEach(async () => {
    for (const { cleanup } of opened.splice(0)) await cleanup();
  });
  return async () => {
    const log = await open();
    opened.push(log);
    return log;
  };
}

/** The UUID of the n-th event of a test. */
export function eventId(n: number): string {
  return `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The n-th event of a test, with bytes that name it. */
export function eventNumbered(n: number): NewEvent {
  return { id: eventId(n), bytes: new TextEncoder().encode(`{"số":${n}}`) };
}

/** Events numbered from `first`, `count` of them. */
export function eventsNumbered(first: number, count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => eventNumbered(first + index));
}

/** An event as plain comparable values: bytes as an array of numbers, whatever class of byte array the adapter gives. */
export interface PlainEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly bytes: readonly number[];
}

export function plain(events: readonly LoggedEvent[]): readonly PlainEvent[] {
  return events.map(({ id, stream, revision, position, bytes }) => ({ id, stream, revision, position, bytes: [...bytes] }));
}

/** Every event of the log, read in pages of the given size. */
export async function everything(log: EventLog, pageSize = 1000): Promise<readonly LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for (;;) {
    const page = await log.readAll(all.at(-1)?.position ?? '', pageSize);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Appends that must succeed; returns the position of the last event. */
export async function store(log: EventLog, stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<string> {
  const outcome = await log.append(stream, expectedRevision, events);
  if (outcome.kind !== 'stored') throw new Error(`expected the append to ${stream} to be stored, got ${JSON.stringify(outcome)}`);
  return outcome.position;
}
