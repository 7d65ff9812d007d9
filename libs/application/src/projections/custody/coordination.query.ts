import {
  coordinationState, dateAt, isAwaited, isLateCoordination, workingDaysBetween, type AssignmentId, type BodyId, type Coordination, type Instant, type WorkingCalendar,
} from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { askedIn, type AskedCoordinators } from './asked-coordinators.js';
import { recordsOfDuty } from './custody-rows.js';
import { COORDINATION_WORDS } from './custody-words.js';
import type { CoordinationAnswer, CoordinationQuestion, CoordinationRow, CoordinatorStatistics, SilentCoordinatorRow, SilentCoordinatorsAnswer, SilentCoordinatorsQuestion } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';

/** The coordinators of one duty, as of a moment (R6). @throws ReadModelMissingError */
export async function askCoordination(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId }: CoordinationQuestion): Promise<QueryAnswer<CoordinationAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  const card = view.cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  const { moment } = view;
  const reader = readerOf(sources, custodyProjection);
  const row = reader.database.prepare('SELECT asked FROM coordination WHERE duty = ? AND idx <= ? ORDER BY idx DESC LIMIT 1').get(card.number, moment.index);
  const calendar = rulesAt(sources, moment.index)(null).calendar;
  const { at } = judgedAt(reader, card.number, view);
  return answered({ moment, coordinators: row === undefined ? [] : askedIn(row['asked']).map((one) => coordinationRow(one, at, calendar, view)) });
}

/** Coordinators that have not answered on open duties, and how each body answers. @throws ReadModelMissingError */
export async function askSilentCoordinators(sources: QuerySources, memory: ReadingMemory, { asked, page }: SilentCoordinatorsQuestion): Promise<QueryAnswer<SilentCoordinatorsAnswer>> {
  const part = partIn(page, ['string', 'string', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  const { index } = view.moment;
  const reader = readerOf(sources, custodyProjection);
  const calendar = rulesAt(sources, index)(null).calendar;
  const statistics = new Statistics();
  const silent: SilentCoordinatorRow[] = [];
  const latest = reader.database.prepare('SELECT duty, asked, max(idx) FROM coordination WHERE idx <= ? GROUP BY duty ORDER BY duty').all(index);
  for (const row of latest) {
    const duty = Number(row['duty']);
    const card = view.cards.byNumber(duty);
    if (card === null || !mayKnow(asked.visibility, card.parties)) continue;
    const { at, ended } = judgedAt(reader, duty, view);
    for (const one of askedIn(row['asked'])) {
      const shown = coordinationRow(one, at, calendar, view);
      statistics.count(shown, one[1]);
      if (ended || shown.state !== 'unanswered') continue;
      silent.push({ ...shown, assignmentId: card.id as AssignmentId, taskCode: card.taskCode, summary: card.summary, lead: card.body, leadName: view.nameOf(card.body) });
    }
  }
  const keyOf = ({ answerDue, assignmentId, coordinator }: SilentCoordinatorRow) => [answerDue ?? '9999', assignmentId, coordinator] as const;
  const sorted = silent.sort((a, b) => (keyOf(a).join() < keyOf(b).join() ? -1 : 1));
  const { rows, nextCursor } = pageOf(sorted, page, part, keyOf);
  return answered({ moment: view.moment, coordinators: statistics.list(), silent: rows, nextCursor });
}

/** Whom nobody waits for any more is judged by the end of the duty: a lateness does not grow afterwards. */
function judgedAt(reader: ReadModelReader, duty: number, { moment }: PastView): { readonly at: Instant; readonly ended: boolean } {
  const last = recordsOfDuty(reader, duty, moment.index).at(-1);
  return last?.custody.ended === true ? { at: last.from, ended: true } : { at: moment.at, ended: false };
}

function coordinationRow([coordinator, asked]: AskedCoordinators[number], at: Instant, calendar: WorkingCalendar, view: PastView): CoordinationRow {
  const { requestedAt, revision, answerDue, settledAt } = asked;
  const state = coordinationState(asked);
  const late = isLateCoordination(asked, at);
  const workingDaysLate = late && answerDue !== null ? workingDaysBetween(answerDue, dateAt(settledAt ?? at), calendar) : 0;
  return { coordinator, coordinatorName: view.nameOf(coordinator), state, stateName: COORDINATION_WORDS[state], requestedAt, requestRevision: revision, answerDue, settledAt, late, workingDaysLate };
}

class Statistics {
  private readonly of = new Map<BodyId, { name: string; asked: number; answered: number; late: number; judged: number }>();

  count({ coordinator, coordinatorName: name, late }: CoordinationRow, asked: Coordination): void {
    const counts = this.of.get(coordinator) ?? { name, asked: 0, answered: 0, late: 0, judged: 0 };
    const answered = !isAwaited(asked);
    counts.asked += 1;
    counts.answered += answered ? 1 : 0;
    counts.late += late ? 1 : 0;
    counts.judged += asked.answerDue !== null && (answered || late) ? 1 : 0;
    this.of.set(coordinator, counts);
  }

  list(): readonly CoordinatorStatistics[] {
    return [...this.of]
      .map(([coordinator, { name, asked, answered, late, judged }]) => ({ coordinator, name, answered: { k: answered, n: asked }, late: { k: late, n: judged } }))
      .sort((a, b) => (a.coordinator < b.coordinator ? -1 : 1));
  }
}
