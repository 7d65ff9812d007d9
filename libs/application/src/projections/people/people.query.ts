import { evolvePositions, heldOn, initialPositions, type ActorId, type PersonEvent, type PositionEvent } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import type { PersonRow, PersonsAnswer, PersonsQuestion, PositionRow, PositionsAnswer, PositionsQuestion } from './people.contract.js';
import { ALL_POSITIONS, peopleProjection } from './people.projection.js';

/** Persons as they had been recorded at the moment, in the order of their ids. @throws ReadModelMissingError */
export async function askPersons(sources: QuerySources, memory: ReadingMemory, { asked, person, page }: PersonsQuestion): Promise<QueryAnswer<PersonsAnswer>> {
  const key = keyIn(page, ['string']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [peopleProjection]);
  if (!found.ok) return found;
  const { moment } = found.answer;
  const { positions } = positionsBy(sources, found.answer);
  const limit = limitOf(page);
  const rows = readerOf(sources, peopleProjection)
    .database.prepare('SELECT DISTINCT person FROM act WHERE idx <= ? AND person > ? AND (? IS NULL OR person = ?) ORDER BY person LIMIT ?')
    .all(moment.index, key === null ? ALL_POSITIONS : (key[0] as string), person, person, limit + 1);
  if (person !== null && rows.length === 0) return { ok: false, refusal: { kind: 'not-found' } };
  const persons = rows.slice(0, limit).map(({ person: id }) => personRow(sources, id as ActorId, moment.index, positions));
  const last = persons.at(-1);
  return answered({ moment, persons, nextCursor: rows.length > limit && last !== undefined ? cursorOf([last.person]) : null });
}

/** Positions as they had been recorded at the moment. @throws ReadModelMissingError */
export async function askPositions(sources: QuerySources, memory: ReadingMemory, { asked, narrow }: PositionsQuestion): Promise<QueryAnswer<PositionsAnswer>> {
  const found = viewAt(sources, memory, asked, [peopleProjection]);
  if (!found.ok) return found;
  const { positions, revision } = positionsBy(sources, found.answer);
  const { visibility } = asked;
  const wanted = positions
    .filter(({ body, person, inForce }) => (narrow.body === null || body === narrow.body) && (narrow.person === null || person === narrow.person) && (inForce || !narrow.inForce))
    .filter(({ body }) => visibility.kind === 'all' || visibility.bodies.includes(body))
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return answered({ moment: found.answer.moment, positions: wanted, revision });
}

const sortKey = ({ body, role, validFrom, positionId }: PositionRow): string => [body, role, validFrom, positionId].join(' ');

function positionsBy(sources: QuerySources, { moment, register, today }: PastView): { readonly positions: readonly PositionRow[]; readonly revision: number } {
  let state = initialPositions;
  let revision = -1;
  for (const row of readerOf(sources, peopleProjection).database.prepare('SELECT revision, event FROM act WHERE person = ? AND idx <= ? ORDER BY idx').all(ALL_POSITIONS, moment.index)) {
    state = evolvePositions(state, JSON.parse(String(row['event'])) as PositionEvent);
    revision = Number(row['revision']);
  }
  return { revision, positions: state.positions.map((terms) => ({ ...terms, bodyName: register.name(terms.body, terms.validFrom), inForce: heldOn(terms, today) })) };
}

function personRow(sources: QuerySources, person: ActorId, index: number, positions: readonly PositionRow[]): PersonRow {
  const rows = readerOf(sources, peopleProjection).database.prepare('SELECT revision, at, event FROM act WHERE person = ? AND idx <= ? ORDER BY idx').all(person, index);
  const moment = (at: unknown): string => new Date(Number(at)).toISOString();
  let row: PersonRow = { person, status: 'entered', enteredAt: moment(rows[0]?.['at']), erasedAt: null, positions: positions.filter((each) => each.person === person), revision: rows.length - 1 };
  for (const { at, event } of rows) {
    const { type } = JSON.parse(String(event)) as PersonEvent;
    if (type === 'PersonErasureAsked') row = { ...row, status: 'erasure-asked' };
    else if (type === 'PersonErasureTakenBack') row = { ...row, status: 'entered' };
    else if (type === 'PersonErased') row = { ...row, status: 'erased', erasedAt: moment(at) };
  }
  return row;
}
