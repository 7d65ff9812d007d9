import type { CountedThing, Facts } from './counted-board.js';
import type { MovedGroup, MovedNumber } from './counted-boards.contract.js';

type Numbers = Map<string, number>;

/** The numbers of a board: what its things count for, in total and by group. */
export class ThingSums {
  readonly total: Numbers = new Map();
  readonly groups = new Map<string, Numbers>();

  add({ group, counts }: CountedThing): void {
    const ofGroup = group === null ? null : (this.groups.get(group) ?? new Map<string, number>());
    if (group !== null && ofGroup !== null) this.groups.set(group, ofGroup);
    for (const number in counts) {
      const by = counts[number] as number;
      this.total.set(number, (this.total.get(number) ?? 0) + by);
      ofGroup?.set(number, (ofGroup.get(number) ?? 0) + by);
    }
  }
}

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
