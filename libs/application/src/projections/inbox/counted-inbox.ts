import type { BodyId } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { CountedDuties, inOrder, keyOfDuty, writtenDay, type DutyThing } from '../counted-boards/counted-duties.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { Desk, type DeskFilter } from './desk.js';
import { INBOX } from './inbox.projection.js';

const FILTERS: readonly DeskFilter[] = ['all', 'to-acknowledge', 'due-soon', 'overdue', 'returned', 'undated', 'standing', 'recurring', 'waiting'];
/** Numbers of an inbox, by the paths of their fields. */
export const INBOX_NUMBERS = FILTERS.map((filter) => `counts.${filter}` as const);

type InboxThing = CountedThing & DutyThing;

/** The inbox of a body as the duties and periods that its filters count. */
export class CountedInbox implements CountedBoard<InboxThing> {
  readonly models = [INBOX, DUTY_PERIODS];
  readonly late = ['counts.overdue'];
  private readonly duties: CountedDuties;
  /** Of the body's name in the columns. */
  private number = -1;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly body: BodyId,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  async refresh(): Promise<void> {
    await this.memory.inbox.refresh(readerOf(this.sources, INBOX));
    this.memory.periods.refresh(readerOf(this.sources, DUTY_PERIODS));
    this.number = this.memory.inbox.names.indexOf(this.body);
  }

  *things(view: PastView): Generator<InboxThing> {
    const desk = this.deskAt(view);
    for (const { duty, period, due, filters } of desk.rows(this.visibility)) {
      const body = period === null ? desk.leadIn(this.memory.inbox.rowOf(duty, view.moment.index)) : this.body;
      yield { key: keyOfDuty(duty, period), day: due, group: null, duty, period, ...standing(filters, body, due) };
    }
  }

  nameOf(group: string): string {
    return group;
  }

  subject(thing: InboxThing, view: PastView): CountedSubject | null {
    return this.duties.subject(thing, view);
  }

  /** What is due soon depends on the rules as well. */
  acts(thing: InboxThing, since: number, until: number): readonly ActPlace[] {
    return inOrder(this.duties.acts(thing, since, until), this.duties.publications(since, until));
  }

  standing({ duty, period }: InboxThing, moment: Moment): string {
    const desk = this.deskAt(new PastView(this.sources, this.memory, moment));
    return period === null ? this.standingOfDuty(desk, duty, moment) : this.standingOfPeriod(desk, period, moment);
  }

  private standingOfDuty(desk: Desk, duty: number, { index }: Moment): string {
    const row = this.memory.inbox.rowOf(duty, index);
    const filters = row < 0 ? [] : desk.filtersOf(row);
    return filters.length === 0 ? '' : standingOf(standing(filters, desk.leadIn(row), desk.dueOf(row)));
  }

  private standingOfPeriod(desk: Desk, { duty, place }: PeriodInstance, moment: Moment): string {
    const period = this.memory.periods.instanceAt(duty, place, moment);
    const filters = period === null ? [] : desk.filtersOfPeriod(period);
    return filters.join();
  }

  private deskAt(view: PastView): Desk {
    return new Desk(this.memory.inbox, this.memory.periods, this.body, view, this.number);
  }
}

const standing = (filters: readonly DeskFilter[], body: BodyId, due: number): Pick<CountedThing, 'body' | 'counts' | 'facts'> => ({
  body, counts: Object.fromEntries(filters.map((filter) => [`counts.${filter}`, 1])), facts: { due: writtenDay(due) },
}); // prettier-ignore
