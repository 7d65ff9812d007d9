import type { QueryAnswer } from '../../queries/contract.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, type SortKey } from '../reading/paging.js';
import { PastView, VIEWED, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { twoMoments } from '../reading/two-moments.js';
import { boardOf } from './board-catalogue.js';
import { standingOf, type CountedBoard, type CountedThing } from './counted-board.js';
import {
  THING_CHANGE_KINDS, type CountedChange, type CountedDifferenceAnswer, type CountedDifferenceQuestion, type ThingChangeKind,
} from './counted-boards.contract.js'; // prettier-ignore
import { ThingStepTeller } from './thing-steps.js';
import { keyOfThing, sideOf, THING_KEY } from './thing-rows.js';
import { ThingSums, movedGroups, movedNumbers } from './thing-sums.js';

interface Changed {
  readonly kinds: readonly ThingChangeKind[];
  readonly before: CountedThing | null;
  readonly after: CountedThing | null;
}

/**
 * What changed on a board from one moment to a later one: its numbers, in total and by group, and the things that moved them, with
 * the acts and days that did it. The same for every board, since each is compared as the things that it counts (ADR 0069).
 * @throws ReadModelMissingError
 */
export async function askCountedDifference(sources: QuerySources, memory: ReadingMemory, { asked, since, board: wanted, kind, page }: CountedDifferenceQuestion): Promise<QueryAnswer<CountedDifferenceAnswer>> {
  const after = keyIn(page, THING_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const board = boardOf(sources, memory, asked.visibility, wanted);
  if (board === null) return NOT_FOUND;
  const found = twoMoments(sources, since, asked.asOf, [...VIEWED, ...board.models]);
  if (!found.ok) return found;
  await board.refresh();
  const [then, now] = found.answer.map((moment) => new PastView(sources, memory, moment)) as [PastView, PastView];
  const [was, is] = [board.things(then), board.things(now)];
  if (is === null) return NOT_FOUND;
  const [before, numbers] = [new ThingSums(), new ThingSums()];
  const kinds = Object.fromEntries(THING_CHANGE_KINDS.map((each) => [each, 0])) as Record<ThingChangeKind, number>;
  const limit = limitOf(page);
  const least = new LeastRows<Changed>(limit + 1, (a, b) => compareKeys(keyOf(a), keyOf(b)));
  eachChange(board, counted(was ?? [], before), counted(is, numbers), (change) => {
    for (const each of change.kinds) kinds[each] += 1;
    if (kind !== null && !change.kinds.includes(kind)) return;
    if (after === null || compareKeys(keyOf(change), after) > 0) least.offer(change);
  });
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
    numbers: movedNumbers(before.total, numbers.total),
    groups: movedGroups(before.groups, numbers.groups, facts, (group) => board.nameOf(group, now)),
    kinds,
    changes,
    nextCursor: rows.length > shown.length && last !== undefined ? cursorOf(keyOf(last)) : null,
  });
}

const keyOf = ({ before, after }: Changed): SortKey => keyOfThing((after ?? before) as CountedThing);

function* counted(things: Iterable<CountedThing>, sums: ThingSums): Generator<CountedThing> {
  for (const thing of things) {
    sums.add(thing);
    yield thing;
  }
}

/** Both go to their end, whatever was asked for: what is counted on the way are the numbers. */
function eachChange(board: CountedBoard, before: Iterable<CountedThing>, after: Iterable<CountedThing>, visit: (change: Changed) => void): void {
  const earlier = new Map<string, CountedThing>();
  for (const thing of before) earlier.set(thing.key, thing);
  const changed = (was: CountedThing | null, is: CountedThing | null): void => {
    const kinds = kindsOf(board, was, is);
    if (kinds.length > 0) visit({ kinds, before: was, after: is });
  };
  for (const is of after) {
    const was = earlier.get(is.key) ?? null;
    earlier.delete(is.key);
    changed(was, is);
  }
  for (const was of earlier.values()) changed(was, null);
}

function kindsOf({ late }: CountedBoard, was: CountedThing | null, is: CountedThing | null): readonly ThingChangeKind[] {
  if (was !== null && is !== null && was.group === is.group && standingOf(was) === standingOf(is)) return [];
  const isLate = (thing: CountedThing | null): boolean => thing !== null && late.some((number) => (thing.counts[number] ?? 0) > 0);
  const kinds: ThingChangeKind[] = [];
  if (isLate(is) && !isLate(was)) kinds.push('became-late');
  if (isLate(was) && !isLate(is)) kinds.push('no-longer-late');
  if (was === null) kinds.push('came');
  if (is === null) kinds.push('went');
  if (was === null || is === null) return kinds;
  if (was.body !== is.body) kinds.push('reassigned');
  if (kinds.length === 0 && (was.group !== is.group || JSON.stringify(was.counts) !== JSON.stringify(is.counts))) kinds.push('moved');
  if (JSON.stringify(was.facts) !== JSON.stringify(is.facts)) kinds.push('facts-changed');
  return kinds;
}

async function told(board: CountedBoard, { kinds, before, after }: Changed, then: PastView, now: PastView, teller: ThingStepTeller<CountedThing>): Promise<CountedChange> {
  const thing = (after ?? before) as CountedThing;
  const known = board.subject(thing, now);
  const subject = known ?? board.subject(thing, then);
  if (subject === null) throw new RangeError(`the board counts ${thing.key} and does not know it`);
  const steps = known === null ? { steps: [], earlierSteps: 0 } : await teller.of(thing);
  return { subject, kinds, before: sideOf(before, then), after: sideOf(after, now), ...steps };
}
