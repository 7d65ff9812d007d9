import { CUSTODY_PARTIES, type AwaitedCoordinator, type BodyId, type CustodyFrom } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';

const COLUMNS = 'change.duty, change.at, change.party, change.ended, name.text, change.waits FROM change LEFT JOIN name ON name.number = change.body';

/** With whom one duty was, oldest first, as of an event. */
export const recordsOfDuty = ({ database }: ReadModelReader, duty: number, index: number): readonly CustodyFrom[] =>
  Array.from(database.prepare(`SELECT ${COLUMNS} WHERE change.duty = ? AND change.idx <= ? ORDER BY change.idx`).iterateArrays(duty, index), recordOf);

/** Rows read between two turns of others. */
const ROWS_PER_TURN = 4096;

/** The same of every duty, one duty after the other; lets others have a turn now and then. */
export async function eachDuty({ database }: ReadModelReader, index: number, use: (duty: number, records: readonly CustodyFrom[]) => void, rowsPerTurn = ROWS_PER_TURN): Promise<void> {
  const statement = database.prepare(`SELECT ${COLUMNS} WHERE change.duty > ? AND change.idx <= ? ORDER BY change.duty, change.idx LIMIT ?`);
  for (let [after, limit] = [-1, rowsPerTurn]; ; ) {
    const rows = Array.from(statement.iterateArrays(after, index, limit));
    const isLast = rows.length < limit;
    const cut = rows.at(-1)?.[0];
    // The last duty of a full page may have more rows: it comes again with the next one.
    const whole = isLast ? rows : rows.filter(([duty]) => duty !== cut);
    let place = 0;
    while (place < whole.length) {
      const duty = Number(whole[place]?.[0]);
      const records: CustodyFrom[] = [];
      for (; place < whole.length && Number(whole[place]?.[0]) === duty; place++) records.push(recordOf(whole[place] as readonly SqlValue[]));
      use(duty, records);
      after = duty;
    }
    if (isLast) return;
    limit = whole.length === 0 ? limit * 2 : rowsPerTurn;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function recordOf([, at, party, ended, body, waits]: readonly SqlValue[]): CustodyFrom {
  return {
    from: Number(at),
    custody: {
      party: CUSTODY_PARTIES[Number(party)] ?? 'lead',
      body: body === null ? null : (String(body) as BodyId),
      waitsFor: waits === null ? [] : (JSON.parse(String(waits)) as readonly AwaitedCoordinator[]),
      ended: ended === 1,
    },
  };
}
