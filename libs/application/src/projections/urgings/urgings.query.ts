import { predecessorsOf, type AssignmentId, type BodyId, type OrganisationState, type UrgedDuty } from '#libs/domain';
import type { Asked, QueryAnswer } from '../../queries/contract.js';
import { bodiesProjection } from '../bodies/bodies.projection.js';
import { compareKeys, partIn, limitOf, pageOf, cursorOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { addresseeRow, groupsOf, seenAddressees, seenDuties, urgingRow } from './urging-rows.js';
import type {
  UrgedDutyRow, UrgingAnswer, UrgingInboxAnswer, UrgingInboxFilter, UrgingInboxQuestion, UrgingQuestion, UrgingsAnswer, UrgingsOfDutiesAnswer, UrgingsOfDutiesQuestion, UrgingsQuestion,
} from './urgings.contract.js';
import { urgingsProjection } from './urgings.projection.js';
import { Urgings, type UrgingThen } from './urgings.js';

/** What questions about urgings are answered from, at one moment and for one asker. */
interface Sight {
  readonly view: PastView;
  readonly urgings: Urgings;
  readonly register: OrganisationState;
}

/** Answers every question about urgings. Each method may throw ReadModelMissingError while a read model has not been built yet. */
export class UrgingAnswers {
  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
  ) {}

  /** Newest first. */
  async list({ asked, narrow, page }: UrgingsQuestion): Promise<QueryAnswer<UrgingsAnswer>> {
    const part = partIn(page, ['number']);
    if (part === 'bad-cursor') return BAD_CURSOR;
    return this.at(asked, ({ view, urgings }) => {
      const limit = limitOf(page);
      const found: UrgingThen[] = [];
      for (const urging of urgings.before(part.after === null ? Number.MAX_SAFE_INTEGER : Number(part.after[0]), narrow)) {
        if (part.until !== null && urging.index < Number(part.until[0])) break;
        found.push(urging);
        if (found.length > limit) break;
      }
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const nextCursor = found.length > limit && last !== undefined ? cursorOf([last.index]) : null;
      return answered({ moment: view.moment, urgings: shown.map((urging) => urgingRow(urging, view)), nextCursor });
    });
  }

  /** One urging with its table of who answered. */
  async one({ asked, urgingId }: UrgingQuestion): Promise<QueryAnswer<UrgingAnswer>> {
    return this.at(asked, ({ view, urgings }) => {
      const urging = urgings.byId(urgingId);
      if (urging === null) return NOT_FOUND;
      const { number, signatory, basis, skipsGradeReason } = urging.document;
      return answered({
        moment: view.moment,
        urging: urgingRow(urging, view),
        number, signatory, basis, skipsGradeReason,
        duties: seenDuties(urging).map((duty) => dutyRow(duty, view, asked)),
        leftOut: urging.seen === null ? urging.state.leftOut : [],
        groups: groupsOf(urging, view.moment.at),
        addressees: seenAddressees(urging).map((addressee) => addresseeRow(urging, addressee, view)),
        ending: endingOf(urging),
      }); // prettier-ignore
    });
  }

  /** For duties that the asker may know of; not found when it is asked for a single one that it may not. */
  async ofDuties({ asked, assignments }: UrgingsOfDutiesQuestion): Promise<QueryAnswer<UrgingsOfDutiesAnswer>> {
    return this.at(asked, ({ view, urgings }) => {
      const known = assignments.filter((id) => knows(id, view, asked));
      if (assignments.length === 1 && known.length === 0) return NOT_FOUND;
      const about = new Map<string, AssignmentId[]>();
      for (const id of new Set(known)) for (const urging of urgings.ofDuty(id)) about.set(urging, [...(about.get(urging) ?? []), id]);
      const found = [...about].flatMap(([id, ids]) => {
        const urging = urgings.byId(id);
        return urging === null ? [] : [{ urging, ids }];
      });
      const newestFirst = found.toSorted((a, b) => b.urging.index - a.urging.index);
      return answered({ moment: view.moment, urgings: newestFirst.map(({ urging, ids }) => ({ ...urgingRow(urging, view), assignments: ids })) });
    });
  }

  /** What one body, and those that it continues, have been urged about, nearest answer due first. */
  async inbox({ asked, body, filter, page }: UrgingInboxQuestion): Promise<QueryAnswer<UrgingInboxAnswer>> {
    const part = partIn(page, ['string', 'string', 'string']);
    if (part === 'bad-cursor') return BAD_CURSOR;
    return this.at(asked, ({ view, urgings, register }) => {
      const counts: Record<UrgingInboxFilter, number> = { 'to-answer': 0, overdue: 0, 'to-explain': 0, all: 0 };
      const lines = withPredecessors([body], register).flatMap((addressed) => urgings.addressedTo(addressed).map((id) => ({ id, addressed })));
      const rows = lines.flatMap(({ id, addressed }) => {
        const urging = urgings.byId(id);
        const addressee = urging === null ? undefined : seenAddressees(urging).find((each) => each.body === addressed);
        if (urging === null || addressee === undefined) return [];
        const row = { ...urgingRow(urging, view), mine: addresseeRow(urging, addressee, view) };
        const filters = filtersOf(row.status, row.mine);
        for (const each of filters) counts[each] += 1;
        return filters.includes(filter) ? [row] : [];
      });
      const keyOf = ({ answerDue, urgingId, mine }: UrgingInboxAnswer['urgings'][number]) => [answerDue, urgingId, mine.body] as const;
      const sorted = rows.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
      const { rows: shown, nextCursor } = pageOf(sorted, page, part, keyOf);
      return answered({ moment: view.moment, counts, urgings: shown, nextCursor });
    });
  }

  /** The register of now: what a body may see of the past follows from what it is today. */
  private register(): OrganisationState {
    const reader = readerOf(this.sources, bodiesProjection);
    return this.memory.registers.upTo(reader, reader.checkpoint()?.index ?? 0).state;
  }

  private at<A>(asked: Asked, answer: (sight: Sight) => QueryAnswer<A>): QueryAnswer<A> {
    const found = viewAt(this.sources, this.memory, asked, [urgingsProjection]);
    if (!found.ok) return found;
    const view = found.answer;
    const heirs = this.register();
    const bodies = asked.visibility.kind === 'all' ? null : withPredecessors(asked.visibility.bodies, heirs);
    return answer({ view, register: heirs, urgings: new Urgings(readerOf(this.sources, urgingsProjection), view.moment.index, bodies) });
  }
}

