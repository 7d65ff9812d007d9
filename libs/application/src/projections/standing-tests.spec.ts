import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignmentDecider, bodyId, dateAt, dutyFactsOf, endOfDay, localDate, periodsUntil, periodStanding, POLICY_V1, standingAt, type AssignmentState, type BodyId, type Box, type Line } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, pastAct, PAST, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, readForFolding } from '../event-catalogue/index.js';
import type { EventLogReader } from '../ports/event-log.js';
import type { ReadModelStore } from '../ports/read-model-store.js';
import {
  AssignmentHistoryQuestion, AssignmentQuestion, BodiesQuestion, CascadeTreeQuestion, DirectiveOverviewQuestion, DirectivesQuestion, DutiesBehindQuestion, FourBoxesQuestion, HeatMapQuestion, InboxQuestion, OverdueBoardQuestion, ReceiptsQuestion, SearchQuestion, type AsOf, type Asked, type FourBoxes, type Visibility,
} from '../queries/contract.js';
import { INBOX } from './inbox/inbox.projection.js';
import { readModelCatalogue } from './read-model-catalogue.js';
import { ReadSide } from './reading/read-side.js';
import { ProjectionFeeder } from './running/projection-feeder.js';

const { leads: LEADS, office: OFFICE, issuer: ISSUER, directive: DIRECTIVE, startAt: START_AT } = PAST;
const NOW = START_AT + 200 * 86_400_000;
const ALL: Visibility = { kind: 'all' };
type Recorded = PastEvent;
const terms = pastTerms;
const act = pastAct;
const past = randomPast.map((recorded) => ({ recorded }));
const logOf = async (recorded: readonly Recorded[], log = new MemoryEventLog(), from = 0): Promise<MemoryEventLog> => {
  await appendPast(log, recorded, from);
  return log;
};

const folders: string[] = [];
const stores: ReadModelStore[] = [];
function newStore(): ReadModelStore {
  const folder = mkdtempSync(join(tmpdir(), 'read-models-'));
  folders.push(folder);
  const store = openSqliteReadModels({ folder });
  stores.push(store);
  return store;
}
/** After every history that was tried: each store holds a dozen files open. */
function release(): void {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
afterEach(release);

const feederOf = (log: EventLogReader, store: ReadModelStore): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: readForFolding, projections: readModelCatalogue(), lingerMs: 0 });
const readSideOf = (log: EventLogReader, store: ReadModelStore): ReadSide => new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });

async function built(recorded: readonly Recorded[]): Promise<{ log: MemoryEventLog; store: ReadModelStore; feeder: ProjectionFeeder; side: ReadSide }> {
  const log = await logOf(recorded);
  const store = newStore();
  const feeder = feederOf(log, store);
  await feeder.catchUp();
  return { log, store, feeder, side: readSideOf(log, store) };
}

/** Every row of every table, in a fixed order; the index of the full-text search stands for itself in `text`. */
function dump(store: ReadModelStore): unknown {
  return readModelCatalogue().map(({ name, version }) => {
    const reader = store.reader(name, version);
    const tables = reader?.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'folded%' AND name NOT LIKE 'sqlite_%' ORDER BY name").all() ?? [];
    return [name, tables.map((row) => [row['name'], reader?.database.prepare(`SELECT * FROM ${row['name']} ORDER BY 1, 2`).all().map((found) => ({ ...found }))])];
  });
}

const nothing = { body: null, directiveId: null };
const page = { cursor: null, limit: 200 };
async function everyAnswer(side: ReadSide, asOf: AsOf, visibility: Visibility = ALL): Promise<unknown> {
  const asked: Asked = { asOf, visibility };
  const one = terms(0, LEADS[0] as BodyId, null).assignmentId;
  return Promise.all([
    ...[...LEADS, OFFICE, ISSUER].map((body) => side.inbox(new InboxQuestion(asked, body, 'all', page))),
    ...(['body', 'directive', 'month'] as const).flatMap((by) => (['current', 'original'] as const).map((against) => side.overdueBoard(new OverdueBoardQuestion(asked, by, against, nothing, page)))),
    side.dutiesBehind(new DutiesBehindQuestion(asked, 'overdue', 'current', nothing, null, page)),
    side.heatMap(new HeatMapQuestion(asked, 'original', nothing)),
    side.fourBoxes(new FourBoxesQuestion(asked, 'current', { body: LEADS[1] as BodyId, directiveId: DIRECTIVE })),
    side.directives(new DirectivesQuestion(asked, page)),
    side.directiveOverview(new DirectiveOverviewQuestion(asked, DIRECTIVE)),
    side.cascadeTree(new CascadeTreeQuestion(asked, { directiveId: DIRECTIVE })),
    side.assignment(new AssignmentQuestion(asked, one)),
    side.assignmentHistory(new AssignmentHistoryQuestion(asked, one, { cursor: null, limit: 3 })),
    side.receipts(new ReceiptsQuestion(asked, DIRECTIVE)),
    side.search(new SearchQuestion(asked, 'kiem tra', page)),
    side.bodies(new BodiesQuestion(asked, null)),
  ]);
}

