import type { CountedThing, Facts } from './counted-board.js';
import type { MovedGroup, MovedNumber } from './counted-boards.contract.js';

type Numbers = ReadonlyMap<string, number>;

/** The numbers of a board: what its things count for, in total and by group. */
export class ThingSums {
  constructor(
    readonly total: Numbers,
    readonly groups: ReadonlyMap<string, Numbers>,
  ) {}

  static of(things: Iterable<Pick<CountedThing, 'group' | 'counts'>>): ThingSums {
    const total = new Map<string, number>();
    const groups = new Map<string, Map<string, number>>();
    for (const { group, counts } of things) {
      const ofGroup = group === null ? null : (groups.get(group) ?? new Map<string, number>());
      if (group !== null && ofGroup !== null) groups.set(group, ofGroup);
      for (const number in counts) {
        const by = counts[number] as number;
        total.set(number, (total.get(number) ?? 0) + by);
        ofGroup?.set(number, (ofGroup.get(number) ?? 0) + by);
      }
    }
    return new ThingSums(total, groups);
  }
}

/** What `n` things that count alike come to. */
export const times = (counts: CountedThing['counts'], n: number): CountedThing['counts'] => (n === 0 ? {} : Object.fromEntries(Object.entries(counts).map(([number, by]) => [number, by * n])));

/** Every number of either, by its name. */
export function movedNumbers(before: Numbers, after: Numbers): readonly MovedNumber[] {
  const numbers = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return numbers.map((number) => ({ number, before: before.get(number) ?? 0, after: after.get(number) ?? 0 }));
}

type FactsOfGroups = ReadonlyMap<string, Facts> | undefined;

/** The groups of which a number or a fact is another, by their keys. */
export function movedGroups(before: ReadonlyMap<string, Numbers>, after: ReadonlyMap<string, Numbers>, [then, now]: readonly [FactsOfGroups, FactsOfGroups], nameOf: (group: string) => string): readonly MovedGroup[] {
  const none: Numbers = new Map();
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((key): readonly MovedGroup[] => {
    const numbers = movedNumbers(before.get(key) ?? none, after.get(key) ?? none).filter((each) => each.before !== each.after);
    const [was, is] = [then?.get(key) ?? null, now?.get(key) ?? null];
    return numbers.length === 0 && JSON.stringify(was) === JSON.stringify(is) ? [] : [{ key, name: nameOf(key), numbers, before: was, after: is }];
  });
}
