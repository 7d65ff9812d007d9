import { START, type LoggedEvent, type Position } from '../ports/index.js';
import { momentsProjection, positionOfIndex } from '../projections/moments/index.js';
import { limitOf } from '../projections/reading/paging.js';
import { momentOf, readerOf, type QuerySources } from '../projections/reading/query-sources.js';
import { answered, NOT_FOUND } from '../projections/reading/refusals.js';
import type { QueryAnswer } from '../queries/contract.js';
import { entryOf, EVENTS_A_READ, fits, MOST_LOOKED_AT, type ActEntry, type HistoryAnswer, type HistoryRequest } from './history-of.js';

/** Of what the last acts are wanted: one stream, or null = whatever somebody did, as the filter says. */
export interface LastActsRequest extends Omit<HistoryRequest, 'stream'> {
  readonly stream: string | null;
}

/**
 * The last acts known at the moment, as many as the page holds, oldest of them first: the end of what `historyOf` and
 * `historyOfWhoever` tell, without going through all that came before. Looks through 5,000 events at most; changes field by
 * field are not told. There is no page after it. @throws ReadModelMissingError; what the log throws
 */
export async function lastActs(sources: QuerySources, { asOf, stream, filter, page, mayBeSeen }: LastActsRequest): Promise<QueryAnswer<HistoryAnswer>> {
  const found = momentOf(sources, asOf, []);
  if (!found.ok) return found;
  const moment = found.answer;
  const positionAt = (index: number) => positionOfIndex(readerOf(sources, momentsProjection), sources.log, index);
  let before: number = moment.index;
  if (stream !== null) {
    const end = moment.index === 0 ? null : await positionAt(moment.index);
    const first = (await sources.log.readStream(stream, { limit: 1 }))[0];
    if (end === null || first === undefined || first.position > end || !(await mayBeSeen(sources.decode(first)))) return NOT_FOUND;
    before = await lengthUntil(sources, stream, end);
  }
  /** Events after the first `from`, as many as told, of the stream or of the log. */
  const read = async (from: number, limit: number): Promise<readonly LoggedEvent[]> => {
    if (stream !== null) return sources.log.readStream(stream, { fromRevision: from, limit });
    const position = from === 0 ? START : await positionAt(from);
    return position === null ? [] : sources.log.readAll(position, limit);
  };
  const limit = limitOf(page);
  let entries: readonly ActEntry[] = [];
  for (let looked = 0; before > 0 && entries.length < limit && looked < MOST_LOOKED_AT; looked += EVENTS_A_READ) {
    const from = Math.max(0, before - EVENTS_A_READ);
    const part: ActEntry[] = [];
    for (const logged of await read(from, before - from)) {
      const recorded = sources.decode(logged);
      if (fits(recorded, filter) && (await mayBeSeen(recorded))) part.push(entryOf(recorded, null));
    }
    entries = [...part, ...entries];
    before = from;
  }
  return answered({ moment, entries: entries.slice(-limit), nextCursor: null });
}

/** How many events of a stream stand up to a position; found by halving: what came after a past moment is not read. */
async function lengthUntil({ log }: QuerySources, stream: string, end: Position): Promise<number> {
  let [from, to] = [0, (await log.streamRevision(stream)) + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [event] = await log.readStream(stream, { fromRevision: middle, limit: 1 });
    if (event === undefined || event.position > end) to = middle;
    else from = middle + 1;
  }
  return from;
}
