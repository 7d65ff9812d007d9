import { CUSTODY_PARTIES, type BodyId } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { type ActPlace, type CountedBoard, type CountedSubject, type CountedThing, type ThingPair } from '../counted-boards/counted-board.js';
import { CountedDuties, keyOfDuty } from '../counted-boards/counted-duties.js';
import { ThingSums } from '../counted-boards/thing-sums.js';
import { dayNumberAt, NO_DAY } from '../duty-columns/standing-columns.js';
import type { PastView, ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { daysCounted, nameOfCustodyGroup, SUSPENDED, talliedCustody, wantedCustody, type WantedCustody } from './custody-board.query.js';
import { walkDutyCustody, type CustodyVisitor } from './custody-walk.js';
import type { CustodyBoardQuestion, CustodyTotal } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';
import type { WorkingDayCount } from './working-day-count.js';

/**
 * Numbers of a board of custody, by the paths of their fields: working days by party, all of them, and duties with any. A duty is in several
 * groups, so that duties in total are a number of their own.
 */
export const CUSTODY_NUMBERS = [...CUSTODY_PARTIES.map((party) => `days.${party}` as const), 'workingDays', 'duties', 'total.duties'] as const;

type CustodyThing = CountedThing & { readonly duty: number };

/**
 * With whom duties are and for how long. What is counted are the days of each duty in each group, a body or a month; what changes
 * from one moment to another is who has it: that a day went by changes no duty, and is told by the numbers.
 */
export class CountedCustody implements CountedBoard<CustodyThing> {
  readonly models = CUSTODY_MODELS;
  readonly late = [];
  private readonly duties: CountedDuties;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly by: CustodyBoardQuestion['by'],
    private readonly narrow: CustodyBoardQuestion['narrow'],
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  refresh(): Promise<void> {
    return this.memory.custody.refresh(readerOf(this.sources, custodyProjection));
  }

  *things({ moment: { index, at } }: PastView): Generator<CustodyThing> {
    const { custody } = this.memory;
    const today = dayNumberAt(at);
    const counted = daysCounted(custody, today, this.calendarAt(index));
    const wanted = this.wanted();
    for (let place = 0; place < custody.heads.length && (custody.index[custody.heads[place] as number] as number) <= index; place++) {
      const days = new DutyDays(this.by, custody.names, counted, wanted);
      walkDutyCustody(custody, place, index, today, days);
      const duty = custody.numbers[place] as number;
      if (days.groups.size > 0) yield { key: keyOfDuty(duty, null), day: NO_DAY, group: null, duty, body: null, counts: { 'total.duties': 1 }, facts: {} };
      for (const [group, counts] of days.groups) yield { key: keyOfDuty(duty, null, group), day: NO_DAY, group, duty, body: this.bodyOf(group), counts, facts: {} };
    }
  }

  sums({ moment }: PastView): ThingSums {
    const tally = talliedCustody(this.memory.custody, moment, this.calendarAt(moment.index), this.by, this.wanted());
    const numbers = ({ days, workingDays, duties }: CustodyTotal, name: string): ReadonlyMap<string, number> => new Map([...CUSTODY_PARTIES.map((party): [string, number] => [`days.${party}`, days[party]]), ['workingDays', workingDays], [name, duties]]);
    return new ThingSums(numbers(tally.total(), 'total.duties'), new Map(tally.groups().map(({ key, ...of }) => [key === '' ? SUSPENDED : key, numbers(of, 'duties')])));
  }

  /** The duties that somebody else has, or in another part, and those that began or ended. */
  *changed({ moment: since }: PastView, { moment: until }: PastView): Generator<ThingPair<CustodyThing>> {
    const { heads, index, numbers } = this.memory.custody;
    const { bodies } = this.wanted();
    for (let place = 0; place < heads.length && (index[heads[place] as number] as number) <= until.index; place++) {
      const head = heads[place] as number;
      const [was, is] = [this.holderAt(head, since), this.holderAt(head, until)];
      if (was.party === is.party && was.body === is.body) continue;
      const duty = numbers[place] as number;
      const thing = ({ party, body }: Holder): CustodyThing | null => (party < 0 || bodies[body] === 0 ? null : this.heldBy(duty, party, body));
      yield { before: thing(was), after: thing(is) };
    }
  }

  nameOf(group: string, view: PastView): string {
    return nameOfCustodyGroup(group, this.by, view);
  }

  subject({ duty }: CustodyThing, view: PastView): CountedSubject | null {
    return this.duties.subject({ duty, period: null }, view);
  }

  /** Days that a body had a duty stay its own, wherever the duty went. */
  once({ duty }: CustodyThing, view: PastView): CountedSubject | null {
    return this.duties.once({ duty, period: null }, view);
  }

  acts({ duty }: CustodyThing, since: number, until: number): readonly ActPlace[] {
    const { index, next } = this.memory.custody;
    const indexes: number[] = [];
    for (let row = this.memory.custody.headOf(duty), first = true; row >= 0 && (first || row !== 0); row = next[row] as number, first = false) {
      const at = index[row] as number;
      if (at > until) break;
      if (at > since) indexes.push(at);
    }
    return this.duties.placed(duty, indexes, until);
  }

  /** Who has it; how long is no standing. */
  standing({ duty }: CustodyThing, moment: Moment): string {
    const { party, body } = this.holderAt(this.memory.custody.headOf(duty), moment);
    return party < 0 ? '' : `${party} ${body}`;
  }

  /** Whoever has the duty that begins with that row; while a coordinator is waited for up to a day, that one. */
  private holderAt(head: number, { index, at }: Moment): Holder {
    const { custody } = this.memory;
    const row = custody.rowAt(head, index);
    if (row < 0 || custody.ended[row] === 1) return NOBODY;
    const today = dayNumberAt(at);
    const awaited = custody.waitsOf(row).find(({ until }) => until >= today);
    return awaited === undefined ? { party: custody.party[row] as number, body: custody.body[row] as number } : { party: COORDINATOR, body: awaited.body };
  }

  private heldBy(duty: number, party: number, number: number): CustodyThing {
    const body = number === 0 ? null : (this.memory.custody.names[number] as BodyId);
    return { key: keyOfDuty(duty, null), day: NO_DAY, group: body ?? SUSPENDED, duty, body, counts: {}, facts: { party: CUSTODY_PARTIES[party] ?? null } };
  }

  private bodyOf(group: string): BodyId | null {
    return this.by === 'body' && group !== SUSPENDED ? (group as BodyId) : null;
  }

  private wanted(): WantedCustody {
    return wantedCustody(this.memory.custody.names, this.narrow, this.visibility);
  }

  private calendarAt(index: number): ReturnType<ReturnType<typeof rulesAt>>['calendar'] {
    return rulesAt(this.sources, index)(null).calendar;
  }
}

interface Holder {
  /** Place in `CUSTODY_PARTIES`; -1 = nothing is left to do, or there was no duty yet. */
  readonly party: number;
  /** Number of its name; 0 = nobody. */
  readonly body: number;
}
const NOBODY: Holder = { party: -1, body: 0 };
const COORDINATOR = CUSTODY_PARTIES.indexOf('coordinator');

/** The days of one duty by group, as the board counts them. */
class DutyDays implements CustodyVisitor {
  readonly groups = new Map<string, Record<string, number>>();

  constructor(
    private readonly by: CustodyBoardQuestion['by'],
    private readonly names: readonly string[],
    private readonly counted: WorkingDayCount,
    private readonly wanted: WantedCustody,
  ) {}

  add(party: number, body: number, from: number, until: number): void {
    const { bodies, first, last } = this.wanted;
    if (bodies[body] === 0) return;
    const [start, end] = [Math.max(from, first), Math.min(until, last)];
    if (this.by === 'body') return this.count(this.names[body] || SUSPENDED, party, this.counted.among(start, end));
    for (let day = start; day <= end; ) {
      const month = this.counted.monthAt(day);
      const lastDay = Math.min(this.counted.lastDayOf(month), end);
      this.count(this.counted.months[month] as string, party, this.counted.among(day, lastDay));
      day = lastDay + 1;
    }
  }

  private count(group: string, party: number, days: number): void {
    if (days === 0) return;
    const counts = this.groups.get(group) ?? { duties: 1 };
    this.groups.set(group, counts);
    for (const number of [`days.${CUSTODY_PARTIES[party]}`, 'workingDays']) counts[number] = (counts[number] ?? 0) + days;
  }
}
