import type { AssignmentStatus } from '#libs/domain';
import type { SqlValue } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { assignmentCardProjection } from '../assignment-card/assignment-card.projection.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import type { HandledDuty, HandlingsAnswer, HandlingsQuestion } from './handlings.contract.js';
import { handlingsProjection } from './handlings.projection.js';

const OVER: ReadonlySet<AssignmentStatus> = new Set<AssignmentStatus>(['accepted', 'closed', 'withdrawn']);

/** What was with whom at the moment, of the bodies that are seen. @throws ReadModelMissingError */
export async function askHandlings(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: HandlingsQuestion): Promise<QueryAnswer<HandlingsAnswer>> {
  const key = keyIn(page, ['number']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [handlingsProjection, assignmentCardProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const { index } = view.moment;
  const { visibility } = asked;
  const bodies = visibility.kind === 'all' ? null : visibility.bodies;
  const conditions: (readonly [condition: string, ...values: SqlValue[]] | null)[] = [
    ['idx <= ?', key === null ? index : Math.min(index, (key[0] as number) - 1)],
    ['person IS NOT NULL'],
    ['NOT EXISTS (SELECT 1 FROM passed AS later WHERE later.body = passed.body AND later.assignment = passed.assignment AND later.idx > passed.idx AND later.idx <= ?)', index],
    narrow.body === null ? null : ['body = ?', narrow.body],
    narrow.person === null ? null : ['person = ?', narrow.person],
    narrow.assignment === null ? null : ['assignment = ?', narrow.assignment],
    bodies === null ? null : [`body IN (${bodies.map(() => '?').join()})`, ...bodies],
  ];
  const given = conditions.filter((each) => each !== null);
  const limit = limitOf(page);
  const handled: (HandledDuty & { readonly index: number })[] = [];
  const rows = readerOf(sources, handlingsProjection).database.prepare(`SELECT * FROM passed WHERE ${given.map(([condition]) => condition).join(' AND ')} ORDER BY idx DESC`).all(...given.flatMap(([, ...values]) => values));
  for (const row of rows) {
    const card = view.cards.byId(String(row['assignment']));
    if (card === null || card.body !== row['body'] || OVER.has(card.status)) continue; // moved to another body, or over
    handled.push({ index: Number(row['idx']), person: String(row['person']), since: new Date(Number(row['at'])).toISOString(), duty: view.dutyRow(card) });
    if (handled.length > limit) break;
  }
  const shown = handled.slice(0, limit);
  const last = shown.at(-1);
  return answered({ moment: view.moment, handled: shown.map(({ person, since, duty }) => ({ person, since, duty })), nextCursor: handled.length > limit && last !== undefined ? cursorOf([last.index]) : null });
}
