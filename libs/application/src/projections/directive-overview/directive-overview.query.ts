import { dayNumber, evaluateCompletion, type DirectiveId, type Standing, type Task } from '#libs/domain';
import type { Asked, DirectiveOverviewAnswer, DirectiveOverviewQuestion, DirectiveRow, DirectivesAnswer, DirectivesQuestion, DutyRow, QueryAnswer, TaskOverview } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import { fourBoxesOf, tallyPeriod, TALLY_SIZE } from '../duty-columns/four-boxes.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';

/** All directives that the asker may know, newest date first. @throws ReadModelMissingError */
export async function askDirectives(sources: QuerySources, memory: ReadingMemory, { asked, page }: DirectivesQuestion): Promise<QueryAnswer<DirectivesAnswer>> {
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { directives, moment } = found.answer;
  const known = directives
    .all()
    .filter(({ id }) => directives.mayKnow(asked.visibility, id))
    .map((version) => ({ version, key: [-dayNumber(version.content.date), version.id] as const }))
    .sort((a, b) => a.key[0] - b.key[0] || (a.key[1] < b.key[1] ? -1 : 1));
  const { rows, nextCursor } = pageOf(known, page, part, ({ key }) => key);
  return answered({ moment, directives: rows.map(({ version }) => directives.row(version, asked.visibility)), nextCursor });
}

/** One directive as its row in the list says it. @throws ReadModelMissingError */
export function directiveRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, directiveId: DirectiveId): QueryAnswer<DirectiveRow> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { directives } = found.answer;
  const version = directives.find(directiveId);
  return version === null || !directives.mayKnow(asked.visibility, directiveId) ? NOT_FOUND : answered(directives.row(version, asked.visibility));
}

/**
 * One directive with its tasks. `total` and `acknowledged` count all of its duties, parts handed down included; a task
 * counts the assignments made from it and not their parts (R7). External leads need not acknowledge, and what they do
 * completes nothing: they are listed apart (feature 9).
 * @throws ReadModelMissingError
 */
export async function askDirectiveOverview(sources: QuerySources, memory: ReadingMemory, { asked, directiveId }: DirectiveOverviewQuestion): Promise<QueryAnswer<DirectiveOverviewAnswer>> {
  const found = viewAt(sources, memory, asked, [DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const version = view.directives.find(directiveId);
  if (version === null || !view.directives.mayKnow(asked.visibility, directiveId)) return NOT_FOUND;
  const cards = view.cards.ofDirective(directiveId).filter(({ parties }) => mayKnow(asked.visibility, parties));
  const periods = memory.periods.instances(view.moment, asked.visibility, ({ directive }) => directive === directiveId);
  const counted = cards.filter(({ status, facts }) => status !== 'withdrawn' && !facts.external);
  return answered({
    moment: view.moment,
    directive: view.directives.row(version, asked.visibility),
    content: version.content,
    amendments: version.state.amendments,
    acknowledged: { k: counted.filter(({ acknowledged }) => acknowledged).length, n: counted.length },
    total: boxesOf(view, cards, periods),
    tasks: version.content.items.flatMap(({ code, tasks }) => tasks.map((task) => taskOverview(view, periods, code, task, cards.filter((card) => card.root && card.taskCode === task.code)))),
  });
}

function taskOverview(view: PastView, periods: readonly PeriodInstance[], itemCode: string, task: Task, cards: readonly Card[]): TaskOverview {
  const assignments = cards.map((card) => view.dutyRow(card));
  const outside = cards.filter(({ status, facts }) => facts.external && status !== 'withdrawn');
  const parts = cards.filter(({ facts }) => !facts.external).map(({ status, facts }) => ({
    outcome: status === 'withdrawn' ? ('withdrawn' as const) : facts.condition === 'done' ? ('accepted' as const) : ('open' as const),
    doneAt: facts.condition === 'done' ? (facts.acceptedSubmissionAt ?? view.moment.at) : null,
  }));
  const { met, accepted, counted, needed } = evaluateCompletion(task.completion, parts);
  return {
    taskCode: task.code,
    itemCode,
    summary: task.summary,
    completion: task.completion,
    // A task has no lead of its own: left to the reports of its leads, it is complete when all of them are accepted.
    complete: needed === null ? counted > 0 && accepted === counted : met,
    accepted: { k: accepted, n: counted },
    external: { k: outside.filter(({ facts }) => facts.condition === 'done').length, n: outside.length },
    worst: worstOpen(assignments),
    boxes: boxesOf(view, cards, periods),
    assignments,
  };
}

/** The duties on the cards with those of the periods that are theirs. */
function boxesOf(view: PastView, cards: readonly Card[], periods: readonly PeriodInstance[]): ReturnType<typeof fourBoxesOf> {
  const counts = new Int32Array(TALLY_SIZE);
  const duties = new Set(cards.map(({ number }) => number));
  for (const card of cards) view.tally(card, counts);
  for (const { duty, standsIn, lateEntry } of periods) if (duties.has(duty)) tallyPeriod(counts, 0, standsIn, lateEntry);
  return fourBoxesOf(counts, 0);
}

/** The schedule of the whole is that of its worst open assignment (R7); null when none is open. */
function worstOpen(rows: readonly DutyRow[]): Standing | null {
  const open = rows.filter(({ status }) => status !== 'accepted' && status !== 'closed' && status !== 'withdrawn').map(({ standing }) => standing);
  return open.sort((a, b) => badness(b) - badness(a))[0] ?? null;
}

/** Overdue by its days, then what is due soon, then in time, then the lines. */
function badness(standing: Standing): number {
  if (standing.kind === 'line') return 0;
  if (standing.box === 'overdue') return 3 + standing.daysOverdue;
  return standing.dueSoon ? 2 : 1;
}
