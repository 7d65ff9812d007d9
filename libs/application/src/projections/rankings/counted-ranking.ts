import { rankBodies, RANKED_BOXES, type BodyId, type DueReading, type RankedBox, type RankingPeriod } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing, type Facts, type ThingPair } from '../counted-boards/counted-board.js';
import { CountedDuties, keyOfDuty, writtenDay, type DutyThing } from '../counted-boards/counted-duties.js';
import { ThingSums, times } from '../counted-boards/thing-sums.js';
import { BOARD_COLUMNS, OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { seesWhole } from './live-ranking.query.js';
import { countRanked, rankedBodyIn, rankedBox, RankedRows, type RankingScope } from './ranked-duties.js';

/** Numbers of a line of a ranking, by the paths of their fields; the total is that of all lines. */
export const RANKING_NUMBERS = [...RANKED_BOXES.map((box) => `counts.${box}` as const), 'completion.k', 'completion.n', 'onTime.k', 'onTime.n'] as const;

const COUNTS: Readonly<Record<RankedBox, Readonly<Record<string, number>>>> = {
  'done-on-time': { 'counts.done-on-time': 1, 'completion.k': 1, 'completion.n': 1, 'onTime.k': 1, 'onTime.n': 1 },
  'done-late': { 'counts.done-late': 1, 'completion.k': 1, 'completion.n': 1, 'onTime.n': 1 },
  overdue: { 'counts.overdue': 1, 'completion.n': 1, 'onTime.n': 1 },
};

const [DUE, ORIGINAL_DUE] = [BOARD_COLUMNS.indexOf('due'), BOARD_COLUMNS.indexOf('original_due')];

/** The list of an office as it would be published at each moment, as the duties that its lines count; groups are bodies. */
export class CountedRanking implements CountedBoard<RankedThing> {
  readonly models = [OVERDUE_BOARD];
  readonly late = ['counts.overdue'];
  private readonly duties: CountedDuties;
  private readonly scope: RankingScope;
  /** By due day, the same for all that have it. */
  private readonly facts = new Map<number, Facts>();

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
    const ranked = this.rankedAt(view);
    return ranked === null ? null : this.thingsIn(ranked);
  }

  sums(view: PastView): ThingSums | null {
    const ranked = this.rankedAt(view);
    if (ranked === null) return null;
    const { names } = this.memory.board;
    const lines = [...ranked.counts()].flatMap(([body, of]) => RANKED_BOXES.map((box, at) => ({ group: names[body] ?? '', counts: times(COUNTS[box], of[at] as number) })));
    return ThingSums.of(lines);
  }

  /** Row by row of the columns: whatever was counted then has a row now. */
  *changed(then: PastView, now: PastView): Generator<ThingPair<RankedThing>> {
    const [was, is] = [this.rankedAt(then), this.rankedAt(now)];
    for (let row = 0; is !== null && row < is.end; row++) {
      if (!is.holds(row)) continue;
      const earlier = was?.back(row) ?? -1;
      const [before, after] = [earlier < 0 || was === null ? -1 : was.boxAt(earlier), is.boxAt(row)];
      const isSame = before === after && (before < 0 || earlier === row || (is.bodyAt(earlier) === is.bodyAt(row) && is.dueAt(earlier) === is.dueAt(row)));
      if (!isSame) yield { before: before < 0 ? null : this.thing(earlier, before), after: after < 0 ? null : this.thing(row, after) };
    }
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
    return box === null ? '' : standingOf(this.thing(row, RANKED_BOXES.indexOf(box)));
  }

  /** Null when the asker may not see the whole of the list, or there is no such office yet. */
  private rankedAt(view: PastView): RankedRows | null {
    const { office } = this.scope;
    return seesWhole(this.visibility, office) && view.register.state.bodies.has(office) ? new RankedRows(this.memory.board, view, this.scope) : null;
  }

  private *thingsIn(ranked: RankedRows): Generator<RankedThing> {
    for (let row = 0; row < ranked.end; row++) {
      const box = ranked.holds(row) ? ranked.boxAt(row) : -1;
      if (box >= 0) yield this.thing(row, box);
    }
  }

  private thing(row: number, box: number): RankedThing {
    const { board } = this.memory;
    const day = board.values[this.scope.against === 'current' ? DUE : ORIGINAL_DUE]?.[row] as number;
    let facts = this.facts.get(day);
    if (facts === undefined) this.facts.set(day, (facts = { due: writtenDay(day) }));
    return new RankedThing(board.duty[row] as number, day, rankedBodyIn(board, row), COUNTS[RANKED_BOXES[box] as RankedBox], facts);
  }
}

/** A duty in a line; made for each that changed, so nothing is written out that is not asked for. */
class RankedThing implements CountedThing, DutyThing {
  readonly period = null;

  constructor(
    readonly duty: number,
    readonly day: number,
    readonly body: BodyId,
    readonly counts: CountedThing['counts'],
    readonly facts: Facts,
  ) {}

  get key(): string {
    return keyOfDuty(this.duty, null);
  }

  get group(): string {
    return this.body;
  }
}
