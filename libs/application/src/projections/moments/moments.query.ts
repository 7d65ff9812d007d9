import { dateAt, endOfDay, type Instant } from '#libs/domain';
import type { Clock } from '../../ports/clock.js';
import type { EventLogReader, LoggedEvent, Position } from '../../ports/event-log.js';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import type { AsOf, Moment, QueryAnswer, QueryRefusal } from '../../queries/contract.js';
import { EVENTS_PER_BLOCK } from './moments.projection.js';

/** By so much the clocks of two machines may differ, so that a moment that one has just named is none to come for the other. */
const CLOCKS_APART_MS = 60_000;

/** Whether that instant may be asked for: it has come by the clock, or is the end of the day that it is, as which a plain day is written. */
export const hasCome = (at: Instant, now: Instant): boolean => at <= now + CLOCKS_APART_MS || at === endOfDay(dateAt(now)) - 1;

/**
 * What a moment comes to (R13). Now: the last event that the models asked have applied, judged at the clock. An
 * instant: the last event recorded by then, judged then. An index: that event, judged when it was recorded, or, pinned, at an
 * instant not before that. Refused are a moment that has not come by the clock, or an event that there is not yet
 * (`moment-in-future`): nobody knows what will have been recorded by then; one before the first event
 * (`moment-before-beginning`): comparing with nothing is a mistyped year more often than a question; and what is no moment.
 * `applied` is the least index that the read models of the question have applied.
 */
export function resolveMoment(asOf: AsOf, reader: ReadModelReader, applied: number, clock: Clock): QueryAnswer<Moment> {
  switch (asOf.kind) {
    case 'now':
      return { ok: true, answer: { index: applied, at: Math.max(clock.now(), recordedAtOf(reader, applied)) } };
    case 'instant': {
      const refusal = refusalOf(asOf.at, reader, applied, clock);
      if (refusal !== null) return { ok: false, refusal };
      const index = Math.min(applied, lastIndexAt(reader, asOf.at));
      return index === 0 ? beforeBeginning(`nothing had been recorded by ${written(asOf.at)}`) : { ok: true, answer: { index, at: asOf.at } };
    }
    case 'index':
    case 'pinned': {
      const { index } = asOf;
      if (!Number.isSafeInteger(index)) return unknownMoment(`no index: ${index}`);
      if (index > applied) return { ok: false, refusal: { kind: 'moment-in-future', detail: `there is no event ${index} yet; the last one is ${applied}` } };
      if (index < 1) return beforeBeginning('the first event has the index 1');
      const recordedAt = recordedAtOf(reader, index);
      if (asOf.kind === 'index') return { ok: true, answer: { index, at: recordedAt } };
      const refusal = refusalOf(asOf.at, reader, applied, clock);
      if (refusal !== null) return { ok: false, refusal };
      return asOf.at < recordedAt ? unknownMoment(`event ${index} was recorded after ${written(asOf.at)}`) : { ok: true, answer: { index, at: asOf.at } };
    }
  }
}

/** Why nobody can be told of that instant; null when it has come, by the clock or by what is recorded. */
function refusalOf(at: Instant, reader: ReadModelReader, applied: number, clock: Clock): QueryRefusal | null {
  if (!Number.isSafeInteger(at)) return { kind: 'moment-unknown', detail: `no instant: ${at}` };
  const now = Math.max(clock.now(), recordedAtOf(reader, applied));
  return hasCome(at, now) ? null : { kind: 'moment-in-future', detail: `after ${written(now)}` };
}

const written = (at: Instant): string => new Date(at).toISOString();

/** Running maximum of `recordedAt` at that event; 0 for index 0. */
export function recordedAtOf(reader: ReadModelReader, index: number): number {
  if (index === 0) return 0;
  const number = Math.floor((index - 1) / EVENTS_PER_BLOCK);
  const row = reader.database.prepare('SELECT at, steps FROM block WHERE number = ?').get(number);
  if (row === undefined) return reader.checkpoint()?.at ?? 0;
  let at = Number(row['at']);
  const steps = JSON.parse(String(row['steps'])) as readonly number[];
  for (let place = 1; place <= (index - 1) % EVENTS_PER_BLOCK; place++) at += steps[place] ?? 0;
  return at;
}

