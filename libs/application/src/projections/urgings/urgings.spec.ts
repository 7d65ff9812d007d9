import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answeredRatio, bodyId, countAnswers, DAY_MS, evolveUrging, initialUrging, localDate, taskCode, urgingId, type AssignmentId, type BodyId, type UrgingEvent, type UrgingId, type UrgingState,
} from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, pastTerms, type PastEvent } from '#libs/testing';
import { decodeEvent, readForFolding } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, QueryAnswer, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { UrgingInboxQuestion, UrgingQuestion, UrgingsOfDutiesQuestion, UrgingsQuestion, type UrgingAnswer } from './urgings.contract.js';

const { leads: LEADS, issuer: ISSUER, directive: DIRECTIVE, startAt: START_AT } = PAST;
const WATCHER = bodyId('ban-dan-van');
const ALL: Visibility = { kind: 'all' };
/** Only what these questions read. */
const MODELS = readModelCatalogue().filter(({ name }) => ['moments', 'assignment-card', 'directive-overview', 'bodies', 'supervision-rules', 'urgings'].includes(name));
const NOWHERE: UrgingsQuestion['narrow'] = { issuer: null, addressee: null, directiveId: null, grade: null };
const page = { cursor: null, limit: 200 };
const idOf = (place: number): UrgingId => urgingId(`00000000-0000-5000-8000-00000000020${place}`);
const dutyOf = (place: number): AssignmentId => pastTerms(place, LEADS[place] as BodyId, null).assignmentId;

const stores: ReadModelStore[] = [];
const folders: string[] = [];
function release(): void {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
afterEach(release);

function newStore(): ReadModelStore {
  const folder = mkdtempSync(join(tmpdir(), 'urgings-'));
  const store = openSqliteReadModels({ folder });
  folders.push(folder);
  stores.push(store);
  return store;
}

interface Built {
  readonly log: MemoryEventLog;
  readonly store: ReadModelStore;
  readonly feeder: ProjectionFeeder;
  readonly side: ReadSide;
}

function opened(log: MemoryEventLog): Built {
  const store = newStore();
  const feeder = new ProjectionFeeder({ log, store, projections: MODELS, lingerMs: 0, decode: readForFolding });
  return { log, store, feeder, side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => START_AT + 100 * DAY_MS } }) };
}

async function built(past: readonly PastEvent[]): Promise<Built> {
  const log = new MemoryEventLog();
  await appendPast(log, past);
  const house = opened(log);
  await house.feeder.catchUp();
  return house;
}

/** What every urging of a past is about: the first two leads, or one of them; explained by all. */
const issued = (place: number): UrgingEvent => {
  const leads = place % 2 === 0 ? [0, 1] : [place % 3];
  return {
    type: 'UrgingIssued',
    data: {
      document: {
        urgingId: idOf(place), number: { issuer: WATCHER, kind: 'CV', year: 2021, number: place + 1, symbol: `${place + 1}-CV/BDVTU` }, date: localDate('2021-11-15'), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó ban' },
        grade: place === 0 ? 'remind' : 'urge', colour: place === 0 ? 'xanh' : 'cam', directiveId: null, answerDue: localDate('2021-11-18'), demand: 'Báo cáo', asksExplanation: true, basis: '24-KH/TU', skipsGradeReason: null,
      },
      duties: leads.map((lead) => ({ assignmentId: dutyOf(lead), directiveId: DIRECTIVE, taskCode: taskCode('IV.1'), lead: LEADS[lead] as BodyId, assignedBy: ISSUER, supervising: WATCHER, due: localDate('2021-12-10'), follows: null })),
      addressees: leads.map((lead) => ({ body: LEADS[lead] as BodyId, name: `Đảng uỷ ${LEADS[lead]}`, kind: 'partyBoard', level: 'province' })), leftOut: [],
    },
  };
};

const ACTS: readonly ((addressee: BodyId) => UrgingEvent)[] = [
  (addressee) => ({ type: 'UrgingDelivered', data: { addressee, channel: 'văn thư' } }),
  (addressee) => ({ type: 'UrgingAnswered', data: { addressee, text: 'Đã làm', refersTo: [], promises: [] } }),
  (addressee) => ({ type: 'UrgingAnswered', data: { addressee, text: 'Bổ sung', refersTo: [], promises: [] } }),
  (addressee) => ({ type: 'ExplanationGiven', data: { addressee, round: 1, text: 'Vì' } }),
  (addressee) => ({ type: 'ExplanationAskedAgain', data: { addressee, round: 1, reason: 'chưa rõ', due: localDate('2021-11-25') } }),
  (addressee) => ({ type: 'ExplanationAccepted', data: { addressee, round: 1, note: null } }),
  () => ({ type: 'UrgingWithdrawn', data: { basis: 'CV 9' } }),
  () => ({ type: 'UrgingClosed', data: { note: 'xong', unanswered: [] } }),
];

