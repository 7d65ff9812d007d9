import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, bodyId, custodyDays, dateAt, dayNumber, fromDayNumber, isWorkingDay, localDate, SHIPPED_RULES, startOfDay, WORKING_CALENDAR_V1, workingDaysBetween, type AssignmentEvent, type BodyId, type CustodyParty } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import { AssignmentQuestion, type AsOf, type Visibility } from '../../queries/contract.js';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { recordsOfDuty } from './custody-rows.js';
import { CoordinationQuestion, CustodyBoardQuestion, CustodyQuestion, SilentCoordinatorsQuestion } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { WorkingDayCount } from './working-day-count.js';

const ALL: Visibility = { kind: 'all' };
const [FIRST, SECOND, THIRD] = PAST.leads as [BodyId, BodyId, BodyId];
const duty = (place: number, lead: BodyId = FIRST) => pastTerms(place, lead, localDate('2021-12-15'));
const HOUR = 3_600_000;
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * HOUR;
const everything = { body: null, from: null, until: null };
const page = { cursor: null, limit: 50 };

/** The read models that these questions are answered from; the others would only cost time. */
const ASKED_MODELS = readModelCatalogue().filter(({ name }) => ['assignment-card', 'directive-overview', 'bodies', 'custody', 'supervision-rules', 'moments'].includes(name));

interface Opened {
  readonly side: ReadSide;
  /** Every row of the model. */
  readonly rows: () => unknown;
  readonly reader: ReadModelReader;
}

/** Builds the read models of a past, in one go or after every few events, and gives them to `use`. */
async function withPast<T>(past: readonly PastEvent[], use: (opened: Opened) => Promise<T>, everyEvents = past.length, between: (opened: Opened, stored: number) => Promise<void> = () => Promise.resolve()): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'custody-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => noon('2022-03-01') } });
    const rows = () =>
      ['name', 'history', 'coordination', 'board'].map((table) => store.reader(custodyProjection.name, custodyProjection.version)?.database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all().map((row) => ({ ...row })));
    const opened = (): Opened => ({ side, rows, reader: store.reader(custodyProjection.name, custodyProjection.version) as ReadModelReader });
    const feeder = () => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: ASKED_MODELS, lingerMs: 0 }).catchUp();
    for (let at = 0; at < past.length; at += Math.max(1, everyEvents)) {
      await appendPast(log, past.slice(at, at + everyEvents), at);
      await feeder();
      await between(opened(), Math.min(at + everyEvents, past.length));
    }
    await feeder();
    return await use(opened());
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const on = (place: number, at: number, body: BodyId, event: AssignmentEvent): PastEvent => ({ stream: `assignment-${duty(place).assignmentId}`, act: pastAct(at, body), event });
const acknowledged: AssignmentEvent = { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } };
const asks = (coordinator: BodyId, answerDue: string): AssignmentEvent => ({ type: 'CoordinationRequested', data: { coordinator, request: 'góp ý', answerDue: localDate(answerDue), answerDueBy: 'lead', afterLimit: false } });

/** Two duties: one done in December, one whose second coordinator is silent. */
const PAST_OF_TWO: readonly PastEvent[] = [
  on(1, noon('2021-11-15'), PAST.issuer, { type: 'TaskAssigned', data: duty(1) }),
  on(3, noon('2021-11-15'), PAST.issuer, { type: 'TaskAssigned', data: duty(3, SECOND) }),
  on(1, noon('2021-11-16'), FIRST, acknowledged),
  on(3, noon('2021-11-16'), SECOND, acknowledged),
  on(1, noon('2021-11-17'), FIRST, asks(THIRD, '2021-11-19')),
  on(3, noon('2021-11-17'), SECOND, asks(THIRD, '2021-11-24')),
  on(3, noon('2021-11-17'), SECOND, asks(FIRST, '2021-11-25')),
  on(3, noon('2021-11-24'), THIRD, { type: 'CoordinationAnswered', data: { coordinator: THIRD, answer: 'opinion-sent', note: null } }),
  on(1, noon('2021-11-30'), FIRST, { type: 'ResultSubmitted', data: { round: 1, outputs: ['BC'], note: null, unansweredCoordinators: [THIRD] } }),
  on(1, noon('2021-12-02'), PAST.office, { type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } }),
];

