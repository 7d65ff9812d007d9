import { setImmediate as nextTurn } from 'node:timers/promises';
import { NO_STREAM } from '#libs/application';
import { iterateEvents, sqliteLogFileBytes } from '#libs/adapters/event-log-sqlite';
import type { Done } from './copy-file.js';
import type { LogFacts } from './manifest.js';

/** What a log lacks: an index that is passed over, or a revision of a stream that is not the next one. */
export interface LogGap {
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly expected: number;
}

const BETWEEN_TURNS = 5_000;

/**
 * Reads a whole log: its facts, or the first gap in it. What is in the log but cannot be read throws.
 * @throws EventLogFaultError.
 */
export async function factsOfLog(folder: string, done: Done): Promise<LogFacts | LogGap> {
  const revisions = new Map<string, number>();
  let head: LogFacts['head'] = null;
  let [events, told] = [0, 0];
  const bytesOnDisk = sqliteLogFileBytes(folder);
  for (const { id, stream, revision, position, bytes } of iterateEvents(folder)) {
    events += 1;
    const expected = (revisions.get(stream) ?? NO_STREAM) + 1;
    if (Number(position) !== events || revision !== expected) return { index: events, stream, revision, expected };
    revisions.set(stream, revision);
    head = { index: events, id, stream, revision };
    const part = Math.min(bytes.length + 100, bytesOnDisk - told);
    told += part;
    done(part);
    if (events % BETWEEN_TURNS === 0) await nextTurn();
  }
  done(bytesOnDisk - told);
  return { events, head };
}

export const isGap = (facts: LogFacts | LogGap): facts is LogGap => 'expected' in facts;

export const sameFacts = (a: LogFacts, b: LogFacts): boolean => a.events === b.events && a.head?.id === b.head?.id && a.head?.stream === b.head?.stream && a.head?.revision === b.head?.revision;
