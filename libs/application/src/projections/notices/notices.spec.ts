import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assignmentDecider, localDate, kindsOf, noticesOf, REPORTING_NOTICES, reportingId, URGING_NOTICES, urgingId, type AssignmentEvent, type BodyId, type NoticeGroup, type NoticeParties, type NoticeSource, type PeriodReportEvent,
  type ReportingEvent, type UrgingDocument, type UrgingEvent,
} from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, type DomainEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, BoundedPage } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { NoticesQuestion, type NoticesAnswer } from './notices.contract.js';
import { noticesProjection } from './notices.projection.js';

const NOW = PAST.startAt + 20_000 * 3_600_000;
const BODIES: readonly BodyId[] = [...PAST.leads, PAST.office, PAST.issuer];
const open: (() => void)[] = [];
const release = (): void => open.splice(0).forEach((close) => close());
afterEach(release);

function storeOf(): ReadModelStore {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'));
  const store = openSqliteReadModels({ folder });
  open.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

const URGING = urgingId('00000000-0000-5000-8000-000000000777');
const document: UrgingDocument = {
  urgingId: URGING, number: { issuer: PAST.office, kind: 'CV', year: 2021, number: 15, symbol: '15-CV/VPTU' }, date: localDate('2021-11-20'), signatory: { capacity: 'T/L', onBehalfOf: PAST.office, position: 'Chánh Văn phòng' },
  grade: 'urge', colour: 'cam', directiveId: PAST.directive, answerDue: localDate('2021-12-01'), demand: 'Báo cáo tiến độ.', asksExplanation: false, basis: '7-QĐ/TU', skipsGradeReason: null,
};
const REPORTS = '00000000-0000-5000-8000-000000000778';
const obligationId = reportingId(REPORTS);
const [FIRST, OTHER] = [PAST.leads[0] as BodyId, PAST.leads[1] as BodyId];
/** A formal urging of every lead, answered by one of them, then taken back; reports that one lead hands over to another, and one sent back. */
const SUBJECTS: readonly (readonly [stream: string, by: BodyId, event: UrgingEvent | ReportingEvent | PeriodReportEvent])[] = [
  [`urging-${URGING}`, PAST.office, { type: 'UrgingIssued', data: { document, duties: [], addressees: PAST.leads.map((body) => ({ body, name: body, kind: 'partyBoard', level: 'province' })), leftOut: [] } }],
  [`urging-${URGING}`, FIRST, { type: 'UrgingAnswered', data: { addressee: FIRST, text: 'Đã trình', refersTo: [], promises: [] } }],
  [`reporting-${REPORTS}`, PAST.office, {
    type: 'ReportingSetUp',
    data: {
      obligationId, title: 'Báo cáo tháng', owner: PAST.office, consolidator: PAST.office, recipient: PAST.issuer, units: [FIRST], calendar: 'ND09', rhythm: 'monthly', firstPeriod: '2021-12', lastPeriod: null,
      schedule: { unitDue: null, consolidatedDue: null }, basis: { directiveId: null, symbol: null, itemCode: null, sourceLine: null, note: 'n' },
    },
  }],
  [`reporting-${REPORTS}`, PAST.office, { type: 'ReportingHandedOver', data: { part: 'unit', from: FIRST, to: OTHER, fromPeriod: '2022-01', basis: 'b' } }],
  [`report-${REPORTS}-2021-12`, PAST.office, { type: 'UnitReportReturned', data: { obligationId, period: '2021-12', unit: FIRST, round: 1, reasons: 'r' } }],
  [`urging-${URGING}`, PAST.office, { type: 'UrgingWithdrawn', data: { basis: '16-CV/VPTU' } }],
]; // prettier-ignore

/** Random pasts with these among them, in which bodies look at their notices now and then. */
const pasts = fc.tuple(randomPast, fc.array(fc.nat(40), { maxLength: 6 }), fc.uniqueArray(fc.nat(11), { minLength: SUBJECTS.length, maxLength: SUBJECTS.length })).map(([bare, looks, places]) => {
  const order = places.toSorted((a, b) => a - b);
  const past = bare.flatMap((recorded, place): readonly PastEvent[] => {
    const [stream, body, event] = SUBJECTS[order.indexOf(place)] ?? [];
    return stream === undefined || body === undefined || event === undefined ? [recorded] : [recorded, { stream, act: pastAct(recorded.act.recordedAt, body), event }];
  });
  const seen = new Map<BodyId, number>();
  return past.flatMap((recorded, place): readonly PastEvent[] => {
    const body = BODIES[place % BODIES.length] as BodyId;
    if (!looks.includes(place) || place <= (seen.get(body) ?? 0)) return [recorded];
    seen.set(body, place);
    return [recorded, { stream: `notice-desk-${body}`, act: pastAct(recorded.act.recordedAt, body), event: { type: 'NoticesSeen', data: { body, upTo: place } } }];
  });
});

async function built(past: readonly PastEvent[]): Promise<{ store: ReadModelStore; feeder: ProjectionFeeder; side: ReadSide }> {
  const log = new MemoryEventLog();
  await appendPast(log, past);
  const store = storeOf();
  const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
  await feeder.catchUp();
  return { store, feeder, side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } }) };
}

