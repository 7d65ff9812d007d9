import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { ActOnRanking, ActOnRankingHandler, type CommandAnswer, type RankingIntent } from '#libs/application';
import {
  assignmentDecider, assignmentId, bodyId, dutyFactsOf, localDate, NO_DEADLINE, POLICY_V1, rankBodies, rankingPeriod, standingAt, startOfDay, type AssignmentEvent, type AssignmentState, type BodyId,
  type Deadline, type DueReading, type RankedBox, type RankingPaper,
} from '#libs/domain'; // prettier-ignore
import { appendPast, bodyEntry, contextOf, PAST, pastAct, pastTerms, randomPast, TestApplication, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import type { AsOf, QueryAnswer, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { LiveRankingQuestion, PublishedRankingQuestion, RankingLineQuestion, RankingsQuestion, type LiveRankingAnswer, type RankingLineAnswer } from './rankings.contract.js';

const ALL: Visibility = { kind: 'all' };
const NOW: AsOf = { kind: 'now' };
const USED = new Set(['moments', 'assignment-card', 'directive-overview', 'bodies', 'supervision-rules', 'overdue-board', 'rankings']);
const PROJECTIONS = readModelCatalogue().filter(({ name }) => USED.has(name));
const OFFICE = pastTerms(0, PAST.leads[0] as BodyId, null).supervisingBody;
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;
const told = <A>(answer: QueryAnswer<A>): A => {
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
};

let folder: string;
let store: ReadModelStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rankings-'));
  store = openSqliteReadModels({ folder });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Counts of every body from the domain's own fold. */
function naive(past: readonly PastEvent[], at: number, key: string, against: DueReading): ReturnType<typeof rankBodies> {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of past) if (stream.startsWith('assignment-')) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as AssignmentEvent, act));
  const period = rankingPeriod(key)!;
  const counts = new Map<BodyId, Record<RankedBox, number>>();
  for (const state of states.values()) {
    const facts = dutyFactsOf(state);
    const standing = standingAt(facts, at, against, POLICY_V1);
    const due = against === 'current' ? facts.currentDue : facts.originalDue;
    if (state.terms === null || standing.kind !== 'box' || standing.box === 'in-time' || due === null || due < period.from || due > period.to || state.terms.supervisingBody !== OFFICE) continue;
    const of = counts.get(state.terms.leadBody) ?? { 'done-on-time': 0, 'done-late': 0, overdue: 0 };
    of[standing.box] += 1;
    counts.set(state.terms.leadBody, of);
  }
  return rankBodies([...counts].map(([body, of]) => ({ body, name: '', counts: of })), POLICY_V1.rankingMinimumN);
}
const bare = ({ ranked, unranked }: ReturnType<typeof rankBodies>): unknown => [ranked, unranked].map((lines) => lines.map((line) => ({ ...line, name: '' })));

describe('the live ranking', () => {
  it('is what the domain counts, at every past event and by either due day, and every line is explained by its duties', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, fc.nat(40), fc.constantFrom('2021-Q4', '2022-Q1', '2022-H1', '2021'), fc.constantFrom<DueReading>('current', 'original'), async (past, pick, key, against) => {
        const log = new MemoryEventLog();
        const own = mkdtempSync(join(tmpdir(), 'rankings-'));
        const models = openSqliteReadModels({ folder: own });
        try {
          await appendPast(log, past);
          await new ProjectionFeeder({ log, store: models, decode: decodeEvent, projections: PROJECTIONS, lingerMs: 0 }).catchUp();
          const side = new ReadSide({ log, store: models, decode: decodeEvent, clock: { now: () => PAST.startAt + 900 * 86_400_000 } });
          const index = 1 + (pick % past.length);
          for (const asOf of [{ kind: 'index', index }, NOW] as const) {
            const asked = { asOf, visibility: ALL };
            const answer = told(await side.liveRanking(new LiveRankingQuestion(asked, OFFICE, key, against)));
            expect(bare(answer)).toEqual(bare(naive(past.slice(0, answer.moment.index), answer.moment.at, key, against)));
            for (const line of [...answer.ranked, ...answer.unranked]) {
              const explained = told(await side.rankingLine(new RankingLineQuestion(asked, OFFICE, key, line.body, { kind: 'live', against })));
              expect([explained.agrees, explained.line, explained.duties.length]).toEqual([true, line, line.completion.n]);
            }
          }
        } finally {
          models.close();
          rmSync(own, { recursive: true, force: true });
        }
      }),
      { numRuns: 20 },
    );
  });
});

