import type { BodyId, DirectiveId, LocalDate } from '#libs/domain';
import type { SqlRow } from '../../ports/read-model-store.js';
import type { Asked, QueryAnswer, ReceiptRow, ReceiptsAnswer, ReceiptsQuestion } from '../../queries/contract.js';
import { watches } from '../directive-overview/directives.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { receiptsProjection } from './receipts.projection.js';

/** How far the copies of a directive have come, one row for each addressee (R14). Others than those above the directive see their own copy only. @throws ReadModelMissingError */
export async function askReceipts(sources: QuerySources, memory: ReadingMemory, { asked, directiveId }: ReceiptsQuestion): Promise<QueryAnswer<ReceiptsAnswer>> {
  return receiptsAt(sources, memory, asked, directiveId, null);
}

/** The copy for one addressee as its row says it. @throws ReadModelMissingError */
export function receiptRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, directiveId: DirectiveId, addressee: BodyId): QueryAnswer<ReceiptRow> {
  const found = receiptsAt(sources, memory, asked, directiveId, addressee);
  if (!found.ok) return found;
  const row = found.answer.receipts[0];
  return row === undefined ? NOT_FOUND : answered(row);
}

/** `only`: the copy for that addressee; null = all. */
function receiptsAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, directiveId: DirectiveId, only: BodyId | null): QueryAnswer<ReceiptsAnswer> {
  const found = viewAt(sources, memory, asked, [receiptsProjection]);
  if (!found.ok) return found;
  const { directives, moment, nameOf } = { directives: found.answer.directives, moment: found.answer.moment, nameOf: (body: BodyId) => found.answer.nameOf(body) };
  const version = directives.find(directiveId);
  const { visibility } = asked;
  if (version === null || !directives.mayKnow(visibility, directiveId)) return NOT_FOUND;
  const all = visibility.kind === 'all' || visibility.bodies.some((body) => watches(version.content, body));
  const { database } = readerOf(sources, receiptsProjection);
  const narrow = 'AND (?3 IS NULL OR addressee = ?3)';
  const addressees = database.prepare(`SELECT addressee FROM planned WHERE directive = ?1 AND since <= ?2 ${narrow} UNION SELECT addressee FROM receipt WHERE directive = ?1 AND idx <= ?2 ${narrow} ORDER BY addressee`).all(directiveId, moment.index, only);
  const latest = database.prepare('SELECT * FROM receipt WHERE directive = ? AND addressee = ? AND idx <= ? ORDER BY idx DESC LIMIT 1');
  const receipts = addressees
    .map((row) => String(row['addressee']) as BodyId)
    .filter((addressee) => all || (visibility.kind === 'bodies' && visibility.bodies.includes(addressee)))
    .map((addressee): ReceiptRow => ({ directiveId, addressee, addresseeName: nameOf(addressee), ...copyOf(latest.get(directiveId, addressee, moment.index)) }));
  return answered({ moment, receipts, registered: { k: receipts.filter(({ state }) => state === 'registered').length, n: receipts.length } });
}

function copyOf(row: SqlRow | undefined): Omit<ReceiptRow, 'directiveId' | 'addressee' | 'addresseeName'> {
  const text = (column: string): string | null => (row === undefined || row[column] === null ? null : String(row[column]));
  const raw = text('number_raw');
  const readable = text('number_readable');
  return {
    state: (text('state') ?? 'planned') as ReceiptRow['state'],
    arrivalNumberRaw: raw,
    arrivalNumber: readable,
    numberNeedsChecking: raw !== null && readable === null,
    arrivalDate: text('arrival_date') as LocalDate | null,
    passedTo: text('passed_to'),
    revision: row === undefined ? -1 : Number(row['revision']),
  };
}
