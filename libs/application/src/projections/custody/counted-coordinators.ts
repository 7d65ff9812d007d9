import { isAwaited, type AssignmentId } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { CountedDuties, inOrder, keyOfDuty } from '../counted-boards/counted-duties.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { mayKnow } from '../reading/visibility.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { askedIn, coordinationRow, judgedAt, type AskedCoordinators } from './coordination.query.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';

/** Numbers of a coordinator, by the paths of their fields. `silent`: those listed as such. */
export const COORDINATOR_NUMBERS = ['answered.k', 'answered.n', 'late.k', 'late.n', 'silent'] as const;

interface CoordinatorThing extends CountedThing {
  readonly duty: number;
}

/** How coordinators answer, as what each of them was asked for in each duty (R6); groups are coordinators. */
export class CountedCoordinators implements CountedBoard<CoordinatorThing> {
  readonly models = CUSTODY_MODELS;
  readonly late = ['late.k'];
  private readonly duties: CountedDuties;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
  ) {
    this.duties = new CountedDuties(sources, memory, visibility);
  }

  async refresh(): Promise<void> {
    // Read from the read model itself.
  }

  *things(view: PastView): Generator<CoordinatorThing> {
    const rows = readerOf(this.sources, custodyProjection).database.prepare('SELECT duty, asked, max(idx) FROM coordination WHERE idx <= ? GROUP BY duty ORDER BY duty').all(view.moment.index);
    for (const row of rows) {
      const duty = Number(row['duty']);
      const card = view.cards.byNumber(duty);
      if (card === null || !mayKnow(this.visibility, card.parties)) continue;
      for (const one of askedIn(row['asked'])) {
        const [body, { answerDue }] = one;
        yield { key: keyOfDuty(duty, null, body), day: dayOf(answerDue) ?? NO_DAY, group: body, duty, ...this.standingIn(one, duty, view) };
      }
    }
  }

  nameOf(group: string, view: PastView): string {
    return view.nameOf(group as CoordinatorThing['body'] & string);
  }

  subject(thing: CoordinatorThing, view: PastView): CountedSubject | null {
    const duty = this.duties.subject({ duty: thing.duty, period: null }, view);
    return duty === null ? null : { ...duty, kind: 'coordinator', id: duty.id as AssignmentId, part: thing.group };
  }

  /** Requests and answers, and what ended the duty. */
  acts({ duty }: CoordinatorThing, since: number, until: number): readonly ActPlace[] {
    const asked = readerOf(this.sources, custodyProjection).database.prepare('SELECT idx FROM coordination WHERE duty = ? AND idx > ? AND idx <= ? ORDER BY idx').all(duty, since, until).map((row) => Number(row['idx']));
    const turns = this.duties.acts({ duty, period: null }, since, until).filter(({ index }) => !asked.includes(index));
    return inOrder(this.duties.placed(duty, asked, until), turns);
  }

  standing({ duty, group }: CoordinatorThing, moment: Moment): string {
    const row = readerOf(this.sources, custodyProjection).database.prepare('SELECT asked FROM coordination WHERE duty = ? AND idx <= ? ORDER BY idx DESC LIMIT 1').get(duty, moment.index);
    const one = row === undefined ? undefined : askedIn(row['asked']).find(([coordinator]) => coordinator === group);
    return one === undefined ? '' : standingOf(this.standingIn(one, duty, new PastView(this.sources, this.memory, moment)));
  }

  private standingIn(one: AskedCoordinators[number], duty: number, view: PastView): Pick<CountedThing, 'body' | 'counts' | 'facts'> {
    const { at, ended } = judgedAt(readerOf(this.sources, custodyProjection), duty, view);
    const [body, asked] = one;
    const { state, late, answerDue } = coordinationRow(one, at, rulesAt(this.sources, view.moment.index)(null).calendar, view);
    const answered = !isAwaited(asked);
    const counts: Record<string, number> = { 'answered.n': 1 };
    if (answered) counts['answered.k'] = 1;
    if (late) counts['late.k'] = 1;
    if (answerDue !== null && (answered || late)) counts['late.n'] = 1;
    if (!ended && state === 'unanswered') counts['silent'] = 1;
    return { body, counts, facts: { state, answerDue } };
  }
}
