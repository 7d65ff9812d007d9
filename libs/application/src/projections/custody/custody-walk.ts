import { CUSTODY_PARTIES } from '#libs/domain';
import type { CustodyColumns } from './custody-columns.js';

const COORDINATOR = CUSTODY_PARTIES.indexOf('coordinator');

/** Hears of days in a row with one party: its place in `CUSTODY_PARTIES`, the number of its body, numbers of the days, and the place of the duty. */
export interface CustodyVisitor {
  add(party: number, body: number, from: number, until: number, duty: number): void;
}

/**
 * `custodyDayNumbers` of every duty, on columns: the days of a row end where the next one begins, those of the last one
 * today; the rows with which a duty ended have none.
 */
export function walkCustody(columns: CustodyColumns, index: number, today: number, visitor: CustodyVisitor): void {
  const { heads, index: since } = columns;
  for (let duty = 0; duty < heads.length; duty++) {
    if ((since[heads[duty] as number] as number) > index) return;
    walkDutyCustody(columns, duty, index, today, visitor);
  }
}

/** The same of one duty that had begun: of the one in that place among `heads`. */
export function walkDutyCustody(columns: CustodyColumns, duty: number, index: number, today: number, visitor: CustodyVisitor): void {
  const { heads, index: since, first, ended, next } = columns;
  const head = heads[duty] as number;
  let end = -1;
  for (let row = head; ; ) {
    end = ended[row] === 0 ? -1 : end < 0 ? row : end;
    const following = next[row] as number;
    if (following === 0 || (since[following] as number) > index) break;
    row = following;
  }
  for (let row = head; row !== end; ) {
    const following = next[row] as number;
    const isLast = following === 0 || (since[following] as number) > index;
    walkRow(columns, row, isLast ? today : (first[following] as number) - 1, duty, visitor);
    if (isLast) break;
    row = following;
  }
}

/** The days of one row up to `last`: with the coordinators that the lead waits for, each up to its day, then with its party. */
function walkRow(columns: CustodyColumns, row: number, last: number, duty: number, visitor: CustodyVisitor): void {
  let day = columns.first[row] as number;
  if (day > last) return;
  for (const { body, until } of columns.waitsOf(row)) {
    if (until < day) continue;
    visitor.add(COORDINATOR, body, day, Math.min(until, last), duty);
    day = until + 1;
    if (day > last) return;
  }
  visitor.add(columns.party[row] as number, columns.body[row] as number, day, last, duty);
}
