import type { Schemas } from '../api/client.js';
import { timeScale, type TimeScale } from '../timeline/time-scale.js';

export type BodyLife = Schemas['BodyLife'];

/** One body in the drawing. `number` is its line, from 1 on: the table beside it has the same. `x` in per cent of the width. */
export interface DrawnLife {
  readonly number: number;
  readonly life: BodyLife;
  /** What it is called last. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Where it took another name. */
  readonly renamed: readonly number[];
}

/** One body goes on in another, from the day on which the other begins or takes it up. */
export interface Passing {
  readonly from: DrawnLife;
  readonly to: DrawnLife;
}

/** Bodies that came from one another, by any number of steps. */
export interface Family {
  readonly scale: TimeScale;
  readonly lives: readonly DrawnLife[];
  readonly passings: readonly Passing[];
}

/** The families in which something happened: a body came from another, was renamed or ended; the latest happening first. `today`: how far lives that go on are drawn. */
export function familiesOf(bodies: readonly BodyLife[], today: string): readonly Family[] {
  return groupsOf(bodies)
    .filter((group) => group.length > 1 || group.some(({ names, lastDay }) => names.length > 1 || lastDay !== null))
    .map((group) => ({ group, latest: group.flatMap(daysIn).toSorted().at(-1) ?? '' }))
    .toSorted((one, other) => other.latest.localeCompare(one.latest) || (one.group[0]?.bodyId ?? '').localeCompare(other.group[0]?.bodyId ?? ''))
    .flatMap(({ group }) => familyOf(group, today) ?? []);
}

/** The days on which something happened to it, its end among them. */
const daysIn = ({ names, lastDay }: BodyLife): readonly string[] => [...names.slice(1).map(({ from }) => from), ...(lastDay === null ? [] : [lastDay])];

/** Whoever came from one another, together, in the order given. */
function groupsOf(bodies: readonly BodyLife[]): readonly (readonly BodyLife[])[] {
  const headOf = new Map(bodies.map(({ bodyId }) => [bodyId, bodyId]));
  const head = (id: string): string => {
    const above = headOf.get(id) ?? id;
    return above === id ? id : head(above);
  };
  for (const { bodyId, successors } of bodies) for (const successor of successors) headOf.set(head(successor), head(bodyId));
  const groups = new Map<string, BodyLife[]>();
  for (const body of bodies) groups.set(head(body.bodyId), [...(groups.get(head(body.bodyId)) ?? []), body]);
  return [...groups.values()];
}

function familyOf(group: readonly BodyLife[], today: string): Family | null {
  const scale = timeScale([...group.flatMap(({ from, lastDay, names }) => [from, ...names.map((name) => name.from), ...(lastDay === null ? [] : [lastDay])]), today]);
  if (scale === null) return null;
  const lives = group.map((life, place): DrawnLife => ({
    number: place + 1, life, name: life.names.at(-1)?.name ?? life.bodyId, from: scale.at(life.from), to: scale.at(life.lastDay ?? (life.from > today ? life.from : today)), renamed: life.names.slice(1).map(({ from }) => scale.at(from)),
  })); // prettier-ignore
  const passings = lives.flatMap((from) => from.life.successors.flatMap((id) => lives.filter(({ life }) => life.bodyId === id).map((to) => ({ from, to }))));
  return { scale, lives, passings };
}
