import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { localDate, startOfDay, type ProposalEvent } from '#libs/domain';
import { appendPast, PAST, pastAct, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { ProposalsQuestion, WaitingProposalsQuestion } from './proposals.contract.js';
import { askProposals, askWaitingProposals } from './proposals.query.js';

const closing: (() => void)[] = [];
afterAll(() => closing.splice(0).forEach((close) => close()));
/** Made once: nothing is written to it after. */
let made: Promise<ReadSide> | null = null;
const side = (): Promise<ReadSide> => (made ??= newSide());

const [A, B] = [...PAST.leads] as [(typeof PAST.leads)[number], (typeof PAST.leads)[number]];
const on = (day: string, id: string, event: ProposalEvent): PastEvent => ({ stream: `proposal-${id}`, event, act: pastAct(startOfDay(localDate(day)) + 9 * 3_600_000, A) });
const proposed = (day: string, id: string, body: typeof A): PastEvent =>
  on(day, id, { type: 'ActProposed', data: { proposalId: id, subject: { kind: 'assignment', id: `d-${id}`, period: null }, body, act: 'ReportProgress', content: '{"type":"ReportProgress","percent":40}' } });

async function newSide(): Promise<ReadSide> {
  const log = new MemoryEventLog();
  await appendPast(log, [
    proposed('2021-12-01', 'p1', A),
    proposed('2021-12-02', 'p2', B),
    on('2021-12-03', 'p1', { type: 'ProposalRevised', data: { content: '{"type":"ReportProgress","percent":45}', reason: 'thêm số liệu' } }),
    on('2021-12-04', 'p1', { type: 'ProposalApproved', data: { revision: 7 } }),
    on('2021-12-05', 'p2', { type: 'ProposalRefused', data: { reason: 'chưa đúng mẫu' } }),
    proposed('2021-12-06', 'p3', A),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'proposals-'));
  const store = openSqliteReadModels({ folder });
  closing.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
  await feeder.catchUp();
  await feeder.stop();
  return new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => startOfDay(localDate('2021-12-07')) } });
}
const NOW: AsOf = { kind: 'now' };
const day = (text: string): AsOf => ({ kind: 'instant', at: startOfDay(localDate(text)) + 20 * 3_600_000 });
const ANY = { proposalId: null, body: null, subjectId: null, open: false };

async function asked(asOf: AsOf, narrow: Partial<ProposalsQuestion['narrow']> = {}, visibility: Visibility = { kind: 'all' }, limit = 50, cursor: string | null = null) {
  const answer = await (await side()).ask(askProposals, new ProposalsQuestion({ asOf, visibility }, { ...ANY, ...narrow }, { cursor, limit }));
  if (!answer.ok) return answer.refusal;
  return { rows: answer.answer.proposals.map(({ proposalId, status, content, revision }) => [proposalId, status, content['percent'], revision]), next: answer.answer.nextCursor };
}

describe('proposals', () => {
  it('are shown as they stood at the moment, the newest first', async () => {
    expect(await asked(NOW)).toMatchObject({ rows: [['p3', 'open', 40, 0], ['p2', 'refused', 40, 1], ['p1', 'approved', 45, 2]] });
    expect(await asked(day('2021-12-03'))).toMatchObject({ rows: [['p2', 'open', 40, 0], ['p1', 'open', 45, 1]] });
    expect(await asked(day('2021-12-04'), { open: true })).toMatchObject({ rows: [['p2', 'open', 40, 0]] });
  });

  it('are those of the bodies that are seen, by body, duty and page', async () => {
    expect(await asked(NOW, {}, { kind: 'bodies', bodies: [B] })).toMatchObject({ rows: [['p2', 'refused', 40, 1]] });
    expect(await asked(NOW, {}, { kind: 'bodies', bodies: [] })).toMatchObject({ rows: [] });
    expect(await asked(NOW, { body: A })).toMatchObject({ rows: [['p3'], ['p1']].map(([id]) => expect.arrayContaining([id])) });
    expect(await asked(NOW, { subjectId: 'd-p2' })).toMatchObject({ rows: [['p2', 'refused', 40, 1]] });
    const first = (await asked(NOW, {}, { kind: 'all' }, 2)) as { next: string };
    expect(await asked(NOW, {}, { kind: 'all' }, 2, first.next)).toEqual({ rows: [['p1', 'approved', 45, 2]], next: null });
  });

  it.each([
    ['now', NOW, A, 1], ['when two bodies had one each', day('2021-12-03'), A, 1], ['after it was approved', day('2021-12-05'), A, 0], ['of another body', day('2021-12-04'), B, 1], ['after it was refused', NOW, B, 0],
  ])('that wait are counted: %s', async (_when, asOf, body, waiting) => {
    expect((await asked(asOf, { body, open: true }) as { rows: unknown[] }).rows).toHaveLength(waiting);
    for (const [visibility, counted] of [[{ kind: 'all' }, waiting], [{ kind: 'bodies', bodies: [body] }, waiting], [{ kind: 'bodies', bodies: [] }, 0]] as const) {
      const answer = await (await side()).ask(askWaitingProposals, new WaitingProposalsQuestion({ asOf, visibility }, body));
      expect(answer.ok && answer.answer.waiting).toBe(counted);
    }
  }); // prettier-ignore

  it('have every step with its reason, and are not found where they are not seen', async () => {
    const answer = await (await side()).ask(askProposals, new ProposalsQuestion({ asOf: NOW, visibility: { kind: 'all' } }, { ...ANY, proposalId: 'p1' }, { cursor: null, limit: 1 }));
    expect(answer.ok && answer.answer.proposals[0]?.steps.map(({ step, reason, content }) => [step, reason, content?.['percent'] ?? null])).toEqual([['proposed', null, 40], ['revised', 'thêm số liệu', 45], ['approved', null, null]]);
    expect(await asked(NOW, { proposalId: 'p1' }, { kind: 'bodies', bodies: [B] })).toEqual({ kind: 'not-found' });
  });
});
