import type { Clock } from '../../ports/clock.js';
import type { EventLogReader, Position } from '../../ports/event-log.js';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import type { AsOf, Moment, QueryAnswer } from '../../queries/contract.js';
import { EVENTS_PER_BLOCK } from './moments.projection.js';

/**
 * What a moment comes to (R13). Now: the last event that the models asked have applied, judged at the clock. An
 * instant: the last event recorded by then, judged then; before the first event that is none, which is an answer. An
 * index: that event, judged when it was recorded, or, pinned, at an instant not before that; refused as `moment-unknown` when
 * there is no such event (yet).
 * `applied` is the least index that the read models of the question have applied.
 */
export function resolveMoment(asOf: AsOf, reader: ReadModelReader, applied: number, clock: Clock): QueryAnswer<Moment> {
  switch (asOf.kind) {
    case 'now':
      return { ok: true, answer: { index: applied, at: Math.max(clock.now(), recordedAtOf(reader, applied)) } };
    case 'instant':
      if (!Number.isSafeInteger(asOf.at)) return unknownMoment(`no instant: ${asOf.at}`);
      return { ok: true, answer: { index: Math.min(applied, lastIndexAt(reader, asOf.at)), at: asOf.at } };
    case 'index':
      if (!Number.isSafeInteger(asOf.index) || asOf.index < 1 || asOf.index > applied) return unknownMoment(`no event ${asOf.index}; the last one is ${applied}`);
      return { ok: true, answer: { index: asOf.index, at: recordedAtOf(reader, asOf.index) } };
    case 'pinned': {
      const { index, at } = asOf;
      if (!Number.isSafeInteger(index) || index < 0 || index > applied) return unknownMoment(`no event ${index}; the last one is ${applied}`);
      if (!Number.isSafeInteger(at) || at < recordedAtOf(reader, index)) return unknownMoment(`event ${index} was recorded after ${at}`);
      return { ok: true, answer: { index, at } };
    }
  }
}

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
export async function indexOfPosition(reader: ReadModelReader, log: EventLogReader, position: Position): Promise<number | null> {
  const row = reader.database.prepare('SELECT number, position_before FROM block WHERE position_before < ? ORDER BY position_before DESC LIMIT 1').get(position);
  if (row === undefined) return null;
  const events = await log.readAll(String(row['position_before']), EVENTS_PER_BLOCK);
  const place = events.findIndex((event) => event.position === position);
  return place < 0 ? null : Number(row['number']) * EVENTS_PER_BLOCK + place + 1;
}

const unknownMoment = (detail: string): QueryAnswer<never> => ({ ok: false, refusal: { kind: 'moment-unknown', detail } });
