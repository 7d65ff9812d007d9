import type { DirectiveId } from '#libs/domain';
import type { SqlRow } from '../../ports/read-model-store.js';
import type { QueryAnswer, SearchAnswer, SearchHit, SearchQuestion, Visibility } from '../../queries/contract.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { accentedText, matchExpression } from './folded-text.js';
import { searchProjection } from './search.projection.js';

const KINDS = ['directive', 'task', 'assignment', 'body'] as const satisfies readonly SearchHit['kind'][];
const MOST_HITS = 5000;
const EXCERPT = 240;
const LONGEST_KEY = 120;

/**
 * Finds directives, tasks, assignments and bodies by their words; marks, case and spelling variants do not matter, but
 * hits with the same accents come first. Of very many hits only the first 5,000 are looked at.
 * @throws ReadModelMissingError
 */
export async function askSearch(sources: QuerySources, memory: ReadingMemory, { asked, text, page }: SearchQuestion): Promise<QueryAnswer<SearchAnswer>> {
  const part = partIn(page, ['number', 'number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [searchProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const match = matchExpression(text);
  if (match === null) return answered({ moment: view.moment, hits: [], nextCursor: null });
  const rows = readerOf(sources, searchProjection)
    .database.prepare(
      `SELECT found.kind, found.id, name.text AS directive, text.words FROM folded JOIN text ON text.number = folded.rowid JOIN found ON found.text = text.number
         LEFT JOIN name ON name.number = found.directive
       WHERE folded MATCH ?1 AND found.since <= ?2 AND (found.until IS NULL OR found.until > ?2) LIMIT ${MOST_HITS}`,
    )
    .all(match, view.moment.index);
  const wanted = accentedText(text);
  const sorted = rows
    .filter((row) => isVisible(view, asked.visibility, row))
    .map((row) => ({ row, key: [accentedText(String(row['words'])).includes(wanted) ? 0 : 1, KINDS.indexOf(row['kind'] as SearchHit['kind']), `${row['id']} ${row['directive']} ${row['words']}`.slice(0, LONGEST_KEY)] as const }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || (a.key[2] < b.key[2] ? -1 : a.key[2] > b.key[2] ? 1 : 0));
  const shown = pageOf(sorted, page, part, ({ key }) => key);
  return answered({ moment: view.moment, hits: shown.rows.map(({ row }) => hitOf(row)), nextCursor: shown.nextCursor });
}

/** The register is open to everybody; all else only to whom it concerns. */
function isVisible(view: PastView, visibility: Visibility, row: SqlRow): boolean {
  if (visibility.kind === 'all' || row['kind'] === 'body') return true;
  if (row['kind'] !== 'assignment') return view.directives.mayKnow(visibility, String(row['directive']) as DirectiveId);
  const card = view.cards.byId(String(row['id']));
  return card !== null && mayKnow(visibility, card.parties);
}

function hitOf(row: SqlRow): SearchHit {
  const [title = '', ...rest] = String(row['words']).split('\n');
  return {
    kind: row['kind'] as SearchHit['kind'],
    id: String(row['id']),
    title,
    excerpt: rest.join(' ').slice(0, EXCERPT),
    directiveId: row['directive'] === null ? null : (String(row['directive']) as DirectiveId),
  };
}