/** Index of the last event recorded by that instant; 0 when there is none. */
export function lastIndexAt(reader: ReadModelReader, instant: number): number {
  const row = reader.database.prepare('SELECT number, at, steps FROM block WHERE at <= ? ORDER BY at DESC, number DESC LIMIT 1').get(instant);
  if (row === undefined) return 0;
  let at = Number(row['at']);
  const steps = JSON.parse(String(row['steps'])) as readonly number[];
  let place = 0;
  while (place + 1 < steps.length && at + (steps[place + 1] as number) <= instant) at += steps[++place] as number;
  return Number(row['number']) * EVENTS_PER_BLOCK + place + 1;
}

/** The adapter's position of that event, for whoever must read the log on from it; null when it is not known. */
export async function positionOfIndex(reader: ReadModelReader, log: EventLogReader, index: number): Promise<Position | null> {
  const number = Math.floor((index - 1) / EVENTS_PER_BLOCK);
  const row = reader.database.prepare('SELECT position_before FROM block WHERE number = ?').get(number);
  if (row === undefined) return null;
  const events = await log.readAll(String(row['position_before']), index - number * EVENTS_PER_BLOCK);
  return events.length === index - number * EVENTS_PER_BLOCK ? (events.at(-1)?.position ?? null) : null;
}

/** The dense index of the event at that position; null when none of those that the model has applied stands there. @throws RangeError for text that is no position of this log. */
export function indexOfPosition(reader: ReadModelReader, log: EventLogReader, position: Position): Promise<number | null> {
  return new IndexedEvents(reader, log).indexOf(position);
}

/** Events of the log with their dense indexes, a block read once: for answers that name many of them. Good for one question. */
export class IndexedEvents {
  private readonly blocks = new Map<number, Promise<readonly LoggedEvent[]>>();

  constructor(
    private readonly reader: ReadModelReader,
    private readonly log: EventLogReader,
  ) {}

  /** Null when the model has not applied it. */
  async at(index: number): Promise<LoggedEvent | null> {
    const number = Math.floor((index - 1) / EVENTS_PER_BLOCK);
    const row = this.reader.database.prepare('SELECT position_before FROM block WHERE number = ?').get(number);
    return row === undefined ? null : ((await this.block(number, String(row['position_before'])))[(index - 1) % EVENTS_PER_BLOCK] ?? null);
  }

  /** Null when none of those that the model has applied stands there. */
  async indexOf(position: Position): Promise<number | null> {
    const { database } = this.reader;
    const positionBefore = database.prepare('SELECT position_before AS position FROM block WHERE number = ?');
    const before = (number: number): string => String(positionBefore.get(number)?.['position']);
    // The last block that begins before it: blocks have numbers without gaps, in the order of the log.
    let [low, high] = [0, Number(database.prepare('SELECT ifnull(max(number), -1) + 1 AS count FROM block').get()?.['count'])];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(middle) < position) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return null;
    const place = (await this.block(low - 1, before(low - 1))).findIndex((event) => event.position === position);
    return place < 0 ? null : (low - 1) * EVENTS_PER_BLOCK + place + 1;
  }

  private block(number: number, positionBefore: string): Promise<readonly LoggedEvent[]> {
    const known = this.blocks.get(number) ?? this.log.readAll(positionBefore, EVENTS_PER_BLOCK);
    this.blocks.set(number, known);
    return known;
  }
}

const beforeBeginning = (detail: string): QueryAnswer<never> => ({ ok: false, refusal: { kind: 'moment-before-beginning', detail } });
const unknownMoment = (detail: string): QueryAnswer<never> => ({ ok: false, refusal: { kind: 'moment-unknown', detail } });
