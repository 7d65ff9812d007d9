import { dateAt, type BodyId, type DirectiveId, type LocalDate } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { CountedDuties, inOrder, keyOfDuty } from '../counted-boards/counted-duties.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { mayKnow } from '../reading/visibility.js';
import { boxOf, isFollowed, isIn, updatesOf } from './update-rate.query.js';

/** Numbers of an update rate, by the paths of their fields; a body is a group. */
export const UPDATE_RATE_NUMBERS = ['updated.k', 'updated.n', 'completion.k', 'completion.n'] as const;

type FollowedThing = CountedThing & { readonly duty: number };

/** An update of a duty: a report of progress, a submission, a point or a period. */
interface Update {
  /** Dense index. */
  readonly index: number;
  readonly day: LocalDate;
}

/** Who has reported within the month on the duties of a directive, and what is completed (feature 18), as those duties. */
export class CountedUpdateRate implements CountedBoard<FollowedThing> {
  readonly models = [];
  readonly late = [];
  private readonly duties: CountedDuties;
  /** By duty, oldest first. */
  private readonly updates = new Map<number, readonly Update[]>();

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly directive: DirectiveId,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  /** Updates are read from the duties' own streams, as the rate itself reads them. */
  async refresh(views: readonly PastView[]): Promise<void> {
    const last = views.at(-1);
    for (const { number, id, revision } of last === undefined ? [] : this.cardsAt(last)) {
      const indexes = last?.cards.indexesOf(number, 0, Number.MAX_SAFE_INTEGER) ?? [];
      const updates = await updatesOf(this.sources, id, revision);
      this.updates.set(number, updates.flatMap(({ revision: at, day }) => (indexes[at] === undefined ? [] : [{ index: indexes[at], day }])));
    }
  }

  things(view: PastView): Iterable<FollowedThing> | null {
    const { directives } = view;
    if (directives.find(this.directive) === null || !directives.mayKnow(this.visibility, this.directive)) return null;
    return this.cardsAt(view).map((card) => ({ key: keyOfDuty(card.number, null), day: dayOf(card.currentDue) ?? NO_DAY, group: card.body, duty: card.number, ...this.standingIn(card, view.moment) }));
  }

  nameOf(group: string, view: PastView): string {
    return view.nameOf(group as BodyId);
  }

  subject({ duty }: FollowedThing, view: PastView): CountedSubject | null {
    return this.duties.subject({ duty, period: null }, view);
  }

  /** Its updates, and what else was done to the duty. */
  acts({ duty }: FollowedThing, since: number, until: number): readonly ActPlace[] {
    const updates = (this.updates.get(duty) ?? []).map(({ index }) => index).filter((index) => index > since && index <= until);
    const turns = this.duties.acts({ duty, period: null }, since, until).filter(({ index }) => !updates.includes(index));
    return inOrder(this.duties.placed(duty, updates, until), turns);
  }

  standing({ duty }: FollowedThing, moment: Moment): string {
    const card = new PastView(this.sources, this.memory, moment).cards.byNumber(duty);
    return card === null ? '' : standingOf(this.standingIn(card, moment));
  }

  private cardsAt({ cards }: PastView): readonly Card[] {
    return cards.ofDirective(this.directive).filter(({ parties }) => mayKnow(this.visibility, parties));
  }

  private standingIn(card: Card, { index, at }: Moment): Pick<CountedThing, 'body' | 'counts' | 'facts'> {
    const last = this.updates.get(card.number)?.findLast((update) => update.index <= index)?.day ?? null;
    const counts: Record<string, number> = {};
    if (isFollowed(card)) counts['updated.n'] = 1;
    if (isFollowed(card) && isIn(dateAt(at).slice(0, 7), last)) counts['updated.k'] = 1;
    const box = boxOf(card, at);
    if (box !== null && box !== 'in-time') counts['completion.n'] = 1;
    if (box === 'done-on-time' || box === 'done-late') counts['completion.k'] = 1;
    return { body: card.body, counts, facts: { due: card.currentDue, lastUpdateOn: last } };
  }
}
