import { START, type Position } from '#libs/application';

/** Where an event stands in the log of the server: byte offsets, so with gaps between events. Both are kept. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 20;
const PLACE = /^(\d{20})-(\d{20})$/;

const fixed = (offset: bigint): string => offset.toString().padStart(DIGITS, '0');

/** Both offsets as text of fixed width, so that string order is log order. */
export function positionOf({ commit, prepare }: Place): Position {
  const text = fixed(commit);
  return `${text}-${prepare === commit ? text : fixed(prepare)}`;
}

/** The place that a position stands for; null for START. Throws a RangeError for text that is no position of this log. */
export function placeOf(position: Position): Place | null {
  if (position === START) return null;
  const [, commit, prepare] = PLACE.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError(`no position of this log: ${JSON.stringify(position)}`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