/** The duties as the domain folds them from the first `index` events. */
function naive(recorded: readonly Recorded[], index: number): ReadonlyMap<string, AssignmentState> {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act: by } of recorded.slice(0, index)) {
    if (stream.startsWith('assignment-')) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as never, by));
  }
  return states;
}

/** The periods that a duty which may be carried on owes at that moment, as the domain judges them (R8). */
function overduePeriods({ recurrence, filed, status, terms: duty }: AssignmentState, at: number): readonly string[] {
  if (recurrence === null || ['suspended', 'withdrawn', 'accepted', 'closed'].includes(status)) return [];
  return periodsUntil(recurrence, dateAt(at)).flatMap((period) => (periodStanding(period, filed, at) === 'overdue' ? [`${duty?.assignmentId} ${period.rhythm} ${period.key}`] : []));
}

/** Behind every number of the board stand as many duties, each once; and the cells of the heat map are those in boxes that have a day. */
async function expectListsBehind(side: ReadSide, asked: Asked, { boxes, lines }: FourBoxes): Promise<void> {
  const inMonths: Record<string, number> = {};
  for (const [standing, n] of Object.entries({ ...boxes, ...lines }) as [Box | Line, number][]) {
    const behind = await side.dutiesBehind(new DutiesBehindQuestion(asked, standing, 'current', nothing, null, { cursor: null, limit: 200 }));
    if (!behind.ok) throw new Error(behind.refusal.kind);
    const { total, duties } = behind.answer;
    expect([standing, total, new Set(duties.map(({ assignmentId: id, period }) => `${id} ${period?.key}`)).size]).toEqual([standing, n, n]);
    expect(duties.filter(({ standing: one }) => (one.kind === 'box' ? one.box : one.line) !== standing)).toEqual([]);
    if (!(standing in boxes)) continue;
    for (const { currentDue } of duties) if (currentDue !== null) inMonths[`${currentDue.slice(0, 7)} ${standing}`] = (inMonths[`${currentDue.slice(0, 7)} ${standing}`] ?? 0) + 1;
  }
  const map = await side.heatMap(new HeatMapQuestion(asked, 'current', nothing));
  if (!map.ok) throw new Error(map.refusal.kind);
  const cells: Record<string, number> = {};
  for (const { cells: ofBody } of map.answer.bodies) for (const cell of ofBody) for (const [box, n] of Object.entries(cell.boxes)) if (n > 0) cells[`${cell.month} ${box}`] = (cells[`${cell.month} ${box}`] ?? 0) + n;
  expect(cells).toEqual(inMonths);
}