/** Bodies that have ended are acted for by those that continue them (R11). */
const withPredecessors = (bodies: readonly BodyId[], register: OrganisationState): readonly BodyId[] => [...new Set(bodies.flatMap((body) => [body, ...predecessorsOf(register, body)]))];

function filtersOf(status: UrgingAnswer['urging']['status'], { standing, explanation }: { readonly standing: string; readonly explanation: { readonly standing: string } }): readonly UrgingInboxFilter[] {
  const filters: UrgingInboxFilter[] = ['all'];
  if (status !== 'issued') return filters;
  if (standing === 'awaiting' || standing === 'overdue') filters.push('to-answer');
  if (standing === 'overdue') filters.push('overdue');
  if (explanation.standing === 'awaiting' || explanation.standing === 'overdue') filters.push('to-explain');
  return filters;
}

function dutyRow({ assignmentId, directiveId, taskCode, lead, due, follows }: UrgedDuty, view: PastView, asked: Asked): UrgedDutyRow {
  const card = view.cards.byId(assignmentId);
  const now = card !== null && mayKnow(asked.visibility, card.parties) ? view.dutyRow(card) : null;
  return { assignmentId, directiveId, taskCode, lead, due, follows, now };
}

function knows(id: AssignmentId, view: PastView, { visibility }: Asked): boolean {
  const card = view.cards.byId(id);
  return card !== null && mayKnow(visibility, card.parties);
}

/** Basis of the withdrawal, or note of the closing. */
function endingOf({ acts }: UrgingThen): string | null {
  const event = acts.at(-1)?.event;
  return event?.type === 'UrgingWithdrawn' ? event.data.basis : event?.type === 'UrgingClosed' ? event.data.note : null;
}
