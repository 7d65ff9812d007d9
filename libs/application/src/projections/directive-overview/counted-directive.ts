import { codeAt, standingSteps, type DirectiveId } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import { BOARD_NUMBERS, countedPeriod, countsIn, type Counted } from '../board-explanation/board-numbers.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { CountedDuties, keyOfDuty, type DutyThing } from '../counted-boards/counted-duties.js';
import { dayOf, MARK, NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { mayKnow } from '../reading/visibility.js';

/** Numbers of a directive, by the paths of their fields: of all its duties, and of a task, which is a group. */
export const DIRECTIVE_NUMBERS = [
  ...BOARD_NUMBERS.map((number) => `total.${number}` as const), 'acknowledged.k', 'acknowledged.n',
  ...BOARD_NUMBERS.map((number) => `boxes.${number}` as const), 'accepted.k', 'accepted.n', 'external.k', 'external.n',
] as const; // prettier-ignore

type DirectiveThing = CountedThing & DutyThing;

/** A directive as the duties and periods that it counts: all of them in the total, those made from a task in the task (R7). */
export class CountedDirective implements CountedBoard<DirectiveThing> {
  readonly models = [DUTY_PERIODS];
  readonly late = ['total.boxes.overdue'];
  private readonly duties: CountedDuties;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly directive: DirectiveId,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  async refresh(): Promise<void> {
    this.memory.periods.refresh(readerOf(this.sources, DUTY_PERIODS));
  }

  things(view: PastView): Iterable<DirectiveThing> | null {
    const { directives } = view;
    return directives.find(this.directive) !== null && directives.mayKnow(this.visibility, this.directive) ? this.counted(view) : null;
  }

  /** The task's own words stand in the directive. */
  nameOf(group: string, { directives }: PastView): string {
    const tasks = directives.find(this.directive)?.content.items.flatMap((item) => item.tasks) ?? [];
    return tasks.find(({ code }) => code === group)?.summary ?? group;
  }

  subject(thing: DirectiveThing, view: PastView): CountedSubject | null {
    return this.duties.subject(thing, view);
  }

  acts(thing: DirectiveThing, since: number, until: number): readonly ActPlace[] {
    return this.duties.acts(thing, since, until);
  }

  standing({ duty, period }: DirectiveThing, moment: Moment): string {
    const view = new PastView(this.sources, this.memory, moment);
    const card = view.cards.byNumber(duty);
    if (card === null) return '';
    if (period === null) return standingOf(standingOfCard(card, moment));
    const instance = this.memory.periods.instanceAt(duty, period.place, moment);
    return instance === null ? '' : standingOf({ body: null, counts: boxesOf(countedPeriod(instance), card), facts: { due: instance.period.due, filedBy: instance.body } });
  }

  private *counted(view: PastView): Generator<DirectiveThing> {
    const cards = view.cards.ofDirective(this.directive).filter(({ parties }) => mayKnow(this.visibility, parties));
    const byNumber = new Map(cards.map((card) => [card.number, card]));
    for (const card of cards) yield { key: keyOfDuty(card.number, null), day: dayOf(card.currentDue) ?? NO_DAY, group: groupOf(card), duty: card.number, period: null, ...standingOfCard(card, view.moment) };
    for (const period of this.memory.periods.instances(view.moment, this.visibility, ({ directive }) => directive === this.directive)) {
      const card = byNumber.get(period.duty);
      if (card === undefined) continue;
      const { due } = period.period;
      const counts = boxesOf(countedPeriod(period), card);
      yield { key: keyOfDuty(period.duty, period), day: dayOf(due) ?? NO_DAY, group: groupOf(card), body: card.body, duty: period.duty, period, counts, facts: { due } };
    }
  }
}

/** A task counts the assignments made from it and not their parts. */
const groupOf = ({ root, taskCode }: Card): string | null => (root ? taskCode : null);

function standingOfCard(card: Card, { at }: Moment): Pick<CountedThing, 'body' | 'counts' | 'facts'> {
  const { facts, lateEntry, status, root, acknowledged, body, currentDue: due } = card;
  const isExtended = facts.originalDue !== null && facts.currentDue !== null && facts.originalDue !== facts.currentDue;
  const marks = (facts.pendingSubmissionAt === null ? 0 : MARK.awaiting) | (isExtended ? MARK.extended : 0) | (lateEntry ? MARK.lateEntry : 0);
  const counts = boxesOf({ code: codeAt(standingSteps(facts, 'current'), at), marks, period: null }, card);
  if (status === 'withdrawn') return { body, counts, facts: { due } };
  const done = facts.condition === 'done';
  const count = (number: string, isIn: boolean): void => {
    counts[`${number}.n`] = 1;
    if (isIn) counts[`${number}.k`] = 1;
  };
  if (!facts.external) count('acknowledged', acknowledged);
  if (root) count(facts.external ? 'external' : 'accepted', done);
  return { body, counts, facts: { due } };
}

function boxesOf(counted: Counted, { root }: Card): Record<string, number> {
  const numbers = BOARD_NUMBERS.filter((number) => countsIn(number)(counted));
  return Object.fromEntries([...numbers.map((number) => [`total.${number}`, 1]), ...(root ? numbers.map((number) => [`boxes.${number}`, 1]) : [])]) as Record<string, number>;
}
