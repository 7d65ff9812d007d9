import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actorId, bodyId, dateAt, localDate, startOfDay, type BodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { ManualClock, PARTIES, specimenTerms } from '#libs/testing';
import { decodeEvent, encodeEvent, readForFolding, type DomainEvent } from '../event-catalogue/index.js';
import { ProjectionFeeder, momentsProjection } from '../projections/index.js';
import type { QuerySources } from '../projections/reading/query-sources.js';
import type { QueryAnswer } from '../queries/contract.js';
import { changesBetween } from './changes-between.js';
import { FoldedPasts } from './folded-pasts.js';
import { historyOfWhoever } from './history-of-whoever.js';
import { lastActs } from './last-acts.js';
import { historyOf, type HistoryAnswer, type HistoryFilter, type HistoryRequest } from './history-of.js';

const DUTY = 'assignment-duty-1';
const LONG = 'assignment-long';
const LENGTH = 12_000;
const DAY = startOfDay(localDate('2021-11-15'));
const [LEAD, ISSUER, CONFIRMING] = [bodyId(PARTIES.lead), bodyId(PARTIES.issuer), bodyId(PARTIES.confirming)];
const EVERYTHING: HistoryFilter = { types: null, body: null, actor: null, from: null, to: null, text: null };

let folder: string;
let sources: QuerySources;
let close: () => void;
let pasts: FoldedPasts;

beforeAll(async () => {
  const log = new MemoryEventLog();
  let count = 0;
  const stored = ([event, body]: readonly [DomainEvent, BodyId]) => {
    const recordedAt = DAY + count * 60_000;
    const id = `00000000-0000-5000-8000-${String((count += 1)).padStart(12, '0')}`;
    const act = { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId(`of-${body}`), body, actingFor: null };
    return { id, bytes: encodeEvent(event, { act, commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 }).bytes };
  };
  const report = (note: string): readonly [DomainEvent, BodyId] => [{ type: 'ProgressReported', data: { percent: 10, note, obstacles: null } }, LEAD];
  const life: readonly (readonly [DomainEvent, BodyId])[] = [
    [{ type: 'TaskAssigned', data: specimenTerms() }, ISSUER],
    [{ type: 'AssignmentAcknowledged', data: { receiptNumber: '7', note: null } }, LEAD],
    report('Đã họp HỘI NGHỊ quán triệt'),
    [{ type: 'ResultSubmitted', data: { round: 1, outputs: ['báo cáo'], note: null, unansweredCoordinators: [] } }, LEAD],
    [{ type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } }, CONFIRMING],
  ];
  await log.append(DUTY, -1, life.map(stored));
  await log.append(LONG, -1, [stored([{ type: 'TaskAssigned', data: specimenTerms() }, ISSUER])]);
  for (let revision = 0; revision < LENGTH; revision += 1_000) await log.append(LONG, revision, Array.from({ length: 1_000 }, (_, at) => stored(report(`Lần ${revision + at}`))));
  folder = mkdtempSync(join(tmpdir(), 'dondoc-history-'));
  const store = openSqliteReadModels({ folder });
  const feeder = new ProjectionFeeder({ log, store, projections: [momentsProjection], decode: readForFolding });
  await feeder.catchUp();
  await feeder.stop();
  sources = { log, store, decode: decodeEvent, clock: ManualClock.on('2022-06-01') };
  close = () => store.close();
});
beforeEach(() => {
  pasts = new FoldedPasts();
});
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const asking = (more: Partial<Omit<HistoryRequest, 'filter'>> & { readonly filter?: Partial<HistoryFilter> } = {}) =>
  historyOf(sources, pasts, { asOf: { kind: 'now' }, stream: DUTY, page: { cursor: null, limit: 50 }, mayBeSeen: async () => true, ...more, filter: { ...EVERYTHING, ...more.filter } });
async function told(...given: Parameters<typeof asking>): Promise<HistoryAnswer> {
  const answer = await asking(...given);
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
}
const typesOf = ({ entries }: HistoryAnswer): readonly string[] => entries.map(({ type }) => type);

