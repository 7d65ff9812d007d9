import { dayNumber, type BodyId, type DirectiveId, type DirectiveState, type DirectiveStub } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import type { Asked, QueryAnswer, StubRow, StubsAnswer, StubsQuestion, Visibility } from '../../queries/contract.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { directiveOverviewProjection } from './directive-overview.projection.js';

/** The register of secret papers (sổ văn bản mật) that the asker may know: issuer, holder of that moment and overseers; newest date first. @throws ReadModelMissingError */
export async function askStubs(sources: QuerySources, memory: ReadingMemory, { asked, page }: StubsQuestion): Promise<QueryAnswer<StubsAnswer>> {
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { moment } = found.answer;
  const sorted = stubsIn(readerOf(sources, directiveOverviewProjection), 'idx IN (SELECT max(idx) FROM version WHERE idx <= ? GROUP BY directive)', moment.index)
    .filter((row) => mayKnow(asked.visibility, row))
    .map((row) => ({ row, key: [-dayNumber(row.date), row.directiveId] as const }))
    .sort((a, b) => a.key[0] - b.key[0] || (a.key[1] < b.key[1] ? -1 : 1));
  const { rows, nextCursor } = pageOf(sorted, page, part, ({ key }) => key);
  return answered({ moment, stubs: rows.map(({ row }) => row), nextCursor });
}

/** One paper as its row in the register says it. @throws ReadModelMissingError */
export function stubRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, id: DirectiveId): QueryAnswer<StubRow> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const place = found.answer.directives.placeOf(id);
  const row = place === null ? undefined : stubsIn(readerOf(sources, directiveOverviewProjection), 'idx = ?', place)[0];
  return row === undefined || !mayKnow(asked.visibility, row) ? NOT_FOUND : answered(row);
}

/** A body that held the paper before does not hold it now. */
const mayKnow = (visibility: Visibility, { issuer, holder }: { readonly issuer: BodyId; readonly holder: BodyId }): boolean =>
  visibility.kind === 'all' || visibility.bodies.includes(issuer) || visibility.bodies.includes(holder);

/** Of the versions that stand there. */
function stubsIn(reader: ReadModelReader, where: string, index: number): readonly StubRow[] {
  const rows = reader.database.prepare(`SELECT (SELECT text FROM name WHERE number = directive) AS id, revision, state FROM version WHERE content IS NULL AND ${where}`).all(index);
  return rows.flatMap(({ id, revision, state }) => {
    const { stub, status } = JSON.parse(String(state)) as DirectiveState;
    return stub === null ? [] : [rowOf(String(id) as DirectiveId, stub, status === 'withdrawn', Number(revision))];
  });
}

const rowOf = (directiveId: DirectiveId, { number, date, secrecy, holder }: DirectiveStub, withdrawn: boolean, revision: number): StubRow => ({
  directiveId, symbol: number.symbol, kind: number.kind, date, secrecy, issuer: number.issuer, holder, status: withdrawn ? 'withdrawn' : 'kept', revision,
}); // prettier-ignore