/** A random past, and after it requests and answers on its first duty, as any order of acts might have left them. */
const pastWithCoordination = fc.tuple(randomPast, fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -5, max: 60 })), { maxLength: 12 })).map(([past, steps]): readonly PastEvent[] => {
  const stream = `assignment-${duty(0).assignmentId}`;
  let at = Math.max(...past.map(({ act }) => act.recordedAt));
  const assigned = past.some((one) => one.stream === stream) ? [] : [on(0, at, PAST.issuer, { type: 'TaskAssigned', data: duty(0) })];
  const later = steps.map(([kind, hours]): PastEvent => {
    at += hours * HOUR;
    const coordinator = kind % 2 === 0 ? THIRD : SECOND;
    if (kind < 2) return on(0, at, FIRST, asks(coordinator, dateAt(at + 4 * 24 * HOUR)));
    if (kind < 4) return on(0, at, coordinator, { type: 'CoordinationAnswered', data: { coordinator, answer: hours % 2 === 0 ? 'received' : 'opinion-sent', note: null } });
    return on(0, at, FIRST, kind === 4 ? acknowledged : { type: 'ProgressReported', data: { percent: null, note: 'n', obstacles: null } });
  });
  return [...past, ...assigned, ...later];
});

/** The board by its definition: the spans of every duty, each working day of them looked at. */
function exactly(reader: ReadModelReader, { index, at }: { readonly index: number; readonly at: number }, by: 'body' | 'month', { body, from, until }: CustodyBoardQuestion['narrow'], visibility: Visibility) {
  const groups = new Map<string, { readonly days: Record<CustodyParty, number>; readonly duties: Set<number> }>();
  const groupOf = (key: string) => groups.get(key) ?? groups.set(key, { days: { lead: 0, coordinator: 0, confirming: 0, issuer: 0, suspended: 0 }, duties: new Set() }).get(key)!;
  for (const row of reader.database.prepare('SELECT DISTINCT duty FROM history WHERE first <= ?').all(index)) {
    const duty = Number(row['duty']);
    for (const span of custodyDays(recordsOfDuty(reader, duty, index), at).spans) {
      const mayBeSeen = visibility.kind === 'all' || (span.body !== null && visibility.bodies.includes(span.body));
      if (!mayBeSeen || (body !== null && span.body !== body)) continue;
      for (let day = span.first; day <= span.last; day = addDays(day, 1)) {
        if (!isWorkingDay(day, SHIPPED_RULES.calendar) || (from !== null && day < from) || (until !== null && day > until)) continue;
        for (const key of ['', by === 'month' ? day.slice(0, 7) : (span.body ?? 'suspended')]) {
          groupOf(key).days[span.party] += 1;
          groupOf(key).duties.add(duty);
        }
      }
    }
  }
  const counted = [...groups].map(([key, { days, duties }]) => ({ key, days, workingDays: Object.values(days).reduce((sum, each) => sum + each, 0), duties: duties.size }));
  const { key: _all, ...total } = counted.find(({ key }) => key === '') ?? { key: '', ...groupOf('none'), workingDays: 0, duties: 0 };
  return { total, groups: counted.filter(({ key }) => key !== '').toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

describe('where the days of a duty are', () => {
  it('is told as of any moment, in its own answer too', async () => {
    await withPast(PAST_OF_TWO, async ({ side }) => {
      const then: AsOf = { kind: 'instant', at: noon('2021-11-22') };
      const early = await side.custody(new CustodyQuestion({ asOf: then, visibility: ALL }, duty(1).assignmentId));
      if (!early.ok) throw new Error('refused');
      expect(early.answer.custody).toEqual({
        assignedOn: '2021-11-15', until: '2021-11-22', ended: false, calendarVersion: SHIPPED_RULES.calendar.version, workingDays: 5, days: { lead: 3, coordinator: 2, confirming: 0, issuer: 0, suspended: 0 },
        spans: [
          { party: 'lead', partyName: { vi: 'Đơn vị chủ trì', en: 'Lead body' }, body: FIRST, bodyName: FIRST, first: '2021-11-16', last: '2021-11-17', workingDays: 2 },
          { party: 'coordinator', partyName: { vi: 'Đơn vị phối hợp', en: 'Coordinator' }, body: THIRD, bodyName: THIRD, first: '2021-11-18', last: '2021-11-19', workingDays: 2 },
          { party: 'lead', partyName: { vi: 'Đơn vị chủ trì', en: 'Lead body' }, body: FIRST, bodyName: FIRST, first: '2021-11-20', last: '2021-11-22', workingDays: 1 },
        ],
      });
      const ended = await side.assignment(new AssignmentQuestion({ asOf: { kind: 'now' }, visibility: ALL }, duty(1).assignmentId));
      expect(ended.ok && [ended.answer.custody.until, ended.answer.custody.ended, ended.answer.custody.workingDays, ended.answer.custody.days.confirming]).toEqual(['2021-12-02', true, 13, 2]);
      const stranger: Visibility = { kind: 'bodies', bodies: [bodyId('nobody')] };
      expect(await side.custody(new CustodyQuestion({ asOf: then, visibility: stranger }, duty(1).assignmentId))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
    });
  });

  it('is rolled up by body and by month, for a time, and for the own bodies only', async () => {
    await withPast(PAST_OF_TWO, async ({ side }) => {
      const asked = { asOf: { kind: 'instant', at: noon('2021-12-06') } as AsOf, visibility: ALL };
      const board = async (...[by, narrow, visibility]: [by: 'body' | 'month', narrow?: Partial<typeof everything>, visibility?: Visibility]) => {
        const answer = await side.custodyBoard(new CustodyBoardQuestion({ ...asked, visibility: visibility ?? ALL }, by, { ...everything, ...narrow } as never));
        if (!answer.ok) throw new Error('refused');
        expect(answer.answer.groups.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(answer.answer.total.workingDays);
        return answer.answer.groups.map(({ key, workingDays, duties }) => [key, workingDays, duties]);
      };
      expect(await board('body')).toEqual([[FIRST, 10, 2], [SECOND, 9, 1], [THIRD, 7, 2], [PAST.office, 2, 1]].toSorted((a, b) => Number(b[1]) - Number(a[1])));
      expect(await board('month')).toEqual([['2021-11', 22, 2], ['2021-12', 6, 2]]);
      expect(await board('month', { body: THIRD as never })).toEqual([['2021-11', 7, 2]]);
      expect(await board('month', { from: localDate('2021-12-01') as never, until: localDate('2021-12-02') as never })).toEqual([['2021-12', 4, 2]]);
      expect(await board('body', {}, { kind: 'bodies', bodies: [THIRD] })).toEqual([[THIRD, 7, 2]]);
    });
  });

  it('is on the board what the records of all duties tell, counted day by day, at every moment and however the rows came', async () => {
    const narrowing = fc.record({ body: fc.constantFrom(null, FIRST, THIRD), from: fc.constantFrom(null, '2021-12-01', '2022-01-15'), until: fc.constantFrom(null, '2021-12-31', '2022-01-20') });
    const seeing = fc.constantFrom<Visibility>(ALL, ALL, { kind: 'bodies', bodies: [FIRST, PAST.office] });
    let days = 0;
    await fc.assert(
      fc.asyncProperty(pastWithCoordination, fc.nat(60), fc.constantFrom('body', 'month'), narrowing, seeing, async (past, place, by, { body, from, until }, visibility) => {
        const asked = [1 + (place % past.length), past.length].map((index) => ({ index, narrow: { body, from: from === null ? null : localDate(from), until: until === null ? null : localDate(until) } }));
        const side = async ({ side: readings, reader }: Opened, { index, narrow }: (typeof asked)[number]): Promise<void> => {
          const answer = await readings.custodyBoard(new CustodyBoardQuestion({ asOf: { kind: 'index', index }, visibility }, by, narrow));
          if (!answer.ok) throw new Error('refused');
          const { total, groups, moment } = answer.answer;
          days += total.workingDays;
          expect({ total, groups: groups.map(({ name: _name, ...group }) => group).toSorted((a, b) => (a.key < b.key ? -1 : 1)) }).toEqual(exactly(reader, moment, by, narrow, visibility));
        };
        await withPast(past, async (opened) => {
          for (const question of asked) await side(opened, question);
        }, 1 + (place % 7), async (opened, stored) => side(opened, { ...asked[0]!, index: stored }));
      }),
      { numRuns: 15 },
    );
    expect(days).toBeGreaterThan(0);
  }, 60_000);

  it('sums up to the working days gone by, is the same after a rebuild, and as of a past moment what a log that ended there tells', async () => {
    await fc.assert(
      fc.asyncProperty(pastWithCoordination, fc.nat(60), fc.integer({ min: 1, max: 5 }), async (past, place, pieces) => {
        const index = 1 + (place % past.length);
        const ask = async ({ side }: Opened, asOf: AsOf) => Promise.all([
          side.custody(new CustodyQuestion({ asOf, visibility: ALL }, duty(0).assignmentId)), side.custodyBoard(new CustodyBoardQuestion({ asOf, visibility: ALL }, 'month', everything)),
          side.silentCoordinators(new SilentCoordinatorsQuestion({ asOf, visibility: ALL }, page)),
          side.coordination(new CoordinationQuestion({ asOf, visibility: ALL }, duty(0).assignmentId)),
        ]);
        const [rows, then] = await withPast(past, async (opened) => [opened.rows(), await ask(opened, { kind: 'index', index })] as const);
        expect(await withPast(past, async (opened) => opened.rows(), pieces)).toEqual(rows);
        expect(await withPast(past.slice(0, index), (opened) => ask(opened, { kind: 'index', index }))).toEqual(then);
        const [one] = then;
        if (one.ok) expect(one.answer.custody.workingDays).toBe(workingDaysBetween(one.answer.custody.assignedOn, one.answer.custody.until, SHIPPED_RULES.calendar));
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

describe('coordinators (R6)', () => {
  it('that are silent stand on a board, and their lateness in their own statistic', async () => {
    await withPast(PAST_OF_TWO, async ({ side }) => {
      const ask = async (day: string, visibility: Visibility = ALL) => {
        const answer = await side.silentCoordinators(new SilentCoordinatorsQuestion({ asOf: { kind: 'instant', at: noon(day) }, visibility }, page));
        if (!answer.ok) throw new Error('refused');
        return {
          silent: answer.answer.silent.map(({ coordinator, lead, state, answerDue, late, workingDaysLate }) => [coordinator, lead, state, answerDue, late, workingDaysLate]),
          bodies: answer.answer.coordinators.map(({ coordinator, answered, late }) => [coordinator, answered.k, answered.n, late.k, late.n]),
        };
      };
      expect(await ask('2021-11-22')).toEqual({
        silent: [[THIRD, FIRST, 'unanswered', '2021-11-19', true, 1], [THIRD, SECOND, 'unanswered', '2021-11-24', false, 0], [FIRST, SECOND, 'unanswered', '2021-11-25', false, 0]],
        bodies: [[FIRST, 0, 1, 0, 0], [THIRD, 0, 2, 1, 1]].toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
      });
      // The first duty is done: nobody waits any more, and what was late is so many days late for ever.
      expect(await ask('2021-12-10')).toEqual({
        silent: [[FIRST, SECOND, 'unanswered', '2021-11-25', true, 11]],
        bodies: [[FIRST, 0, 1, 1, 1], [THIRD, 1, 2, 1, 2]].toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
      });
      expect(await ask('2021-12-10', { kind: 'bodies', bodies: [bodyId('nobody')] })).toEqual({ silent: [], bodies: [] });
      const one = await side.coordination(new CoordinationQuestion({ asOf: { kind: 'now' }, visibility: ALL }, duty(1).assignmentId));
      expect(one.ok && one.answer.coordinators).toEqual([{
        coordinator: THIRD, coordinatorName: THIRD, state: 'unanswered', stateName: { vi: 'Chưa trả lời', en: 'Not answered' }, requestedAt: noon('2021-11-17'), requestRevision: 2, answerDue: '2021-11-19',
        settledAt: null, late: true, workingDaysLate: 9,
      }]); // prettier-ignore
    });
  });
});

describe('counting working days at once', () => {
  it('agrees with counting one by one, and with its months', () => {
    const start = dayNumber(localDate('2021-10-20'));
    const days = fc.integer({ min: 0, max: 500 }).map((place) => start + place);
    const counted = new WorkingDayCount(WORKING_CALENDAR_V1, start, dayNumber(localDate('2023-12-31')));
    fc.assert(
      fc.property(days, days, (a, b) => {
        const span = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(counted.among(span.first, span.last)).toBe(workingDaysBetween(fromDayNumber(span.first - 1), fromDayNumber(span.last), WORKING_CALENDAR_V1));
        const [name, last] = [counted.months[counted.monthAt(a)], counted.lastDayOf(counted.monthAt(a))];
        expect([fromDayNumber(a).startsWith(name ?? '-'), fromDayNumber(last).startsWith(name ?? '-'), fromDayNumber(last + 1).startsWith(name ?? '-')]).toEqual([true, true, false]);
        expect(counted.among(b + 1, b)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