describe('read models', () => {
  it('hold the same rows whether they were fed live, in any batches, or rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(past, fc.integer({ min: 1, max: 9 }), async ({ recorded }, batch) => {
        const log = new MemoryEventLog();
        const live = newStore();
        let feeder = feederOf(log, live);
        for (let from = 0; from < recorded.length; from += batch) {
          await appendPast(log, recorded.slice(from, from + batch), from);
          // A new feeder has nothing in memory: it folds from the streams what it needs, as after a restart.
          if (from % 2 === 0) feeder = feederOf(log, live);
          await feeder.catchUp();
        }
        const before = dump(live);
        await feeder.rebuild();
        expect(dump(live)).toEqual(before);
        const atOnce = newStore();
        await feederOf(log, atOnce).catchUp();
        expect(dump(atOnce)).toEqual(before);
      }).afterEach(release),
      { numRuns: 6 },
    );
  });

  it('hold the same rows when everything is delivered twice, and when one of them is behind', async () => {
    await fc.assert(
      fc.asyncProperty(past, async ({ recorded }) => {
        const { log, store, feeder } = await built(recorded);
        const before = dump(store);
        const fromStart: EventLogReader = Object.assign(Object.create(log) as MemoryEventLog, { subscribe: (_: string, ...rest: [never, never]) => log.subscribe('', ...rest) });
        const again = feederOf(fromStart, store);
        again.start();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await again.stop();
        expect(dump(store)).toEqual(before);
        const behind = store.rebuild(INBOX.name, INBOX.version, readModelCatalogue()[2]?.schema ?? '', '');
        behind.publish();
        await feederOf(log, store).catchUp();
        expect(dump(store)).toEqual(before);
        await feeder.stop();
      }).afterEach(release),
      { numRuns: 5 },
    );
  });

  it('answer for every past moment what a log that ended there answers', async () => {
    await fc.assert(
      fc.asyncProperty(past, async ({ recorded }) => {
        const whole = await built(recorded);
        for (let index = 1; index <= recorded.length; index += 3) {
          const cut = await built(recorded.slice(0, index));
          const asOf: AsOf = { kind: 'index', index };
          expect(await everyAnswer(whole.side, asOf)).toEqual(await everyAnswer(cut.side, asOf));
          const at = Math.max(...recorded.slice(0, index).map(({ act: { recordedAt } }) => recordedAt));
          const later = recorded.findIndex(({ act: { recordedAt } }, place) => place >= index && recordedAt > at);
          const last = later < 0 ? recorded.length : later;
          expect(await whole.side.fourBoxes(new FourBoxesQuestion({ asOf: { kind: 'instant', at }, visibility: ALL }, 'current', nothing))).toEqual(
            await whole.side.fourBoxes(new FourBoxesQuestion({ asOf: { kind: 'index', index: last }, visibility: ALL }, 'current', nothing)),
          );
        }
      }).afterEach(release),
      { numRuns: 4 },
    );
  });

  it('count what the domain decides, and nothing that the asker may not see', async () => {
    await fc.assert(
      fc.asyncProperty(past, fc.constantFrom(...LEADS), async ({ recorded }, body) => {
        const { side } = await built(recorded);
        for (const visibility of [ALL, { kind: 'bodies', bodies: [body] } as const]) {
          for (let index = 1; index <= recorded.length; index += 5) {
            const at = Math.max(...recorded.slice(0, index).map(({ act: { recordedAt } }) => recordedAt));
            const known = [...naive(recorded, index).values()].filter(
              ({ terms: duty, participants }) => visibility.kind === 'all' || duty?.leadBody === body || participants.some((one) => one.body === body),
            );
            const expected: Record<string, number> = {};
            for (const state of known) {
              const standing = standingAt(dutyFactsOf(state), at, 'current', POLICY_V1);
              const key = standing.kind === 'box' ? standing.box : standing.line;
              expected[key] = (expected[key] ?? 0) + 1;
            }
            const board = await side.overdueBoard(new OverdueBoardQuestion({ asOf: { kind: 'index', index }, visibility }, 'body', 'current', nothing, page));
            if (!board.ok) throw new Error(board.refusal.kind);
            const { boxes, lines, periods, total } = board.answer.total;
            // Boxes count periods too (R8); what is left are duties (R16).
            const inBoxes = Object.values(periods.boxes).reduce((sum, n) => sum + n, 0);
            const duties = (Object.keys(boxes) as Box[]).map((box) => [box, boxes[box] - periods.boxes[box]] as const);
            expect({ counts: Object.fromEntries([...duties, ...Object.entries(lines)].filter(([, n]) => n > 0)), total: total - inBoxes }).toEqual({ counts: expected, total: known.length });
            expect(board.answer.overdue.filter(({ period }) => period === null).length).toBe(expected['overdue'] ?? 0);
            await expectListsBehind(side, { asOf: { kind: 'index', index }, visibility }, board.answer.total);
            const overdue = known.flatMap((state) => overduePeriods(state, at));
            expect(board.answer.overdue.flatMap(({ assignmentId: id, period }) => (period === null ? [] : [`${id} ${period.rhythm} ${period.key}`])).sort()).toEqual(overdue.sort());
            expect(periods.boxes.overdue).toBe(overdue.length);
            const seen = JSON.stringify(await everyAnswer(side, { kind: 'index', index }, visibility));
            const knownIds = new Set(known.map((state) => state.terms?.assignmentId));
            for (const { terms: duty } of naive(recorded, index).values()) {
              if (duty !== null && !knownIds.has(duty.assignmentId)) expect(seen).not.toContain(duty.assignmentId);
            }
          }
        }
      }).afterEach(release),
      { numRuns: 5 },
    );
  });

  it('refuse a moment that is none, has not come or lies before the log, a cursor that is none, and an assignment that may not be seen', async () => {
    const [recorded] = fc.sample(past, { numRuns: 1, seed: 7 }).map((one) => one.recorded) as [readonly Recorded[]];
    const { side, feeder } = await built(recorded);
    const ask = async (asOf: AsOf): Promise<unknown> => {
      const answer = await side.fourBoxes(new FourBoxesQuestion({ asOf, visibility: ALL }, 'current', nothing));
      return answer.ok ? answer.answer.total.total : answer.refusal.kind;
    };
    const kinds = async (moments: readonly AsOf[]): Promise<readonly unknown[]> => Promise.all(moments.map((asOf) => ask(asOf)));
    const [at, index] = [(instant: number): AsOf => ({ kind: 'instant', at: instant }), (number: number): AsOf => ({ kind: 'index', index: number })];
    const today = endOfDay(dateAt(NOW)) - 1;
    expect(await kinds([at(START_AT - 1), index(0), index(-1), { kind: 'pinned', index: 0, at: NOW }])).toEqual(Array(4).fill('moment-before-beginning'));
    expect(await kinds([at(NOW + 60_001), at(today + 1), index(recorded.length + 1), { kind: 'pinned', index: recorded.length + 1, at: NOW }, { kind: 'pinned', index: 1, at: today + 1 }])).toEqual(Array(5).fill('moment-in-future'));
    expect(await kinds([index(1.5), at(Number.NaN), { kind: 'pinned', index: 1, at: START_AT - 1 }])).toEqual(Array(3).fill('moment-unknown'));
    expect(new Set(await kinds([at(NOW + 60_000), at(today), { kind: 'pinned', index: recorded.length, at: today }, { kind: 'now' }])).size).toBe(1);
    expect(await side.directives(new DirectivesQuestion({ asOf: { kind: 'now' }, visibility: ALL }, { cursor: '§', limit: 5 }))).toEqual({ ok: false, refusal: { kind: 'bad-cursor' } });
    const one = terms(0, LEADS[0] as BodyId, null).assignmentId;
    expect(await side.assignment(new AssignmentQuestion({ asOf: { kind: 'now' }, visibility: { kind: 'bodies', bodies: [bodyId('nobody')] } }, one))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
    expect(feeder.appliedUpTo().index).toBe(recorded.length);
    expect(await feeder.waitFor('0000000000000001', 5)).toBe(true);
    expect(await feeder.waitFor('9', 5)).toBe(false);
  });

  it('judge a duty before and after the end of its due day without any new event, and page through what is overdue', async () => {
    const assigned = [0, 1, 2, 3].map((place): Recorded => {
      const data = terms(place, LEADS[place % 3] as BodyId, localDate('2021-12-15'));
      return { stream: `assignment-${data.assignmentId}`, act: act(START_AT + place, ISSUER), event: { type: 'TaskAssigned', data } };
    });
    const { side } = await built(assigned);
    const overdueAt = async (at: number, cursor: string | null = null): Promise<readonly [readonly string[], string | null]> => {
      const board = await side.overdueBoard(new OverdueBoardQuestion({ asOf: { kind: 'instant', at }, visibility: ALL }, 'month', 'current', nothing, { cursor, limit: 3 }));
      if (!board.ok) throw new Error(board.refusal.kind);
      return [board.answer.overdue.map(({ assignmentId: id }) => id.slice(-2)), board.answer.nextCursor];
    };
    const end = endOfDay(localDate('2021-12-15'));
    expect(await overdueAt(end - 1)).toEqual([[], null]);
    const [first, next] = await overdueAt(end);
    expect(first).toEqual(['00', '01', '02']);
    expect(await overdueAt(end, next)).toEqual([['03'], null]);
  });
});
