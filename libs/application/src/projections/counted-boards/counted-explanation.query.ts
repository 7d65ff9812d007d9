import type { QueryAnswer } from '../../queries/contract.js';
import { NOTHING_YET } from '../overdue-board/board-steps.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { heldSources, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { boardOf } from './board-catalogue.js';
import type { CountedThing } from './counted-board.js';
import type { CountedExplanationAnswer, CountedExplanationQuestion, ExplainedThing } from './counted-boards.contract.js';
import { keyOfThing, sideOf, THING_KEY } from './thing-rows.js';
import { ThingStepTeller } from './thing-steps.js';

/**
 * The things that a number of a board counts at the moment, each with every act and day that put it where it stands.
 * @throws ReadModelMissingError
 */
export async function askCountedExplanation(given: QuerySources, memory: ReadingMemory, { asked, board: wanted, number, group, page }: CountedExplanationQuestion): Promise<QueryAnswer<CountedExplanationAnswer>> {
  const after = keyIn(page, THING_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const sources = heldSources(given);
  const board = boardOf(sources, memory, asked.visibility, wanted);
  if (board === null) return NOT_FOUND;
  const found = viewAt(sources, memory, asked, board.models);
  if (!found.ok) return found;
  const view = found.answer;
  await board.refresh([view]);
  const counted = board.things(view);
  if (counted === null) return NOT_FOUND;
  const limit = limitOf(page);
  const least = new LeastRows<CountedThing>(limit + 1, (a, b) => compareKeys(keyOfThing(a), keyOfThing(b)));
  let count = 0;
  for (const thing of counted) {
    const weight = thing.counts[number] ?? 0;
    if (weight === 0 || (group !== null && thing.group !== group)) continue;
    count += weight;
    if (after === null || compareKeys(keyOfThing(thing), after) > 0) least.offer(thing);
  }
  const rows = least.rows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const teller = new ThingStepTeller(sources, board, NOTHING_YET, view.moment);
  const things: ExplainedThing[] = [];
  for (const thing of shown) {
    const known = board.subject(thing, view);
    const subject = known ?? board.once?.(thing, view) ?? null;
    const steps = known === null ? { steps: [], earlierSteps: 0 } : await teller.of(thing);
    if (subject !== null) things.push({ subject, side: sideOf(thing, view), weight: thing.counts[number] ?? 0, ...steps });
  }
  const groupName = group === null || count === 0 ? null : board.nameOf(group, view);
  return answered({ moment: view.moment, number, group, groupName, count, things, nextCursor: rows.length > limit && last !== undefined ? cursorOf(keyOfThing(last)) : null });
}
