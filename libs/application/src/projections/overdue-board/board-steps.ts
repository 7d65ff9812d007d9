import { dayNumber, fromDayNumber, type AssignmentId, type LocalDate } from '#libs/domain';
import { ACT_TITLES, type Title } from '../../act-titles/index.js';
import { STORED_NAMES, type RecordedEvent } from '../../event-catalogue/index.js';
import type { Moment } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import type { PeriodBook, PeriodInstance } from '../duty-periods/period-book.js';
import { momentsProjection, recordedAtOf } from '../moments/index.js';
import type { PastView } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';
import type { BoardRows } from './board-scope.js';

/** What moved a duty, or a period of one, on the board: an act, or that a day passed. */
export type BoardStep =
  | {
      readonly by: 'act';
      /** Dense index. */
      readonly index: number;
      /** Stored name. */
      readonly type: string;
      readonly title: Title;
      readonly body: string;
      readonly occurredOn: LocalDate;
      readonly recordedAt: string;
    }
  | { readonly by: 'time'; /** The day at whose end it became overdue, or on which the period began. */ readonly day: LocalDate };

/** Steps in the order in which they happened, the last 20 at most. */
export interface BoardSteps {
  readonly steps: readonly BoardStep[];
  /** How many came before these. */
  readonly earlierSteps: number;
}

export const MOST_STEPS = 20;

/** An act by its dense index, or a day that passed, as its day number. */
type Move = { readonly act: number } | { readonly day: number };

/** Before the first event. */
export const NOTHING_YET: Moment = { index: 0, at: 0 };

/** Tells what moved duties from one moment to another, for the few that are shown. `rows`: of the later moment. */
export class BoardStepTeller {
  constructor(
    private readonly sources: QuerySources,
    private readonly columns: DutyColumns,
    private readonly periods: PeriodBook,
    private readonly since: Moment,
    private readonly until: PastView,
    private readonly rows: BoardRows,
  ) {}

  /** Of the duty whose row at the later moment this is. */
  ofDuty(row: number): Promise<BoardSteps> {
    return this.told(this.columns.duty[row] as number, this.movesOfDuty(row));
  }

  /** Of a period; `before`: as it was counted at the earlier moment. */
  ofPeriod(before: PeriodInstance | null, after: PeriodInstance): Promise<BoardSteps> {
    return this.told(after.duty, this.movesOfPeriod(before, after));
  }

  private async told(duty: number, moves: readonly Move[]): Promise<BoardSteps> {
    const shown = moves.slice(-MOST_STEPS);
    const acts = await this.acts(duty, shown.flatMap((move) => ('act' in move ? [move.act] : [])));
    const steps = shown.map((move): BoardStep | undefined => ('day' in move ? { by: 'time', day: fromDayNumber(move.day) } : acts.get(move.act))).filter((step) => step !== undefined);
    return { steps, earlierSteps: moves.length - shown.length };
  }

  /** The rows of the duty that began in between, and the days at whose end it changed by time alone. */
  private movesOfDuty(last: number): readonly Move[] {
    const { from, previous } = this.columns;
    const { index, at } = this.since;
    const chain: number[] = [];
    for (let row = last; row >= 0; row = previous[row] as number) {
      chain.unshift(row);
      if ((from[row] as number) <= index) break;
    }
    const moments = readerOf(this.sources, momentsProjection);
    const beginsAt = (row: number): number => ((from[row] as number) <= index ? at : recordedAtOf(moments, from[row] as number));
    return chain.flatMap((row, place): readonly Move[] => {
      const next = chain[place + 1];
      const [begins, ends] = [dayNumberAt(beginsAt(row)), dayNumberAt(next === undefined ? this.until.moment.at : beginsAt(next))];
      const act: readonly Move[] = (from[row] as number) <= index ? [] : [{ act: from[row] as number }];
      return this.rows.code(row, begins) === this.rows.code(row, ends) ? act : [...act, { day: this.rows.due(row) }];
    });
  }

  private movesOfPeriod(before: PeriodInstance | null, after: PeriodInstance): readonly Move[] {
    const sinceDay = dayNumberAt(this.since.at);
    const acts = this.periods.movesOf(after, this.since.index, this.until.moment.index).map((act): Move => ({ act }));
    const [from, due] = [dayNumber(after.period.from), after.period.due === null ? null : dayNumber(after.period.due)];
    const began: readonly Move[] = before === null && from > sinceDay ? [{ day: from }] : [];
    const passed: readonly Move[] = after.standsIn === 'overdue' && before?.standsIn !== 'overdue' && due !== null && due >= sinceDay ? [{ day: due }] : [];
    return [...began, ...acts, ...passed];
  }

  /** The acts of the duty with these indexes, by index. */
  private async acts(duty: number, indexes: readonly number[]): Promise<ReadonlyMap<number, BoardStep>> {
    const { cards } = this.until;
    const card = indexes.length === 0 ? null : cards.byNumber(duty);
    if (card === null) return new Map();
    // Every event of a duty has an index, in the order of their revisions.
    const known = cards.indexesOf(duty, 0, Number.MAX_SAFE_INTEGER);
    return new Map(await Promise.all(indexes.map(async (index) => [index, await this.act(card.id, index, known.indexOf(index))] as const)));
  }

  private act(id: AssignmentId, index: number, revision: number): Promise<BoardStep> {
    return actStep(this.sources, { index, stream: `${ASSIGNMENT_STREAM}${id}`, revision });
  }
}

/** The act that stands there, told as a step. */
export async function actStep({ log, decode }: QuerySources, { index, stream, revision }: { readonly index: number; readonly stream: string; readonly revision: number }): Promise<BoardStep> {
  const [logged] = await log.readStream(stream, { fromRevision: revision, limit: 1 });
  if (revision < 0 || logged === undefined) throw new RangeError(`event ${index} is none of ${stream}`);
  return stepOf(decode(logged), index);
}

export function stepOf({ event: { type }, metadata: { act } }: RecordedEvent, index: number): BoardStep {
  return { by: 'act', index, type: STORED_NAMES[type], title: ACT_TITLES[type], body: act.body, occurredOn: act.occurredOn, recordedAt: new Date(act.recordedAt).toISOString() };
}
