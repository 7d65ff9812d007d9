import { BOX_CODES, DONE_LINE_OFFSET, LINE_CODES, rates, STANDING_CODE_COUNT, type Box, type Line, type StandingCode } from '#libs/domain';
import type { FourBoxes } from '../../queries/contract.js';

/** Numbers counted for one group: one for each code, then the counts beside them. */
export const TALLY_SIZE = STANDING_CODE_COUNT + 4;
const [AWAITING_IN_TIME, AWAITING_OVERDUE, EXTENDED, LATE_ENTRIES] = [16, 17, 18, 19];

const { 'in-time': IN_TIME, overdue: OVERDUE, 'done-late': DONE_LATE } = BOX_CODES;

/** Counts one duty in the group whose numbers begin at `offset`. Only duties in a box have marks that count (R3). */
export function tally(counts: Int32Array, offset: number, code: StandingCode, awaiting: boolean, extended: boolean, lateEntry: boolean): void {
  counts[offset + code] = (counts[offset + code] as number) + 1;
  if (code > OVERDUE) return;
  if (awaiting && code === IN_TIME) add(counts, offset + AWAITING_IN_TIME);
  if (awaiting && code === OVERDUE) add(counts, offset + AWAITING_OVERDUE);
  if (extended) add(counts, offset + EXTENDED);
  if (lateEntry && (code === OVERDUE || code === DONE_LATE)) add(counts, offset + LATE_ENTRIES);
}

/** The four boxes and lines of the group whose numbers begin at `offset`. */
export function fourBoxesOf(counts: Int32Array, offset: number): FourBoxes {
  const of = (place: number): number => counts[offset + place] ?? 0;
  const boxes: Record<Box, number> = { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 };
  const lines: Record<Line, number> = { standing: 0, undated: 0, conditional: 0, suspended: 0, withdrawn: 0, external: 0 };
  let total = 0;
  for (const box of Object.keys(boxes) as Box[]) total += boxes[box] = of(BOX_CODES[box]);
  for (const line of Object.keys(lines) as Line[]) total += lines[line] = of(LINE_CODES[line]) + of(LINE_CODES[line] + DONE_LINE_OFFSET);
  return {
    boxes,
    awaitingConfirmation: { inTime: of(AWAITING_IN_TIME), overdue: of(AWAITING_OVERDUE) },
    extended: of(EXTENDED),
    lateEntries: of(LATE_ENTRIES),
    lines,
    ...rates(boxes),
    total,
  };
}

const add = (counts: Int32Array, place: number): void => {
  counts[place] = (counts[place] as number) + 1;
};
