import { CUSTODY_PARTIES, fromDayNumber, type AwaitedCoordinator, type BodyId, type CustodyFrom } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import { HistoryReader } from '../running/history-text.js';
import { namesIn } from '../running/interned-names.js';
import { CUSTODY_COLUMNS, waitsIn } from './custody.projection.js';

/** With whom one duty was, oldest first, as of an event. */
export function recordsOfDuty({ database }: ReadModelReader, duty: number, index: number): readonly CustodyFrom[] {
  const names = namesIn(database);
  const records: CustodyFrom[] = [];
  for (const [entries] of database.prepare('SELECT entries FROM history WHERE duty = ? AND first <= ? ORDER BY first').iterateArrays(duty, index)) {
    for (const entry = new HistoryReader(String(entries), CUSTODY_COLUMNS.length); entry.next(index); ) {
      const [at, party, ended, body = null, waits = null] = entry.values();
      const waitsFor = waitsIn(names(waits)).map((wait): AwaitedCoordinator => ({ body: names(wait.body) as BodyId, answerDue: fromDayNumber(wait.until) }));
      records.push({ from: Number(at), custody: { party: CUSTODY_PARTIES[Number(party)] ?? 'lead', body: body === null ? null : (names(body) as BodyId), waitsFor, ended: ended === 1 } });
    }
  }
  return records;
}
