import { CUSTODY_PARTIES, type AwaitedCoordinator, type BodyId, type CustodyFrom } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';

const COLUMNS = 'change.duty, change.at, change.party, change.ended, name.text, change.waits FROM change LEFT JOIN name ON name.number = change.body';

/** With whom one duty was, oldest first, as of an event. */
export const recordsOfDuty = ({ database }: ReadModelReader, duty: number, index: number): readonly CustodyFrom[] =>
  Array.from(database.prepare(`SELECT ${COLUMNS} WHERE change.duty = ? AND change.idx <= ? ORDER BY change.idx`).iterateArrays(duty, index), recordOf);

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
