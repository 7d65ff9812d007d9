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
  /** When the event with that dense index was recorded. */
  private readonly recorded = new Map<number, Instant>();

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
    for (const duty of this.memory.coordination.numbers()) for (const one of this.standingsOf(duty, moment)) yield thingOf(duty, one);
  }

  sums(view: PastView): ThingSums {
    return ThingSums.of(this.counted(view.moment));
  }

  *changed({ moment: since }: PastView, { moment: until }: PastView): Generator<ThingPair<CoordinatorThing>> {
    for (const duty of this.memory.coordination.numbers()) {
      const [was, is] = [this.standingsOf(duty, since), this.standingsOf(duty, until)];
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
    for (const duty of this.memory.coordination.numbers()) for (const one of this.standingsOf(duty, moment)) yield { group: one.body, counts: countsOf(one) };
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
    const act = custody.index[row] as number;
    let at = this.recorded.get(act);
    if (at === undefined) this.recorded.set(act, (at = recordedAtOf(readerOf(this.sources, momentsProjection), act)));
    return at;
  }
}

/** Requests never change: another answer, or the same asked again, is another one. */
const isSame = (a: Standing, b: Standing): boolean =>
  a.late === b.late && a.silent === b.silent && (a.asked === b.asked || (coordinationState(a.asked) === coordinationState(b.asked) && a.asked.answerDue === b.asked.answerDue));

const thingOf = (duty: number, one: Standing): CoordinatorThing => ({
  duty, key: keyOfDuty(duty, null, one.body), day: dayOf(one.asked.answerDue) ?? NO_DAY, group: one.body, body: one.body, counts: countsOf(one), facts: factsOf(one.asked),
}); // prettier-ignore

const factsOf = (asked: Coordination): Facts & { readonly answerDue: LocalDate | null } => ({ state: coordinationState(asked), answerDue: asked.answerDue });

function countsOf({ asked, late, silent }: Standing): Readonly<Record<string, number>> {
  const answered = !isAwaited(asked);
  return {
    'answered.n': 1,
    ...(answered && { 'answered.k': 1 }),
    ...(late && { 'late.k': 1 }),
    ...(asked.answerDue !== null && (answered || late) && { 'late.n': 1 }),
    ...(silent && { silent: 1 }),
  };
}
