import { momentsProjection, positionOfIndex } from '../projections/moments/index.js';
import { cursorOf, keyIn, limitOf } from '../projections/reading/paging.js';
import { momentOf, readerOf, type QuerySources } from '../projections/reading/query-sources.js';
import { answered, BAD_CURSOR } from '../projections/reading/refusals.js';
import { START, type Position } from '../ports/index.js';
import type { QueryAnswer } from '../queries/contract.js';
import { entryOf, EVENTS_A_READ, fits, MOST_LOOKED_AT, type ActEntry, type HistoryAnswer, type HistoryRequest } from './history-of.js';

/**
 * What a person did, or a body, or anybody, whatever it was about: the acts of the whole log that the filter wants, oldest first.
 * Nothing is kept for it, so that the log is looked through: 5,000 events for a page, which may therefore be empty and yet have
 * a next one. Changes field by field are with the history of each thing. @throws ReadModelMissingError; what the log throws
 */
export async function historyOfWhoever(sources: QuerySources, { asOf, filter, page, mayBeSeen }: Omit<HistoryRequest, 'stream'>): Promise<QueryAnswer<HistoryAnswer>> {
  const key = keyIn(page, ['number']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  let index = key === null ? 0 : (key[0] as number);
  if (!Number.isSafeInteger(index) || index < 0) return BAD_CURSOR;
  const found = momentOf(sources, asOf, []);
  if (!found.ok) return found;
  const moment = found.answer;
  let position: Position | null = index === 0 ? START : await positionOfIndex(readerOf(sources, momentsProjection), sources.log, index);
  if (position === null) return BAD_CURSOR;
  const [limit, last] = [limitOf(page), Math.min(moment.index, index + MOST_LOOKED_AT)];
  const entries: ActEntry[] = [];
  while (index < last && entries.length < limit) {
    const events = await sources.log.readAll(position, Math.min(EVENTS_A_READ, last - index));
    if (events.length === 0) break;
    for (const logged of events) {
      if (entries.length === limit) break;
      [index, position] = [index + 1, logged.position];
      const recorded = sources.decode(logged);
      if (fits(recorded, filter) && (await mayBeSeen(recorded))) entries.push(entryOf(recorded, null));
    }
  }
  return answered({ moment, entries, nextCursor: index < moment.index ? cursorOf([index]) : null });
}