const DUTIES: readonly PastEvent[] = [
  { stream: 'organisation-register', act: pastAct(START_AT, ISSUER), event: { type: 'BodiesRegistered', data: { bodies: [...LEADS, ISSUER, WATCHER].map((body) => ({ bodyId: body, kind: 'partyBoard', level: 'province', parentId: null, name: `Tên ${body}`, external: false, from: localDate('2000-01-01') })) } } },
  ...LEADS.map((lead, place): PastEvent => ({ stream: `assignment-${dutyOf(place)}`, act: pastAct(START_AT, ISSUER), event: { type: 'TaskAssigned', data: pastTerms(place, lead, localDate('2021-12-10')) } })),
];

/** Up to four urgings with acts on them in any order; the fold never refuses. Clocks may go back. */
const pasts: fc.Arbitrary<readonly PastEvent[]> = fc
  .array(fc.record({ urging: fc.nat(3), act: fc.nat(ACTS.length - 1), lead: fc.nat(2), hours: fc.integer({ min: -20, max: 40 }) }), { minLength: 4, maxLength: 25 })
  .map((steps) => {
    const past = [...DUTIES];
    const out = new Set<number>();
    let at = START_AT;
    for (const { urging, act, lead, hours } of steps) {
      at += hours * 3_600_000;
      const event = out.has(urging) ? (ACTS[act] as (typeof ACTS)[number])(LEADS[lead] as BodyId) : issued(urging);
      out.add(urging);
      past.push({ stream: `urging-${idOf(urging)}`, event, act: pastAct(at, WATCHER) });
    }
    return past;
  });

const rowsOf = (store: ReadModelStore): unknown =>
  ['urging', 'duty', 'addressee', 'follower', 'act'].map((table) => store.reader('urgings', 1)?.database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all().map((row) => ({ ...row })));

const everyAnswer = ({ side }: Built, asOf: AsOf, visibility: Visibility = ALL): Promise<unknown> => {
  const asked = { asOf, visibility };
  return Promise.all([
    side.urgings.list(new UrgingsQuestion(asked, NOWHERE, page)),
    ...[0, 1, 2, 3].map((place) => side.urgings.one(new UrgingQuestion(asked, idOf(place)))),
    ...LEADS.map((body) => side.urgings.inbox(new UrgingInboxQuestion(asked, body, 'all', page))),
    side.urgings.ofDuties(new UrgingsOfDutiesQuestion(asked, LEADS.map((_, place) => dutyOf(place)))),
  ]);
};

const found = <A>(answer: QueryAnswer<A>): A => {
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
};

describe('the read model of urgings', () => {
  it('holds the same rows fed live in any batches, delivered twice, or rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.integer({ min: 1, max: 9 }), async (past, batch) => {
        const log = new MemoryEventLog();
        const live = opened(log);
        for (let from = 0; from < past.length; from += batch) {
          await appendPast(log, past.slice(from, from + batch), from);
          await live.feeder.catchUp();
        }
        const before = rowsOf(live.store);
        const again = new ProjectionFeeder({
          log: Object.assign(Object.create(log) as MemoryEventLog, { subscribe: (_: string, ...rest: [never, never]) => log.subscribe('', ...rest) }), store: live.store, projections: MODELS, lingerMs: 0,
          decode: readForFolding,
        });
        again.start();
        await new Promise((resolve) => setTimeout(resolve, 20));
        await again.stop();
        expect(rowsOf(live.store)).toEqual(before);
        await live.feeder.rebuild();
        expect(rowsOf(live.store)).toEqual(before);
      }).afterEach(release),
      { numRuns: 6 },
    );
  });

  it('answers for every past moment what a log that ended there answers', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async (past) => {
        const whole = await built(past);
        for (let index = DUTIES.length; index <= past.length; index += 4) {
          const cut = await built(past.slice(0, index));
          for (const visibility of [ALL, { kind: 'bodies', bodies: [LEADS[0] as BodyId] } as const]) {
            expect(await everyAnswer(whole, { kind: 'index', index }, visibility)).toEqual(await everyAnswer(cut, { kind: 'index', index }, visibility));
          }
        }
      }).afterEach(release),
      { numRuns: 4 },
    );
  });

  it('counts k of n as the domain does', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.integer({ min: 0, max: 10 }), async (past, days) => {
        const house = await built(past);
        const states = new Map<string, UrgingState>();
        let latest = 0;
        for (const { stream, event, act } of past) {
          latest = Math.max(latest, act.recordedAt);
          if (stream.startsWith('urging-')) states.set(stream, evolveUrging(states.get(stream) ?? initialUrging, event as UrgingEvent, { ...act, recordedAt: latest }));
        }
        const at = latest + days * DAY_MS;
        for (const { document, addressees } of states.values()) {
          if (document === null) continue;
          const answer = found(await house.side.urgings.one(new UrgingQuestion({ asOf: { kind: 'instant', at }, visibility: ALL }, document.urgingId)));
          const standings = countAnswers(addressees, document.answerDue, at);
          expect([answer.urging.standings, answer.urging.answered]).toEqual([standings, answeredRatio(standings)]);
        }
      }).afterEach(release),
      { numRuns: 6 },
    );
  });
});

