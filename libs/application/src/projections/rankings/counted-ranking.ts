import { rankBodies, RANKED_BOXES, type BodyId, type DueReading, type RankedBox, type RankingPeriod } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing, type Facts } from '../counted-boards/counted-board.js';
import { CountedDuties, keyOfDuty, writtenDay, type DutyThing } from '../counted-boards/counted-duties.js';
import { BOARD_COLUMNS, OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { seesWhole } from './live-ranking.query.js';
import { countRanked, rankedBodyIn, rankedBox, rankedDuties, type RankingScope } from './ranked-duties.js';

/** Numbers of a line of a ranking, by the paths of their fields; the total is that of all lines. */
export const RANKING_NUMBERS = [...RANKED_BOXES.map((box) => `counts.${box}` as const), 'completion.k', 'completion.n', 'onTime.k', 'onTime.n'] as const;

const COUNTS: Readonly<Record<RankedBox, Readonly<Record<string, number>>>> = {
  'done-on-time': { 'counts.done-on-time': 1, 'completion.k': 1, 'completion.n': 1, 'onTime.k': 1, 'onTime.n': 1 },
  'done-late': { 'counts.done-late': 1, 'completion.k': 1, 'completion.n': 1, 'onTime.n': 1 },
  overdue: { 'counts.overdue': 1, 'completion.n': 1, 'onTime.n': 1 },
};

type RankedThing = CountedThing & DutyThing;

/** The list of an office as it would be published at each moment, as the duties that its lines count; groups are bodies. */
export class CountedRanking implements CountedBoard<RankedThing> {
  readonly models = [OVERDUE_BOARD];
  readonly late = ['counts.overdue'];
  private readonly duties: CountedDuties;
  private readonly scope: RankingScope;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    office: BodyId,
    period: RankingPeriod,
    against: DueReading,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
    this.scope = { office, period, against };
  }

  refresh(): Promise<void> {
    return this.memory.board.refresh(readerOf(this.sources, OVERDUE_BOARD));
  }

  things(view: PastView): Iterable<RankedThing> | null {
    const { office } = this.scope;
    return seesWhole(this.visibility, office) && view.register.state.bodies.has(office) ? this.ranked(view) : null;
  }

  nameOf(group: string, view: PastView): string {
    return view.nameOf(group as BodyId);
  }

  /** The place of each body, none for those with too few duties for one. */
  factsOf(view: PastView): ReadonlyMap<string, Facts> {
    const { ranked, unranked } = rankBodies(countRanked(this.memory.board, view, this.scope), view.policyOf(this.scope.office).rankingMinimumN);
    return new Map([...ranked, ...unranked].map(({ body, place }) => [body, { place: place === null ? null : String(place) }]));
  }

  subject(thing: RankedThing, view: PastView): CountedSubject | null {
    return this.duties.subject(thing, view);
  }

  acts(thing: RankedThing, since: number, until: number): readonly ActPlace[] {
    return this.duties.acts(thing, since, until);
  }

  standing({ duty }: RankedThing, moment: Moment): string {
    const { board } = this.memory;
    const row = board.rowOf(duty, moment.index);
    const box = row < 0 ? null : rankedBox(board, row, new PastView(this.sources, this.memory, moment), this.scope);
    return box === null ? '' : standingOf(this.standingIn(row, box));
  }

  private *ranked(view: PastView): Generator<RankedThing> {
    for (const { number: duty, body, box } of rankedDuties(this.memory.board, view, this.scope)) {
      const row = this.memory.board.rowOf(duty, view.moment.index);
      yield { key: keyOfDuty(duty, null), day: this.dueIn(row), group: body, duty, period: null, ...this.standingIn(row, box) };
    }
  }

  private standingIn(row: number, box: RankedBox): Pick<CountedThing, 'body' | 'counts' | 'facts'> {
    return { body: rankedBodyIn(this.memory.board, row), counts: COUNTS[box], facts: { due: writtenDay(this.dueIn(row)) } };
  }

  private dueIn(row: number): number {
    return this.memory.board.values[BOARD_COLUMNS.indexOf(this.scope.against === 'current' ? 'due' : 'original_due')]?.[row] as number;
  }
}