describe('the history of anything', () => {
  it('tells who did what, in Vietnamese and English, and what it changed', async () => {
    const { entries, nextCursor } = await told();
    expect(entries.map(({ revision, title, body }) => [revision, title.vi, body])).toEqual([
      [0, 'Giao nhiệm vụ', ISSUER], [1, 'Tiếp nhận nhiệm vụ', LEAD], [2, 'Cập nhật tiến độ', LEAD], [3, 'Trình kết quả', LEAD], [4, 'Xác nhận hoàn thành', CONFIRMING],
    ]); // prettier-ignore
    expect([nextCursor, entries[1]?.changes?.find(({ field }) => field === 'status')]).toEqual([null, { field: 'status', before: 'assigned', after: 'acknowledged' }]);
    expect(entries[4]?.changes?.find(({ field }) => field === 'status')).toEqual({ field: 'status', before: 'submitted', after: 'accepted' });
  });

  it.each<readonly [string, Partial<HistoryFilter>, readonly string[]]>([
    ['kinds of acts', { types: ['result-submitted', 'result-accepted'] }, ['result-submitted', 'result-accepted']],
    ['whoever acted', { body: CONFIRMING }, ['result-accepted']],
    ['the person', { actor: actorId(`of-${ISSUER}`) }, ['task-assigned']],
    ['days', { from: localDate('2021-11-16') }, []],
    ['words, in any case', { text: 'hội nghị' }, ['progress-reported']],
  ])('is narrowed by %s', async (_, filter, types) => {
    expect(typesOf(await told({ filter }))).toEqual(types);
  });

  it('is that of any past moment', async () => {
    expect(typesOf(await told({ asOf: { kind: 'index', index: 2 } }))).toEqual(['task-assigned', 'assignment-acknowledged']);
    expect(await asking({ asOf: { kind: 'instant', at: DAY - 1 } })).toMatchObject({ refusal: { kind: 'moment-before-beginning' } });
    expect(await asking({ asOf: { kind: 'index', index: 99_999_999 } })).toMatchObject({ refusal: { kind: 'moment-in-future' } });
  });

  it('is also that of a person or a body, whatever they acted on, 5,000 events looked through for a page', async () => {
    const following = async (filter: Partial<HistoryFilter>, asOf: HistoryRequest['asOf'] = { kind: 'now' }, limit = 50): Promise<{ readonly found: readonly string[]; readonly pages: number }> => {
      const found: string[] = [];
      for (let cursor: string | null = null, pages = 1; ; pages++) {
        const answer = await historyOfWhoever(sources, { asOf, filter: { ...EVERYTHING, ...filter }, page: { cursor, limit }, mayBeSeen: async () => true });
        if (!answer.ok) throw new Error(answer.refusal.kind);
        found.push(...answer.answer.entries.map(({ stream, revision }) => `${stream} ${revision}`));
        cursor = answer.answer.nextCursor;
        if (cursor === null) return { found, pages };
      }
    };
    expect(await following({ actor: actorId(`of-${ISSUER}`) })).toEqual({ found: [`${DUTY} 0`, `${LONG} 0`], pages: 3 });
    expect(await following({ body: CONFIRMING }, { kind: 'index', index: 4 })).toEqual({ found: [], pages: 1 });
    expect(await following({ body: CONFIRMING }, { kind: 'index', index: 5 }, 1)).toEqual({ found: [`${DUTY} 4`], pages: 1 });
    expect((await following({ body: LEAD }, { kind: 'now' }, 200)).found.length).toBe(LENGTH + 3);
    expect(await historyOfWhoever(sources, { asOf: { kind: 'now' }, filter: EVERYTHING, page: { cursor: 'x', limit: 1 }, mayBeSeen: async () => true })).toMatchObject({ refusal: { kind: 'bad-cursor' } });
    const hidden = await historyOfWhoever(sources, { asOf: { kind: 'now' }, filter: EVERYTHING, page: { cursor: null, limit: 10 }, mayBeSeen: async ({ stream }) => stream === DUTY });
    expect(hidden).toMatchObject({ answer: { entries: Array.from({ length: 5 }, (_, revision) => ({ stream: DUTY, revision, changes: null })) } });
  });

  it.each<readonly [string, string | null, Partial<HistoryFilter>, HistoryRequest['asOf']]>([
    ['of a long stream', LONG, {}, { kind: 'now' }],
    ['of a short one', DUTY, {}, { kind: 'now' }],
    ['of a stream at a moment amidst it', LONG, {}, { kind: 'index', index: 1_300 }],
    ['of a body', null, { body: LEAD }, { kind: 'now' }],
    ['of a body at a moment', null, { body: LEAD }, { kind: 'index', index: 700 }],
    ['before anything happened to it', null, { body: CONFIRMING }, { kind: 'index', index: 4 }],
  ])('is told from its end on: %s', async (_, stream, given, asOf) => {
    const filter = { ...EVERYTHING, ...given };
    const mayBeSeen = async (): Promise<boolean> => true;
    const whole: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: HistoryRequest['page'] = { cursor, limit: 200 };
      const answer: QueryAnswer<HistoryAnswer> = await (stream === null ? historyOfWhoever(sources, { asOf, filter, page, mayBeSeen }) : historyOf(sources, pasts, { asOf, stream, filter, page, mayBeSeen }));
      if (!answer.ok) throw new Error(answer.refusal.kind);
      whole.push(...answer.answer.entries.map((entry) => `${entry.stream} ${entry.revision}`));
      cursor = answer.answer.nextCursor;
      if (cursor === null) break;
    }
    for (const limit of [1, 7, 200]) {
      const last = await lastActs(sources, { asOf, stream, filter, page: { cursor: null, limit }, mayBeSeen });
      if (!last.ok) throw new Error(last.refusal.kind);
      expect(last.answer.entries.map((entry) => `${entry.stream} ${entry.revision}`)).toEqual(whole.slice(-limit));
    }
  });

  it('tells no end of what may not be seen or is not there', async () => {
    const asked = { asOf: { kind: 'now' }, filter: EVERYTHING, page: { cursor: null, limit: 5 } } as const;
    expect(await lastActs(sources, { ...asked, stream: DUTY, mayBeSeen: async () => false })).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await lastActs(sources, { ...asked, stream: 'assignment-none', mayBeSeen: async () => true })).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  it('goes on page by page, and looks through no more than 5,000 events for one', async () => {
    const first = await told({ page: { cursor: null, limit: 2 } });
    const second = await told({ page: { cursor: first.nextCursor, limit: 2 } });
    expect([typesOf(first).length, typesOf(second)]).toEqual([2, ['progress-reported', 'result-submitted']]);
    const found: number[] = [];
    let pages = 0;
    for (let cursor: string | null = null; pages < 10; pages++) {
      const page: HistoryAnswer = await told({ stream: LONG, filter: { text: 'Lần 11999' }, page: { cursor, limit: 50 } });
      found.push(...page.entries.map(({ revision }) => revision));
      // Each page goes on from where the one before was folded.
      expect(page.entries.map(({ changes }) => changes?.map(({ field }) => field))).toEqual(page.entries.map(() => ['lastProgressAt']));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect([found, pages]).toEqual([[12_000], 2]);
  });

  it('tells what changed however far on, once what came before has been folded: 1,000 events for one page at most', async () => {
    const cursorAt = (revision: number): string => Buffer.from(JSON.stringify([revision])).toString('base64url');
    const changedAt = async (revision: number): Promise<unknown> => (await told({ stream: LONG, page: { cursor: cursorAt(revision - 1), limit: 2 } })).entries.map((entry) => [entry.revision, entry.changes]);
    const recordedAt = (revision: number): number => DAY + (revision + 5) * 60_000;
    const moved = (revision: number) => [{ field: 'lastProgressAt', before: recordedAt(revision - 1), after: recordedAt(revision) }];
    expect(await changedAt(1_001)).toEqual([[1_001, null], [1_002, null]]);
    await pasts.settled();
    expect(await changedAt(1_001)).toEqual([[1_001, moved(1_001)], [1_002, moved(1_002)]]);
    expect(await changedAt(2_000)).toEqual([[2_000, moved(2_000)], [2_001, moved(2_001)]]);
    expect(await changedAt(10_000)).toEqual([[10_000, null], [10_001, null]]);
    await pasts.settled();
    expect(await changedAt(10_000)).toEqual([[10_000, moved(10_000)], [10_001, moved(10_001)]]);
    expect(await changedAt(2_500)).toEqual([[2_500, moved(2_500)], [2_501, moved(2_501)]]);
  });

  it('is not there for whoever may not see it, nor for a stream that is none, nor with a cursor of one’s own making', async () => {
    expect(await asking({ mayBeSeen: async () => false })).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await asking({ stream: 'assignment-none' })).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await asking({ page: { cursor: 'x', limit: 5 } })).toMatchObject({ refusal: { kind: 'bad-cursor' } });
  });
});

describe('what an act changed', () => {
  it('is named by the deepest field that differs; bookkeeping is left out', () => {
    expect(changesBetween(null, { status: 'a', revision: 0 })).toEqual([{ field: 'status', before: null, after: 'a' }]);
    expect(changesBetween({ terms: { lead: 'a', due: 1 }, revision: 1 }, { terms: { lead: 'b', due: 1 }, revision: 2 })).toEqual([{ field: 'terms.lead', before: 'a', after: 'b' }]);
    expect(changesBetween({ bodies: new Map([['x', { name: 'cũ' }]]) }, { bodies: new Map([['x', { name: 'mới' }], ['y', { name: 'thêm' }]]) })).toEqual([
      { field: 'bodies.x.name', before: 'cũ', after: 'mới' },
      { field: 'bodies.y', before: null, after: { name: 'thêm' } },
    ]);
  });
});
