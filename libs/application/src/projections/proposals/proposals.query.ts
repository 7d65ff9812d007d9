import type { BodyId, ProposalEvent } from '#libs/domain';
import { PROPOSABLE_TITLES } from '../../act-titles/proposable-titles.js';
import type { SqlRow, SqlValue } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import type { ProposalRow, ProposalsAnswer, ProposalsQuestion, ProposalStep, WaitingProposalsAnswer, WaitingProposalsQuestion } from './proposals.contract.js';
import { proposalsProjection } from './proposals.projection.js';
import { saidIn } from './said-in.js';

/** Drafts as they stood at the moment, the newest first. @throws ReadModelMissingError */
export async function askProposals(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: ProposalsQuestion): Promise<QueryAnswer<ProposalsAnswer>> {
  const key = keyIn(page, ['number']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [proposalsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const { index } = view.moment;
  const { visibility } = asked;
  const bodies = visibility.kind === 'all' ? null : visibility.bodies;
  const conditions: (readonly [condition: string, ...values: SqlValue[]] | null)[] = [
    ['idx <= ?', index],
    key === null ? null : ['idx < ?', key[0] as number],
    narrow.proposalId === null ? null : ['proposal = ?', narrow.proposalId],
    narrow.body === null ? null : ['body = ?', narrow.body],
    narrow.subjectId === null ? null : ['subject = ?', narrow.subjectId],
    bodies === null ? null : [`body IN (${bodies.map(() => '?').join()})`, ...bodies],
    narrow.open ? ['(decided IS NULL OR decided > ?)', index] : null,
  ];
  const given = conditions.filter((each) => each !== null);
  const limit = limitOf(page);
  const { database } = readerOf(sources, proposalsProjection);
  const rows = database.prepare(`SELECT * FROM opened WHERE ${given.map(([condition]) => condition).join(' AND ')} ORDER BY idx DESC LIMIT ?`).all(...given.flatMap(([, ...values]) => values), limit + 1);
  if (narrow.proposalId !== null && rows.length === 0) return { ok: false, refusal: { kind: 'not-found' } };
  const acts = database.prepare('SELECT at, actor, event FROM act WHERE proposal = ? AND idx <= ? ORDER BY idx');
  const proposals = rows.slice(0, limit).map((row) => proposalRow(row, acts.all(row['proposal'] as string, index), view));
  const last = rows.slice(0, limit).at(-1);
  return answered({ moment: view.moment, proposals, nextCursor: rows.length > limit && last !== undefined ? cursorOf([Number(last['idx'])]) : null });
}

/** Counted in the index alone, however many drafts there were. @throws ReadModelMissingError */
export async function askWaitingProposals(sources: QuerySources, memory: ReadingMemory, { asked, body }: WaitingProposalsQuestion): Promise<QueryAnswer<WaitingProposalsAnswer>> {
  const found = viewAt(sources, memory, asked, [proposalsProjection]);
  if (!found.ok) return found;
  const { moment } = found.answer;
  const { visibility } = asked;
  if (visibility.kind === 'bodies' && !visibility.bodies.includes(body)) return answered({ moment, waiting: 0 });
  const { database } = readerOf(sources, proposalsProjection);
  const counts = ['decided IS NULL', 'decided > ?'].map((when, place) => Number(database.prepare(`SELECT count(*) AS n FROM opened WHERE body = ? AND ${when} AND idx <= ?`).get(body, ...(place === 0 ? [] : [moment.index]), moment.index)?.['n']));
  return answered({ moment, waiting: counts.reduce((sum, n) => sum + n, 0) });
}

function proposalRow({ proposal, body }: SqlRow, acts: readonly SqlRow[], { register, today }: PastView): ProposalRow {
  const events = acts.map((row) => ({ actor: String(row['actor']), at: new Date(Number(row['at'])).toISOString(), ...(JSON.parse(String(row['event'])) as ProposalEvent) }));
  const drafts = events.flatMap((each) => ('content' in each.data ? [each.data.content] : []));
  const proposed = events.find(({ type }) => type === 'ActProposed') as Extract<ProposalEvent, { type: 'ActProposed' }>;
  const content = JSON.parse(drafts.at(-1) ?? '{}') as ProposalRow['content'];
  const [approved] = events.flatMap((each) => (each.type === 'ProposalApproved' ? [each.data.revision] : []));
  const refused = events.some(({ type }) => type === 'ProposalRefused');
  return {
    proposalId: String(proposal),
    subject: proposed.data.subject,
    body: body as BodyId,
    bodyName: register.name(body as BodyId, today),
    act: proposed.data.act,
    title: PROPOSABLE_TITLES[proposed.data.act],
    status: refused ? 'refused' : approved === undefined ? 'open' : 'approved',
    content,
    says: saidIn(content),
    steps: events.map(stepOf),
    subjectRevision: approved ?? null,
    revision: events.length - 1,
  };
}

const STEP = { ActProposed: 'proposed', ProposalRevised: 'revised', ProposalRefused: 'refused', ProposalApproved: 'approved' } as const;

const stepOf = ({ type, data, actor, at }: ProposalEvent & { readonly actor: string; readonly at: string }): ProposalStep => ({
  step: STEP[type], actor, at, reason: 'reason' in data ? data.reason : null, content: 'content' in data ? (JSON.parse(data.content) as ProposalRow['content']) : null,
}); // prettier-ignore
