import { fromDayNumber, STANDING_STATES, standingDutyOn, type AssignmentId, type BodyId, type LocalDate, type StandingDuty, type StandingDutyStanding, type StandingState } from '#libs/domain';
import type { SqlValue } from '../../ports/read-model-store.js';
import type { Asked, QueryAnswer } from '../../queries/contract.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import type { StandingDutiesAnswer, StandingDutiesQuestion, StandingDutyCounts, StandingDutyRow } from './standing-duties.contract.js';
import { STANDING_FLAG, standingDutiesProjection } from './standing-duties.projection.js';
import { standingWords } from './standing-words.js';

/** A duty as its last row up to the moment has it. */
interface Listed {
  readonly id: AssignmentId;
  readonly office: BodyId;
  readonly issuer: BodyId;
  readonly body: BodyId;
  readonly duty: StandingDuty;
  readonly standing: StandingDutyStanding;
}

/** The last row of each duty, with its texts. */
const LAST = `SELECT change.duty, office.text, issuer.text, body.text, parties.text, assigned, reviewed, next, flags FROM change
  JOIN name AS office ON office.number = change.office JOIN name AS issuer ON issuer.number = change.issuer
  JOIN name AS body ON body.number = change.body JOIN name AS parties ON parties.number = change.parties
  WHERE idx = (SELECT max(idx) FROM change AS later WHERE later.duty = change.duty AND later.idx <= ?1)`;

/** Standing duties with the review that comes next (R9), as of a moment. @throws ReadModelMissingError */
export async function askStandingDuties(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: StandingDutiesQuestion): Promise<QueryAnswer<StandingDutiesAnswer>> {
  const part = partIn(page, ['string', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [standingDutiesProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const listed: Listed[] = [];
  for (const row of readerOf(sources, standingDutiesProjection).database.prepare(LAST).iterateArrays(view.moment.index)) {
    if (!isListed(row, asked)) continue;
    const one = listedOf(row, view);
    if ((narrow.office === null || one.office === narrow.office) && (narrow.body === null || one.body === narrow.body)) listed.push(one);
  }
  const wanted = listed.filter(({ standing }) => (narrow.state === null || standing.state === narrow.state) && (!narrow.due || standing.dueSince !== null)).toSorted((a, b) => (keyOf(a).join() < keyOf(b).join() ? -1 : 1));
  const { rows, nextCursor } = pageOf(wanted, page, part, keyOf);
  const offices = [...new Set(listed.map(({ office }) => office))].toSorted();
  return answered({
    moment: view.moment,
    total: countsOf(listed),
    offices: offices.map((office) => ({ office, officeName: view.nameOf(office), ...countsOf(listed.filter((one) => one.office === office)) })),
    duties: rows.flatMap((one) => rowOf(one, view)),
    nextCursor,
  });
}

/** One duty as its row in the list says it. @throws ReadModelMissingError */
export function standingDutyRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, id: AssignmentId): QueryAnswer<StandingDutyRow> {
  const found = viewAt(sources, memory, asked, [standingDutiesProjection]);
  if (!found.ok) return found;
  const [last] = readerOf(sources, standingDutiesProjection).database.prepare(`${LAST} AND change.duty = ?2`).iterateArrays(found.answer.moment.index, id);
  const row = last === undefined || !isListed(last, asked) ? undefined : rowOf(listedOf(last, found.answer), found.answer)[0];
  return row === undefined ? NOT_FOUND : answered(row);
}

/** Whether it stands, and the asker may know of it. */
const isListed = ([, , , , parties, , , , flags]: readonly SqlValue[], { visibility }: Asked): boolean => (Number(flags) & STANDING_FLAG.stands) !== 0 && mayKnow(visibility, String(parties));

function listedOf([id, office, issuer, body, , assigned, reviewed, next, flags]: readonly SqlValue[], view: PastView): Listed {
  const has = (flag: number): boolean => (Number(flags) & flag) !== 0;
  const duty: StandingDuty = {
    assignedOn: fromDayNumber(Number(assigned)), lastReviewOn: dayIn(reviewed), nextReviewOn: dayIn(next), reported: has(STANDING_FLAG.reported), ended: has(STANDING_FLAG.ended), suspended: has(STANDING_FLAG.suspended),
  }; // prettier-ignore
  const by = String(issuer) as BodyId;
  return { id: String(id) as AssignmentId, office: String(office) as BodyId, issuer: by, body: String(body) as BodyId, duty, standing: standingDutyOn(duty, view.today, view.policyOf(by)) };
}

const dayIn = (value: SqlValue | undefined): LocalDate | null => (typeof value === 'number' ? fromDayNumber(value) : null);

/** What has ended has no next review: it comes last, by its id. */
const keyOf = ({ standing, id }: Listed): readonly [string, string] => [standing.state === 'ended-by-decision' ? '9999' : standing.nextReviewOn, id];

function countsOf(listed: readonly Listed[]): StandingDutyCounts {
  const states = Object.fromEntries(STANDING_STATES.map((state) => [state, listed.filter(({ standing }) => standing.state === state).length])) as Readonly<Record<StandingState, number>>;
  return { due: { k: listed.filter(({ standing }) => standing.dueSince !== null).length, n: states.reported + states['not-reported'] }, states };
}

function rowOf({ id, office, issuer, body, duty, standing }: Listed, view: PastView): readonly StandingDutyRow[] {
  const card = view.cards.byId(id);
  if (card === null) return [];
  const { directiveId, taskCode, summary } = card;
  const { assignedOn, lastReviewOn, suspended } = duty;
  const policy = view.policyOf(issuer);
  return [
    {
      assignmentId: id, directiveId, directiveSymbol: view.directives.symbol(directiveId), taskCode, summary, body, bodyName: view.nameOf(body), office, officeName: view.nameOf(office), assignedOn,
      everyMonths: policy.reviewEveryMonths, policyVersion: policy.version, lastReviewOn, ...standing, suspended, says: standingWords(standing.state, lastReviewOn ?? assignedOn, view.today),
    },
  ]; // prettier-ignore
}