const dump = (store: ReadModelStore): unknown => {
  const database = store.reader(noticesProjection.name, noticesProjection.version)?.database;
  return ['name', 'notice', 'seen', 'subject'].map((table) => database?.prepare(`SELECT * FROM ${table} ORDER BY 1`).all().map((row) => ({ ...row })));
};

/** Asked again within its bounds, a page is the same and has no next one, however few rows an answer may have. */
async function expectSameWithin(side: ReadSide, { notices }: NoticesAnswer, bounds: BoundedPage, question: (page: BoundedPage) => NoticesQuestion): Promise<void> {
  if (bounds.until === undefined) return;
  const again = await side.notices(question({ ...bounds, limit: 200 }));
  expect(again.ok && [again.answer.notices, again.answer.nextCursor]).toEqual([notices, null]);
}

async function ask(side: ReadSide, body: BodyId, asOf: AsOf, only: 'all' | 'unseen' = 'all', limit = 200, without: readonly NoticeGroup[] = []): Promise<NoticesAnswer> {
  const shown: NoticesAnswer['notices'][number][] = [];
  for (let cursor: string | null = null; ; ) {
    const answer = await side.notices(new NoticesQuestion({ asOf, visibility: { kind: 'all' } }, body, only, { cursor, limit }, without));
    if (!answer.ok) throw new Error(answer.refusal.kind);
    shown.push(...answer.answer.notices);
    await expectSameWithin(side, answer.answer, { cursor, limit, until: answer.answer.nextCursor ?? undefined }, (page) => new NoticesQuestion({ asOf, visibility: { kind: 'all' } }, body, only, page, without));
    cursor = answer.answer.nextCursor;
    if (cursor === null) return { ...answer.answer, notices: shown };
  }
}

const SOURCES = [URGING_NOTICES, REPORTING_NOTICES] as unknown as readonly NoticeSource<DomainEvent, NoticeParties>[];

/** The notices as the domain gives them, in log order: [dense index, body, kind]. */
function naive(past: readonly PastEvent[]): readonly (readonly [number, BodyId, string])[] {
  const states = new Map<string, typeof assignmentDecider.initialState>();
  const known = new Map<string, NoticeParties>();
  return past.flatMap(({ stream, event, act }, place): readonly (readonly [number, BodyId, string])[] => {
    const source = SOURCES.find(({ events }) => events.includes(event.type));
    if (source !== undefined) {
      const thing = source.about === 'reporting' ? REPORTS : URGING;
      const parties = source.partiesAfter(known.get(thing) ?? null, event);
      if (parties === null) return [];
      known.set(thing, parties);
      return source.notices(event, act, parties).map(({ to, kind }) => [place + 1, to, kind] as const);
    }
    if (!stream.startsWith('assignment-')) return [];
    const before = states.get(stream) ?? assignmentDecider.initialState;
    const after = assignmentDecider.evolve(before, event as AssignmentEvent, act);
    states.set(stream, after);
    return noticesOf(event as AssignmentEvent, act, { before, after }).map(({ to, kind }) => [place + 1, to, kind] as const);
  });
}