const [A, B, C, D] = ['so-a', 'so-b', 'so-c', 'so-d'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId];
const STANDING: Deadline = { ...NO_DEADLINE, phrase: 'thường xuyên', kind: 'standing', confidence: 'high' };

/** The story of one duty under the office: assigned on 15/11/2021, handed in and accepted on a day, or neither. */
function duty(place: number, lead: BodyId, due: string | null, doneOn: string | null, more: Partial<ReturnType<typeof pastTerms>> = {}): readonly PastEvent[] {
  const terms = { ...pastTerms(place, lead, due === null ? null : localDate(due)), ...(due === null ? { deadlines: [STANDING] } : {}), ...more };
  const at = (day: string, body: BodyId, event: AssignmentEvent): PastEvent => ({ stream: `assignment-${terms.assignmentId}`, act: pastAct(noon(day), body), event });
  const begun = [at('2021-11-15', PAST.issuer, { type: 'TaskAssigned', data: terms }), at('2021-11-16', lead, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } })];
  if (doneOn === null) return begun;
  return [
    ...begun,
    at(doneOn, lead, { type: 'ResultSubmitted', data: { round: 1, outputs: ['BC'], note: null, unansweredCoordinators: [] } }),
    at(doneOn, PAST.office, { type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } }),
  ];
}

const REGISTERED: PastEvent = {
  stream: 'organisation-register', act: pastAct(noon('2021-11-14'), PAST.office),
  event: { type: 'BodiesRegistered', data: { bodies: [A, B, C, D, OFFICE, PAST.office, PAST.issuer].map((id) => bodyEntry(id, { name: `Tên ${id}` })) } },
}; // prettier-ignore

const HISTORY: readonly PastEvent[] = [
  REGISTERED,
  // A: four on time, one late, one overdue. B: five on time. C: two. D: nothing that counts.
  ...[0, 1, 2, 3].flatMap((place) => duty(place, A, '2022-02-10', '2022-02-01')),
  ...duty(4, A, '2022-02-10', '2022-03-01'),
  ...duty(5, A, '2022-03-31', null),
  ...[10, 11, 12, 13, 14].flatMap((place) => duty(place, B, '2022-01-15', '2022-01-10')),
  ...duty(20, C, '2022-03-01', '2022-02-01'),
  ...duty(21, C, '2022-03-01', null),
  ...duty(22, C, '2022-04-01', null),
  ...duty(30, D, null, null),
  ...duty(31, D, '2022-03-01', null, { external: true, acknowledgementDue: null }),
  ...duty(32, D, '2022-03-01', '2022-02-01', { supervisingBody: PAST.office }),
].toSorted((a, b) => a.act.recordedAt - b.act.recordedAt);

