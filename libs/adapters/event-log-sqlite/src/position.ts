import { START, type Position } from '#libs/application';

const DIGITS = 16;
const ZEROS = '0'.repeat(DIGITS);

/** The dense index of an event (1, 2, 3, …) as text of fixed width, so that string order is log order. */
export function positionOf(index: number): Position {
  const digits = String(index);
  return ZEROS.slice(digits.length) + digits;
}

/** The dense index that a position stands for; 0 for START. Throws a RangeError for text that is no position of this log. */
export function indexOf(position: Position): number {
  if (position === START) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`no position of this log: ${JSON.stringify(position)}`);
  return Number(position);
}
