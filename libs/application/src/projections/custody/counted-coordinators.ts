import { coordinationState, isAwaited, isLateCoordination, type BodyId, type Coordination, type Instant, type LocalDate } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing, type Facts, type ThingPair } from '../counted-boards/counted-board.js';
import { CountedDuties, inOrder, keyOfDuty } from '../counted-boards/counted-duties.js';
import { ThingSums } from '../counted-boards/thing-sums.js';
import { visibleSets } from '../duty-columns/duty-columns.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { INBOX, INBOX_COLUMNS } from '../inbox/inbox.projection.js';
import { momentsProjection, recordedAtOf } from '../moments/index.js';
import type { PastView, ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';

/** Numbers of a coordinator, by the paths of their fields. `silent`: those listed as such. */
export const COORDINATOR_NUMBERS = ['answered.k', 'answered.n', 'late.k', 'late.n', 'silent'] as const;

const PARTIES = INBOX_COLUMNS.indexOf('parties');

type CoordinatorThing = CountedThing & { readonly duty: number };

/** How one coordinator of a duty stands at a moment. */
interface Standing {
  readonly body: BodyId;
  readonly asked: Coordination;
  readonly late: boolean;
  readonly silent: boolean;
}

/** How coordinators answer, as what each of them was asked for in each duty (R6); groups are coordinators. */
export class CountedCoordinators implements CountedBoard<CoordinatorThing> {
  readonly models = [...CUSTODY_MODELS, INBOX];
  readonly late = ['late.k'];
  private readonly duties: CountedDuties;
  /** By the number of its set of bodies, whether the asker may know of a duty; null = of any. */
  private visible: Uint8Array | null = null;
  /** The duties that have any, at the two moments that are compared. */
  private readonly known = new Map<Moment, ReadonlyMap<number, readonly Standing[]>>();

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  async refresh(): Promise<void> {
    const { custody, coordination, inbox } = this.memory;
    coordination.refresh(readerOf(this.sources, custodyProjection));
    await Promise.all([custody.refresh(readerOf(this.sources, custodyProjection)), inbox.refresh(readerOf(this.sources, INBOX))]);
    this.visible = this.visibility.kind === 'all' ? null : visibleSets(inbox.names, this.visibility.bodies);
  }

  *things({ moment }: PastView): Generator<CoordinatorThing> {
    for (const [duty, standings] of this.standingsAt(moment)) for (const one of standings) yield thingOf(duty, one);
  }

  sums(view: PastView): ThingSums {
    return ThingSums.of(this.counted(view.moment));
  }

  *changed({ moment: since }: PastView, { moment: until }: PastView): Generator<ThingPair<CoordinatorThing>> {
    const earlier = this.standingsAt(since);
    for (const [duty, is] of this.standingsAt(until)) {
      const was = earlier.get(duty) ?? [];
      for (const after of is) {
        const before = was.find(({ body }) => body === after.body);
        if (before === undefined || !isSame(before, after)) yield { before: before === undefined ? null : thingOf(duty, before), after: thingOf(duty, after) };
      }
      for (const before of was) if (!is.some(({ body }) => body === before.body)) yield { before: thingOf(duty, before), after: null };
    }
  }

  nameOf(group: string, view: PastView): string {
    return view.nameOf(group as BodyId);
  }

  subject(thing: CoordinatorThing, view: PastView): CountedSubject | null {
    const duty = this.duties.subject({ duty: thing.duty, period: null }, view);
    return duty === null ? null : { ...duty, kind: 'coordinator', part: thing.group };
  }

  /** Requests and answers, and what ended the duty. */
  acts({ duty }: CoordinatorThing, since: number, until: number): readonly ActPlace[] {
    const asked = this.memory.coordination.indexesOf(duty, since, until);
    const turns = this.duties.acts({ duty, period: null }, since, until).filter(({ index }) => !asked.includes(index));
    return inOrder(this.duties.placed(duty, asked, until), turns);
  }

  standing({ duty, group }: CoordinatorThing, moment: Moment): string {
    const one = this.standingsOf(duty, moment).find(({ body }) => body === group);
    return one === undefined ? '' : standingOf(thingOf(duty, one));
  }

  private *counted(moment: Moment): Generator<Pick<CountedThing, 'group' | 'counts'>> {
    for (const standings of this.standingsAt(moment).values()) for (const one of standings) yield { group: one.body, counts: countsOf(one) };
  }

  private standingsAt(moment: Moment): ReadonlyMap<number, readonly Standing[]> {
    const known = this.known.get(moment);
    if (known !== undefined) return known;
    const standings = new Map<number, readonly Standing[]>();
    for (const duty of this.memory.coordination.numbers()) {
      const of = this.standingsOf(duty, moment);
      if (of.length > 0) standings.set(duty, of);
    }
    this.known.set(moment, standings);
    return standings;
  }

  /** Of the duty's coordinators; none that the asker may not know of. */
  private standingsOf(duty: number, moment: Moment): readonly Standing[] {
    const { coordination, inbox } = this.memory;
    const asked = coordination.at(duty, moment.index);
    if (asked.length === 0) return [];
    if (this.visible !== null && this.visible[inbox.values[PARTIES]?.[inbox.rowOf(duty, moment.index)] ?? 0] !== 1) return [];
    const ended = this.endOf(duty, moment.index);
    return asked.map(([body, each]) => ({ body, asked: each, late: isLateCoordination(each, ended ?? moment.at), silent: ended === null && each.answer === null }));
  }

  /** When the duty ended: whom nobody waits for any more is judged by it. Null while it is open. */
  private endOf(duty: number, index: number): Instant | null {
    const { custody } = this.memory;
    const row = custody.rowAt(custody.headOf(duty), index);
    if (row < 0 || custody.ended[row] !== 1) return null;
    return this.memory.coordination.endedAt(custody.index[row] as number, (act) => recordedAtOf(readerOf(this.sources, momentsProjection), act));
  }
}

/** Requests never change: another answer, or the same asked again, is another one. */
const isSame = (a: Standing, b: Standing): boolean =>
  a.late === b.late && a.silent === b.silent && (a.asked === b.asked || (coordinationState(a.asked) === coordinationState(b.asked) && a.asked.answerDue === b.asked.answerDue));

const thingOf = (duty: number, one: Standing): CoordinatorThing => ({
  duty, key: keyOfDuty(duty, null, one.body), day: dayOf(one.asked.answerDue) ?? NO_DAY, group: one.body, body: one.body, counts: countsOf(one), facts: factsOf(one.asked),
}); // prettier-ignore

const factsOf = (asked: Coordination): Facts & { readonly answerDue: LocalDate | null } => ({ state: coordinationState(asked), answerDue: asked.answerDue });

/** The same for all that count alike. */
const COUNTS = [false, true].flatMap((answered) => [false, true].flatMap((late) => [false, true].flatMap((judged) => [false, true].map((silent): CountedThing['counts'] => ({
  'answered.n': 1,
  ...(answered && { 'answered.k': 1 }),
  ...(late && { 'late.k': 1 }),
  ...(judged && { 'late.n': 1 }),
  ...(silent && { silent: 1 }),
}))))); // prettier-ignore

function countsOf({ asked, late, silent }: Standing): CountedThing['counts'] {
  const answered = !isAwaited(asked);
  const judged = asked.answerDue !== null && (answered || late);
  return COUNTS[(answered ? 8 : 0) + (late ? 4 : 0) + (judged ? 2 : 0) + (silent ? 1 : 0)] as CountedThing['counts'];
}