describe('the read model of notices', () => {
  it('words what is about an urging by its number and demand', async () => {
    const at = PAST.startAt + 3_600_000;
    const { side } = await built(SUBJECTS.slice(0, 2).map(([stream, body, event]) => ({ stream, act: pastAct(at, body), event })));
    const { notices } = await ask(side, PAST.leads[1] as BodyId, { kind: 'index', index: 1 });
    expect(notices).toEqual([
      {
        id: 65_536 + 1, index: 1, at, kind: 'urging-issued', about: { kind: 'urging', id: URGING }, directiveId: null, taskCode: null, symbol: '15-CV/VPTU', due: null, seen: false,
        subject: { vi: 'Văn bản đôn đốc: 15-CV/VPTU', en: 'Formal urging: 15-CV/VPTU' },
        text: { vi: `Báo cáo tiến độ. ${PAST.office} yêu cầu trả lời chậm nhất ngày 01/12/2021.`, en: `Báo cáo tiến độ. ${PAST.office} asks for an answer by 01/12/2021.` },
      },
    ]); // prettier-ignore
  });

  it('holds the same rows however it was built, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async (past) => {
        const { store, feeder } = await built(past);
        const before = dump(store);
        await feeder.catchUp();
        await feeder.rebuild([noticesProjection.name]);
        expect(dump(store)).toEqual(before);
      }).afterEach(release),
      { numRuns: 4 },
    );
  });

  it('shows each body what the domain gives it, newest first, page by page, at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.integer({ min: 2, max: 7 }), async (past, limit) => {
        const { side } = await built(past);
        for (let index = 1; index <= past.length; index += 6) {
          const expected = naive(past.slice(0, index));
          for (const body of BODIES) {
            const marks = past.slice(0, index).flatMap(({ event }) => (event.type === 'NoticesSeen' && event.data.body === body ? [event.data.upTo] : []));
            const seenUpTo = Math.max(0, ...marks);
            const own = expected.filter(([, to]) => to === body).toReversed();
            const answer = await ask(side, body, { kind: 'index', index }, 'all', limit);
            expect(answer.notices.map(({ index: at, kind, seen }) => [at, kind, seen])).toEqual(own.map(([at, , kind]) => [at, kind, at <= seenUpTo]));
            expect([answer.seenUpTo, answer.unseen, answer.revision]).toEqual([seenUpTo, { k: own.filter(([at]) => at > seenUpTo).length, n: own.length }, marks.length - 1]);
            expect((await ask(side, body, { kind: 'index', index }, 'unseen', limit)).notices.map(({ id }) => id)).toEqual(answer.notices.filter(({ seen }) => !seen).map(({ id }) => id));
            const fewer = answer.notices.filter(({ kind }) => !kindsOf(['outcomes']).includes(kind));
            const without = await ask(side, body, { kind: 'index', index }, 'all', limit, ['outcomes']);
            expect([without.notices, without.unseen]).toEqual([fewer, { k: fewer.filter(({ seen }) => !seen).length, n: fewer.length }]);
          }
        }
      }).afterEach(release),
      { numRuns: 3 },
    );
  });

  it('hands out every notice once, in any page size, to whoever sends them', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.integer({ min: 1, max: 40 }), async (past, limit) => {
        const { side } = await built(past);
        const sent: (readonly [number, BodyId, string])[] = [];
        for (let after = 0; after < past.length; ) {
          const page = side.noticesAfter(after, limit, () => true);
          sent.push(...page.notices.map(({ index, body, kind }) => [index, body, kind] as const));
          expect(page.upTo).toBeGreaterThan(after);
          after = page.upTo;
        }
        expect(sent).toEqual(naive(past));
        expect(side.noticesAfter(past.length, limit, () => true)).toEqual({ upTo: past.length, notices: [] });
      }).afterEach(release),
      { numRuns: 5 },
    );
  });
});
