import { exportedEvents, EVERYTHING, numberedEvents, type LogToExport } from '../exports/exported-events.js';
import { decodeEvent } from '../event-catalogue/index.js';
import type { AsOf, Moment } from '../queries/contract.js';

/** What a moment comes to in the log itself, for whoever has no read models: it is read up to there. Null when there is no such event, or nothing yet. @param reached hears the index that was reached @throws what the log throws */
export async function momentInLog(log: LogToExport, asOf: AsOf, reached: (index: number) => void = () => undefined): Promise<Moment | null> {
  if (asOf.kind === 'instant') {
    let index = 0;
    for await (const event of exportedEvents(log, { ...EVERYTHING, until: { at: asOf.at } })) reached((index = event.index));
    return index === 0 ? null : { index, at: asOf.at };
  }
  let [last, latest] = [0, Number.NEGATIVE_INFINITY];
  for await (const { index, logged } of numberedEvents(log, asOf.kind === 'now' ? undefined : asOf.index)) {
    last = index;
    reached(index);
    latest = Math.max(latest, decodeEvent(logged).metadata.act.recordedAt);
  }
  if (last === 0 || (asOf.kind !== 'now' && last < asOf.index)) return null;
  if (asOf.kind !== 'pinned') return { index: last, at: latest };
  return asOf.at < latest ? null : { index: last, at: asOf.at };
}