describe('an urging as it is shown', () => {
  const [first, second] = LEADS as [BodyId, BodyId];
  const step = (place: number, day: string, event: UrgingEvent): PastEvent => ({ stream: `urging-${idOf(place)}`, event, act: pastAct(Date.parse(`${day}T03:00:00Z`), WATCHER) });
  const past = [
    ...DUTIES, step(0, '2021-11-15', issued(0)), step(0, '2021-11-17', { type: 'UrgingAnswered', data: { addressee: first, text: 'Đã trình', refersTo: [], promises: [{ assignmentId: dutyOf(0), day: localDate('2021-12-01') }] } }),
    step(2, '2021-11-19', issued(2)), step(0, '2021-11-20', { type: 'UrgingClosed', data: { note: 'Báo cáo BTV', unanswered: [second] } }),
  ];
  const seenBy = (body: BodyId): Visibility => ({ kind: 'bodies', bodies: [body] });
  const at = (day: string): AsOf => ({ kind: 'instant', at: Date.parse(`${day}T10:00:00Z`) });
  const one = async ({ side }: Built, asOf: AsOf, visibility: Visibility): Promise<UrgingAnswer> => found(await side.urgings.one(new UrgingQuestion({ asOf, visibility }, idOf(0))));

  it('tells silence with its bound, and judges it at the moment that is asked for', async () => {
    const house = await built(past);
    const [early, late] = [await one(house, at('2021-11-18'), ALL), await one(house, at('2021-11-21'), ALL)];
    expect(early.addressees.map(({ standing, said }) => [standing, said.vi])).toEqual([
      ['answered-in-time', 'Đã trả lời trong hạn (18/11/2021)'],
      ['awaiting', 'Đến 18/11/2021 chưa ghi nhận văn bản trả lời nào; còn trong hạn 18/11/2021'],
    ]);
    expect(late.addressees[1]?.said).toEqual({ vi: 'Đến 21/11/2021 chưa ghi nhận văn bản trả lời nào; đã quá hạn 18/11/2021', en: 'No answer recorded by 21/11/2021; overdue since 18/11/2021' });
    expect([early.urging.status, early.urging.answered, late.urging.status, late.ending]).toEqual(['issued', { k: 1, n: 2 }, 'closed', 'Báo cáo BTV']);
    expect(late.groups).toEqual([{ kind: 'partyBoard', level: 'province', answered: { k: 1, n: 2 }, standings: { 'answered-in-time': 1, 'answered-late': 0, awaiting: 0, overdue: 1 } }]);
  });

  it('shows an addressee its own line only, its follower everything, and others nothing', async () => {
    const house = await built(past);
    const own = await one(house, { kind: 'now' }, seenBy(second));
    expect([own.addressees.map(({ body }) => body), own.duties.map(({ lead }) => lead), own.urging.answered]).toEqual([[second], [second], { k: 0, n: 1 }]);
    expect((await one(house, { kind: 'now' }, seenBy(ISSUER))).addressees.map(({ body }) => body)).toEqual([first, second]);
    expect(await house.side.urgings.one(new UrgingQuestion({ asOf: { kind: 'now' }, visibility: seenBy(LEADS[2] as BodyId) }, idOf(0)))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
    const narrowed = found(await house.side.urgings.list(new UrgingsQuestion({ asOf: { kind: 'now' }, visibility: seenBy(second) }, { ...NOWHERE, addressee: first }, page)));
    expect(narrowed.urgings).toEqual([]);
  });

  it('is shown to a successor as to the addressee that it continues (R11)', async () => {
    const heir = bodyId('ban-moi');
    const succession: PastEvent = {
      stream: 'organisation-register', act: pastAct(Date.parse('2021-11-22T03:00:00Z'), ISSUER),
      event: { type: 'BodiesSucceeded', data: { predecessors: [second], successors: [heir], newBodies: [{ bodyId: heir, kind: 'partyBoard', level: 'province', parentId: null, name: 'Ban mới', external: false, from: localDate('2021-11-22') }], on: localDate('2021-11-22'), basis: 'NQ 1' } },
    };
    const house = await built([...past, succession]);
    const { urgings, counts } = found(await house.side.urgings.inbox(new UrgingInboxQuestion({ asOf: at('2021-11-19'), visibility: seenBy(heir) }, heir, 'to-answer', page)));
    expect([urgings.map(({ symbol, mine }) => [symbol, mine.body]), counts.all]).toEqual([[['1-CV/BDVTU', second], ['3-CV/BDVTU', second]], 2]);
    expect((await one(house, { kind: 'now' }, seenBy(heir))).addressees.map(({ body }) => body)).toEqual([second]);
  });

  it('lists the newest first, page by page, and narrows', async () => {
    const { side } = await built(past);
    const list = async (narrow: Partial<UrgingsQuestion['narrow']>, cursor: string | null = null) =>
      found(await side.urgings.list(new UrgingsQuestion({ asOf: { kind: 'now' }, visibility: ALL }, { ...NOWHERE, ...narrow }, { cursor, limit: 1 })));
    const newest = await list({});
    const next = await list({}, newest.nextCursor);
    expect([newest, next].map(({ urgings, nextCursor }) => [urgings.map(({ symbol }) => symbol), nextCursor === null])).toEqual([[['3-CV/BDVTU'], false], [['1-CV/BDVTU'], true]]);
    const again = found(await side.urgings.list(new UrgingsQuestion({ asOf: { kind: 'now' }, visibility: ALL }, NOWHERE, { cursor: null, limit: 5, until: newest.nextCursor ?? undefined })));
    expect(again).toEqual({ ...newest, nextCursor: null });
    expect([(await list({ grade: 'urge' })).urgings.length, (await list({ issuer: ISSUER })).urgings.length]).toEqual([1, 0]);
    expect(await side.urgings.list(new UrgingsQuestion({ asOf: { kind: 'now' }, visibility: ALL }, NOWHERE, { cursor: 'x', limit: 1 }))).toEqual({ ok: false, refusal: { kind: 'bad-cursor' } });
  });

  it('stands in the inbox of who must answer until it is answered or ended, and on the page of its duty', async () => {
    const { side } = await built(past);
    const inbox = async (body: BodyId, asOf: AsOf) => {
      const { counts, urgings } = found(await side.urgings.inbox(new UrgingInboxQuestion({ asOf, visibility: ALL }, body, 'to-answer', page)));
      return [urgings.map(({ symbol }) => symbol), counts];
    };
    expect(await inbox(first, at('2021-11-18'))).toEqual([[], { 'to-answer': 0, overdue: 0, 'to-explain': 1, all: 1 }]);
    expect(await inbox(second, at('2021-11-18'))).toEqual([['1-CV/BDVTU'], { 'to-answer': 1, overdue: 0, 'to-explain': 1, all: 1 }]);
    expect(await inbox(second, at('2021-11-21'))).toEqual([['3-CV/BDVTU'], { 'to-answer': 1, overdue: 1, 'to-explain': 1, all: 2 }]);
    const ofDuty = async (visibility: Visibility) => side.urgings.ofDuties(new UrgingsOfDutiesQuestion({ asOf: { kind: 'now' }, visibility }, [dutyOf(0)]));
    expect(found(await ofDuty(ALL)).urgings.map(({ symbol, assignments }) => [symbol, assignments])).toEqual([['3-CV/BDVTU', [dutyOf(0)]], ['1-CV/BDVTU', [dutyOf(0)]]]);
    expect(await ofDuty(seenBy(second))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });
});
