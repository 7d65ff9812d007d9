import type { Schemas } from '../api/client.js';

type Position = Schemas['NamedPosition'];

/** The one held on the day, or the last before it. */
export function positionOn(positions: readonly Position[], person: string, day: string): Position | undefined {
  const own = positions.filter((each) => each.person === person && each.validFrom <= day);
  return own.find(({ validUntil }) => validUntil === null || validUntil >= day) ?? own.at(-1);
}
