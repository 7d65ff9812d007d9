import type { QueryAnswer } from '../../queries/contract.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, type SortKey } from '../reading/paging.js';
import { PastView, VIEWED, type ReadingMemory } from '../reading/past-view.js';
import { heldSources, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { twoMoments } from '../reading/two-moments.js';
import { boardOf } from './board-catalogue.js';
import type { CountedBoard, CountedThing, ThingPair } from './counted-board.js';
import {
  THING_CHANGE_KINDS, type CountedChange, type CountedDifferenceAnswer, type CountedDifferenceQuestion, type ThingChangeKind,
} from './counted-boards.contract.js'; // prettier-ignore
import { pairsOf } from './thing-pairs.js';
import { keyOfThing, sideOf, THING_KEY } from './thing-rows.js';
import { ThingStepTeller } from './thing-steps.js';
import { ThingSums, movedGroups, movedNumbers } from './thing-sums.js';

interface Changed extends ThingPair {
  readonly kinds: readonly ThingChangeKind[];
}

/**
 * What changed on a board from one moment to a later one: its numbers, in total and by group, and the things that moved them, with
 * the acts and days that did it. The same for every board, since each is compared as the things that it counts (ADR 0069).
 * @throws ReadModelMissingError
 */
export async function askCountedDifference(given: QuerySources, memory: ReadingMemory, { asked, since, board: wanted, kind, page }: CountedDifferenceQuestion): Promise<QueryAnswer<CountedDifferenceAnswer>> {
  const after = keyIn(page, THING_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const sources = heldSources(given);
  const board = boardOf(sources, memory, asked.visibility, wanted);
  if (board === null) return NOT_FOUND;
  const found = twoMoments(sources, since, asked.asOf, [...VIEWED, ...board.models]);
  if (!found.ok) return found;
  const [then, now] = found.answer.map((moment) => new PastView(sources, memory, moment)) as [PastView, PastView];
  await board.refresh([then, now]);
  const [was, is] = readings(board, then, now);
  if (is === null) return NOT_FOUND;
  const kinds = Object.fromEntries(THING_CHANGE_KINDS.map((each) => [each, 0])) as Record<ThingChangeKind, number>;
  const limit = limitOf(page);
  const least = new LeastRows<Changed>(limit + 1, (a, b) => compareKeys(keyOf(a), keyOf(b)));
  for (const pair of board.changed?.(then, now) ?? pairsOf(was.things, is.things)) {
    const change = { ...pair, kinds: kindsOf(board, pair) };
    for (const each of change.kinds) kinds[each] += 1;
    if (change.kinds.length === 0 || (kind !== null && !change.kinds.includes(kind))) continue;
    const bound = least.bound();
    if (bound !== undefined && dayOf(change) > dayOf(bound)) continue;
    if (after === null || compareKeys(keyOf(change), after) > 0) least.offer(change);
  }
  const rows = least.rows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const changes: CountedChange[] = [];
  const teller = new ThingStepTeller(sources, board, then.moment, now.moment);
  for (const change of shown) changes.push(await told(board, change, then, now, teller));
  const facts = [board.factsOf?.(then), board.factsOf?.(now)] as const;
  return answered({
    since: then.moment,
    moment: now.moment,
    numbers: movedNumbers(was.sums.total, is.sums.total),
    groups: movedGroups(was.sums.groups, is.sums.groups, facts, (group) => board.nameOf(group, now)),
    kinds,
    changes,
    nextCursor: rows.length > shown.length && last !== undefined ? cursorOf(keyOf(last)) : null,
  });
}

const dayOf = ({ before, after }: Changed): number => ((after ?? before) as CountedThing).day;
const keyOf = ({ before, after }: Changed): SortKey => keyOfThing((after ?? before) as CountedThing);

interface Reading {
  /** None when the board has a quicker way. */
  readonly things: readonly CountedThing[];
  readonly sums: ThingSums;
}

/** The board at both moments; null = the asker may not know of it. At the earlier one there may have been none. */
function readings(board: CountedBoard, then: PastView, now: PastView): readonly [was: Reading, is: Reading | null] {
  const [was, is] = [then, now].map((view): Reading | null => {
    if (board.sums !== undefined) {
      const sums = board.sums(view);
      return sums === null ? null : { things: [], sums };
    }
    const things = board.things(view);
    if (things === null) return null;
    const all = [...things];
    return { things: all, sums: ThingSums.of(all) };
  }) as [Reading | null, Reading | null];
  return [was ?? { things: [], sums: ThingSums.of([]) }, is];
}

function kindsOf({ late }: CountedBoard, { before: was, after: is }: ThingPair): readonly ThingChangeKind[] {
  if (was === null && is === null) return [];
  if (was !== null && is !== null && was.group === is.group && was.body === is.body && isSame(was.counts, is.counts) && isSame(was.facts, is.facts)) return [];
  const isLate = (thing: CountedThing | null): boolean => thing !== null && late.some((number) => (thing.counts[number] ?? 0) > 0);
  const kinds: ThingChangeKind[] = [];
  if (isLate(is) && !isLate(was)) kinds.push('became-late');
  if (isLate(was) && !isLate(is)) kinds.push('no-longer-late');
  if (was === null) kinds.push('came');
  if (is === null) kinds.push('went');
  if (was === null || is === null) return kinds;
  if (was.body !== is.body) kinds.push('reassigned');
  if (kinds.length === 0 && (was.group !== is.group || !isSame(was.counts, is.counts))) kinds.push('moved');
  if (!isSame(was.facts, is.facts)) kinds.push('facts-changed');
  return kinds;
}

/** Asked for every thing of a board, so that nothing is made for it. */
function isSame<V>(a: Readonly<Record<string, V>>, b: Readonly<Record<string, V>>): boolean {
  if (a === b) return true;
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}

async function told(board: CountedBoard, { kinds, before, after }: Changed, then: PastView, now: PastView, teller: ThingStepTeller<CountedThing>): Promise<CountedChange> {
  const thing = (after ?? before) as CountedThing;
  const known = board.subject(thing, now);
  const subject = known ?? board.subject(thing, then) ?? board.once?.(thing, now) ?? null;
  if (subject === null) throw new RangeError(`the board counts ${thing.key} and does not know it`);
  const steps = known === null ? { steps: [], earlierSteps: 0 } : await teller.of(thing);
  return { subject, kinds, before: sideOf(before, then), after: sideOf(after, now), ...steps };
}
