import { exportedEvents, EVERYTHING, numberedEvents, type LogToExport } from '../exports/exported-events.js';
import { decodeEvent } from '../event-catalogue/index.js';
import type { Position } from '../ports/index.js';
import type { AsOf, Moment } from '../queries/contract.js';

/** A moment with the position of its last event. */
export interface MomentInLog {
  readonly moment: Moment;
  readonly end: Position;
}

/** What a moment comes to in the log itself, for whoever has no read models: it is read up to there. Null when there is no such event, or nothing yet. @param reached hears the index that was reached @throws what the log throws */
export async function momentInLog(log: LogToExport, asOf: AsOf, reached: (index: number) => void = () => undefined): Promise<MomentInLog | null> {
  let end: Position | null = null;
  let [last, latest] = [0, Number.NEGATIVE_INFINITY];
  const events = asOf.kind === 'instant' ? exportedEvents(log, { ...EVERYTHING, until: { at: asOf.at } }) : numberedEvents(log, asOf.kind === 'now' ? undefined : asOf.index);
  for await (const { index, logged } of events) {
    [last, end] = [index, logged.position];
    if (asOf.kind !== 'instant') latest = Math.max(latest, decodeEvent(logged).metadata.act.recordedAt);
    reached(index);
  }
  if (end === null || (asOf.kind !== 'now' && asOf.kind !== 'instant' && last < asOf.index)) return null;
  if (asOf.kind === 'now' || asOf.kind === 'index') return { moment: { index: last, at: latest }, end };
  return asOf.at < latest ? null : { moment: { index: last, at: asOf.at }, end };
}