describe('a published ranking', () => {
  let house: TestApplication;
  beforeEach(async () => {
    house = new TestApplication();
    await appendPast(house.log as MemoryEventLog, HISTORY);
    house.clock.setDay('2022-04-05');
  });
  afterEach(() => house.close());

  const feed = (): Promise<void> => new ProjectionFeeder({ log: house.log, store, decode: decodeEvent, projections: PROJECTIONS, lingerMs: 0 }).catchUp();
  const side = async (): Promise<ReadSide> => {
    await feed();
    return new ReadSide({ log: house.log, store, decode: decodeEvent, clock: house.clock });
  };
  const live = async (key = '2022-Q1', visibility: Visibility = ALL): Promise<QueryAnswer<LiveRankingAnswer>> => (await side()).liveRanking(new LiveRankingQuestion({ asOf: NOW, visibility }, OFFICE, key, 'current'));
  const line = async (body: BodyId, visibility: Visibility = ALL, of: RankingLineQuestion['of'] = { kind: 'published' }): Promise<QueryAnswer<RankingLineAnswer>> =>
    (await side()).rankingLine(new RankingLineQuestion({ asOf: NOW, visibility }, OFFICE, '2022-Q1', body, of));
  const act = (body: BodyId, intent: RankingIntent): Promise<CommandAnswer> => new ActOnRankingHandler(house.core).execute(new ActOnRanking(OFFICE, '2022-Q1', intent, contextOf(body)));
  const paper = (number: number, date: string): RankingPaper => ({ number: { issuer: OFFICE, kind: 'TB', year: 2022, number, symbol: `${number}-TB/BDV` }, date: localDate(date), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' } });
  const publish = async (): Promise<CommandAnswer> => {
    const { moment, ranked, unranked } = told(await live());
    return act(OFFICE, { type: 'PublishRanking', paper: paper(9, '2022-04-05'), against: 'current', judged: moment, bodies: [...ranked, ...unranked], basis: 'Quy chế 5' });
  };
  const done = async (answer: Promise<CommandAnswer>): Promise<void> => {
    const given = await answer;
    if (!given.ok) throw new Error(JSON.stringify(given.refusal));
  };
  const published = async (asOf: AsOf = NOW) => told(await (await side()).publishedRanking(new PublishedRankingQuestion({ asOf, visibility: ALL }, OFFICE, '2022-Q1')));
  const lines = (list: { readonly ranked: LiveRankingAnswer['ranked']; readonly unranked: LiveRankingAnswer['unranked'] }): unknown => [...list.ranked, ...list.unranked].map(({ place, body, name, completion: { k, n }, onTime }) => [place, body, name, `${k}/${n}`, onTime.k]);
  const first = [[1, B, 'Tên so-b', '5/5', 5], [2, A, 'Tên so-a', '5/6', 4], [null, C, 'Tên so-c', '1/2', 1]];

  it('ranks what fell due in the period under the office, and neither what stands, is external, still open or another’s', async () => {
    const answer = told(await live());
    expect([lines(answer), answer.minimumN, answer.over, answer.officeName]).toEqual([first, 5, true, `Tên ${OFFICE}`]);
    expect(told(await live('2022-Q2')).over).toBe(false);
    expect([(await live('2022-Q1', { kind: 'bodies', bodies: [A] })).ok, (await live('2022-Q1', { kind: 'bodies', bodies: [OFFICE] })).ok, (await live('2022-03')).ok]).toEqual([false, true, false]);
  });

  it('stays as it was judged, and its lines are explained as of then, whatever comes later', async () => {
    await done(publish());
    house.clock.setDay('2022-04-06');
    await appendPast(house.log as MemoryEventLog, duty(5, A, '2022-03-31', '2022-04-06').slice(2), HISTORY.length + 1);
    expect(lines(told(await live()))).toEqual([[1, B, 'Tên so-b', '5/5', 5], [2, A, 'Tên so-a', '6/6', 4], [null, C, 'Tên so-c', '1/2', 1]]);
    const { editions, judged, ranking } = await published();
    expect([editions.map(lines), ranking.status, ranking.contestUntil, ranking.contestable, judged.index]).toEqual([[first], 'published', '2022-04-20', true, HISTORY.length]);
    const explained = told(await line(A));
    expect([explained.agrees, explained.recount, explained.duties.map(({ duty: { assignmentId: id }, countsAs }) => [id.slice(-2), countsAs])]).toEqual([
      true, { 'done-on-time': 4, 'done-late': 1, overdue: 1 }, [['05', 'overdue'], ['04', 'done-late'], ['00', 'done-on-time'], ['01', 'done-on-time'], ['02', 'done-on-time'], ['03', 'done-on-time']],
    ]);
    const liveNow = told(await line(A, ALL, { kind: 'live', against: 'current' }));
    expect([liveNow.recount.overdue, liveNow.line?.place]).toEqual([0, 2]);
  });

  it('is contested by the body, corrected by the office, and both editions stay, each as of its time', async () => {
    await done(publish());
    const before = (await published()).moment.index;
    const overdue = told(await line(A)).duties[0]?.duty.assignmentId ?? assignmentId('none');
    expect(await act(B, { type: 'ContestRankingLine', body: A, reason: 'hộ', duties: [] })).toMatchObject({ ok: false, refusal: { rejection: { tag: 'not-ranked-body' } } });
    await done(act(A, { type: 'ContestRankingLine', body: A, reason: 'đã nộp ngày 30/3', duties: [overdue] }));
    expect(await act(A, { type: 'UpholdRankingLine', body: A, reason: 'tự xét' })).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    house.clock.setDay('2022-04-08');
    const adjustments = [{ assignmentId: overdue, from: 'overdue', to: 'done-on-time', reason: 'có dấu đến ngày 30/3' }] as const;
    await done(act(OFFICE, { type: 'CorrectRanking', body: A, name: 'Tên so-a', paper: paper(11, '2022-04-08'), adjustments, reason: 'đã đối chiếu' }));
    const { editions, contests, ranking, steps } = await published();
    expect(editions.map(lines)).toEqual([first, [[1, B, 'Tên so-b', '5/5', 5], [2, A, 'Tên so-a', '6/6', 5], [null, C, 'Tên so-c', '1/2', 1]]]);
    expect([editions.map(({ edition, number, policyVersion, correction }) => [edition, number.symbol, policyVersion, correction?.contested ?? null]), contests.map(({ body, decision }) => [body, decision?.kind]), ranking.decided]).toEqual([
      [[1, '9-TB/BDV', 1, null], [2, '11-TB/BDV', 1, true]], [[A, 'corrected']], { k: 1, n: 1 },
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['RankingPublished', 'RankingLineContested', 'RankingCorrected']);
    expect((await published({ kind: 'index', index: before })).editions.map(lines)).toEqual([first]);
    const explained = told(await line(A));
    expect([explained.agrees, explained.duties.find(({ correction }) => correction !== null)]).toEqual([true, expect.objectContaining({ judgedAs: 'overdue', countsAs: 'done-on-time', correction: { edition: 2, reason: 'có dấu đến ngày 30/3' } })]);
  });

  it('is public among the bodies, but the duties of a line are its own body’s and the office’s', async () => {
    await done(publish());
    const stranger: Visibility = { kind: 'bodies', bodies: [B] };
    const { rankings } = told(await (await side()).rankings(new RankingsQuestion({ asOf: NOW, visibility: stranger }, null, { cursor: null, limit: 10 })));
    expect(rankings.map(({ office, period, ranked, unranked, symbol }) => [office, period.key, ranked, unranked, symbol])).toEqual([[OFFICE, '2022-Q1', 2, 1, '9-TB/BDV']]);
    expect([(await line(A, stranger)).ok, (await line(B, stranger)).ok, (await line(A, { kind: 'bodies', bodies: [OFFICE] })).ok]).toEqual([false, true, true]);
    expect(told(await line(B, stranger, { kind: 'live', against: 'current' })).line?.place).toBeNull();
    expect(told(await (await side()).rankings(new RankingsQuestion({ asOf: NOW, visibility: ALL }, A, { cursor: null, limit: 10 }))).rankings).toEqual([]);
    expect((await (await side()).publishedRanking(new PublishedRankingQuestion({ asOf: NOW, visibility: ALL }, A, '2022-Q1'))).ok).toBe(false);
  });

  it('names the policy of the office, and stands in the same rows fed live, fed twice and rebuilt', async () => {
    await done(publish());
    const stored = (await house.log.readStream(`ranking-2022-Q1-${OFFICE}`)).map(decodeEvent);
    expect(stored.map(({ metadata }) => [metadata.policyVersion, metadata.calendarVersion])).toEqual([[1, 2]]);
    await feed();
    const rows = (): unknown => store.reader('rankings', 1)?.database.prepare('SELECT * FROM act ORDER BY idx').all().map((row) => ({ ...row }));
    const before = rows();
    await feed();
    await new ProjectionFeeder({ log: house.log, store, decode: decodeEvent, projections: PROJECTIONS, lingerMs: 0 }).rebuild();
    expect([rows(), (before as readonly unknown[]).length]).toEqual([before, 1]);
  });
});
