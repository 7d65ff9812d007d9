import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, decimal, indicatorId, localDate, reportingId, startOfDay, type AssignmentEvent, type BodyId, type IndicatorContent } from '#libs/domain';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, STORED_NAMES, type DomainEvent } from '../../event-catalogue/index.js';
import type { AsOf, FourBoxes, QueryAnswer, Ratio, Visibility } from '../../queries/contract.js';
import { DirectiveOverviewQuestion, InboxQuestion } from '../../queries/contract.js';
import { CustodyBoardQuestion, SilentCoordinatorsQuestion, type CustodyTotal } from '../custody/custody.contract.js';
import { IndicatorsQuestion } from '../indicators/indicators.contract.js';
import { MissingReportsQuestion, ReportGridQuestion, ReportObligationsQuestion } from '../periodic-reports/periodic-reports.contract.js';
import { LiveRankingQuestion } from '../rankings/rankings.contract.js';
import { UpdateRateQuestion } from '../tracking/update-rate.contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { askCountedDifference } from './counted-difference.query.js';
import { askCountedExplanation } from './counted-explanation.query.js';
import { CountedDifferenceQuestion, CountedExplanationQuestion, type AskedBoard, type CountedDifferenceAnswer, type CountedExplanationAnswer } from './counted-boards.contract.js';

const DAY = 86_400_000;
const NOW = PAST.startAt + 900 * DAY;
const ALL: Visibility = { kind: 'all' };
const [FIRST, SECOND, THIRD] = PAST.leads as [BodyId, BodyId, BodyId];
const OFFICE = bodyId('ban-dan-van');
const OBLIGATION = reportingId('00000000-0000-5000-8000-0000000000a1');
const INDICATOR = indicatorId('00000000-0000-5000-8000-0000000000b1');
const page = { cursor: null, limit: 200 };
const READ = readModelCatalogue().filter(({ name }) =>
  ['moments', 'assignment-card', 'overdue-board', 'inbox', 'duty-periods', 'directive-overview', 'bodies', 'supervision-rules', 'custody', 'periodic-reports', 'indicators', 'rankings'].includes(name),
);

const opened: (() => void)[] = [];
const release = (): void => opened.splice(0).forEach((close) => close());
afterEach(release);

/** A read side over the first events, and a way to let the others happen. */
async function living(recorded: readonly PastEvent[], first = recorded.length): Promise<{ readonly side: ReadSide; readonly goOn: () => Promise<void> }> {
  const log = new MemoryEventLog();
  await appendPast(log, recorded.slice(0, first));
  const folder = mkdtempSync(join(tmpdir(), 'counted-boards-'));
  const store = openSqliteReadModels({ folder });
  opened.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
  const feed = (): Promise<unknown> => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: READ, lingerMs: 0 }).catchUp();
  await feed();
  const goOn = async (): Promise<void> => {
    await appendPast(log, recorded.slice(first), first);
    await feed();
  };
  return { side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } }), goOn };
}

function told<A>(answer: QueryAnswer<A>): A {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}

// The past: duties with everything that random acts do to them, coordinators that answer or not, reports and figures.
const quarterly = { by: 'day-of-month', monthOffset: 0, day: 20 } as const;
const report = { summary: 'Đã làm', figures: [], attachments: [] };
const share: IndicatorContent = {
  code: 'II.2', name: 'Tỷ lệ', measure: 'share', unit: '%', denominator: 'đơn vị', scope: null, reporters: [], sample: false,
  milestones: [2021, 2023].map((year) => ({ code: `II.${year}`, sourceLine: 46, when: { kind: 'year', year }, written: null, target: { kind: 'number', operator: '>', value: decimal('75'), tolerance: null, reading: null } })),
}; // prettier-ignore
const figure = (numerator: number) => ({ unit: '%', value: null, numerator: decimal(String(numerator)), denominator: decimal('1000'), words: null, evidence: 'BC', source: 'TK', simulated: false });
const ofIndicator = { indicatorId: INDICATOR, body: PAST.issuer, period: '2021' };
const filed = (unit: BodyId, period = '2022-Q1'): DomainEvent => ({ type: 'UnitReportFiled', data: { obligationId: OBLIGATION, period, unit, round: 1, content: report, due: localDate('2022-03-20') } });

const FURTHER: readonly (readonly [day: string, stream: string, body: BodyId, event: DomainEvent])[] = [
  ['2021-12-20', `reporting-${OBLIGATION}`, PAST.issuer, { type: 'ReportingSetUp', data: { obligationId: OBLIGATION, title: 'Báo cáo quý', owner: PAST.issuer, consolidator: PAST.office, recipient: PAST.issuer, units: [FIRST, SECOND], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: null, schedule: { unitDue: quarterly, consolidatedDue: { by: 'days-after-units', days: 5 } }, basis: { directiveId: null, symbol: '24-KH/TU', itemCode: null, sourceLine: null, note: 'định kỳ' } } }],
  ['2021-12-21', `indicator-${INDICATOR}`, PAST.issuer, { type: 'IndicatorDefined', data: { indicatorId: INDICATOR, directiveId: PAST.directive, issuer: PAST.issuer, content: share } }],
  ['2022-01-10', `indicator-${INDICATOR}`, PAST.issuer, { type: 'MeasurementRecorded', data: { ...ofIndicator, measurement: figure(800) } }],
  ['2022-03-18', `report-${OBLIGATION}-2022-Q1`, FIRST, filed(FIRST)],
  ['2022-03-25', `report-${OBLIGATION}-2022-Q1`, SECOND, filed(SECOND)],
  ['2022-03-26', `indicator-${INDICATOR}`, PAST.issuer, { type: 'MeasurementCorrected', data: { ...ofIndicator, measurement: figure(700), reason: 'nhầm' } }],
  ['2022-04-02', `report-${OBLIGATION}-2022-Q1`, PAST.office, { type: 'UnitReportReturned', data: { obligationId: OBLIGATION, period: '2022-Q1', unit: FIRST, round: 1, reasons: 'thiếu' } }],
  ['2022-05-10', `reporting-${OBLIGATION}`, PAST.issuer, { type: 'ReportingUnitAdded', data: { unit: THIRD, fromPeriod: '2022-Q2', reason: 'mới' } }],
]; // prettier-ignore

const asks = (coordinator: BodyId, answerDue: string): AssignmentEvent => ({ type: 'CoordinationRequested', data: { coordinator, request: 'góp ý', answerDue: localDate(answerDue), answerDueBy: 'lead', afterLimit: false } });

/** The random past up to where the other things begin, then both in turn. */
const fullPast = (past: readonly PastEvent[]): readonly PastEvent[] => {
  const at = Math.max(...past.map(({ act }) => act.recordedAt));
  const streams = [...new Set(past.map(({ stream }) => stream))].filter((stream) => stream.startsWith('assignment-'));
  const questions = streams.slice(0, 2).flatMap((stream, place): readonly PastEvent[] => [
    { stream, act: pastAct(at + DAY, FIRST), event: asks(THIRD, '2022-02-10') },
    { stream, act: pastAct(at + 2 * DAY, FIRST), event: asks(SECOND, '2022-03-01') },
    ...(place === 0 ? [{ stream, act: pastAct(at + 9 * DAY, THIRD), event: { type: 'CoordinationAnswered', data: { coordinator: THIRD, answer: 'opinion-sent', note: null } } as AssignmentEvent }] : []),
  ]);
  return [...past, ...questions, ...FURTHER.map(([day, stream, body, event]): PastEvent => ({ stream, event, act: pastAct(startOfDay(localDate(day)) + 9 * 3_600_000, body) }))];
};
const pasts = fc.record({ recorded: randomPast.map(fullPast), from: fc.nat(999), to: fc.nat(999), later: fc.nat(120), late: fc.boolean() }).map(({ recorded, from, to, later, late }) => {
  const last = late ? FURTHER.length + 3 : recorded.length - 5;
  const [a, b] = [recorded.length - (from % last), recorded.length - (to % last)];
  const until = Math.max(a, b);
  const at = Math.max(...recorded.slice(0, until).map(({ act }) => act.recordedAt)) + later * DAY;
  return { recorded, since: { kind: 'index', index: Math.min(a, b) } as AsOf, until: { kind: 'pinned', index: until, at } as AsOf & { readonly kind: 'pinned' } };
});

type Told = readonly (readonly [number: string, group: string | null, value: number])[];
const ratio = (name: string, group: string | null, { k, n }: Ratio): Told => [[`${name}.k`, group, k], [`${name}.n`, group, n]]; // prettier-ignore
/** Every number in an answer, by its path. */
const numbersIn = (value: unknown, group: string | null, path: string): Told =>
  typeof value === 'number' ? [[path, group, value]] : Object.entries(value as object).flatMap(([field, each]) => numbersIn(each, group, `${path}.${field}`));
const boxes = (name: string, group: string | null, of: FourBoxes): Told => numbersIn(of, group, name);

/** Every board with the numbers that its own answer gives. */
const BOARDS: Readonly<Record<string, readonly [board: AskedBoard, answer: (side: ReadSide, asked: { readonly asOf: AsOf; readonly visibility: Visibility }) => Promise<Told>]>> = {
  inbox: [
    { of: 'inbox', body: FIRST },
    async (side, asked) => numbersIn(told(await side.inbox(new InboxQuestion(asked, FIRST, 'all', page))).counts, null, 'counts'),
  ],
  'inbox of who confirms': [
    { of: 'inbox', body: PAST.office },
    async (side, asked) => numbersIn(told(await side.inbox(new InboxQuestion(asked, PAST.office, 'all', page))).counts, null, 'counts'),
  ],
  'inbox of who issued': [
    { of: 'inbox', body: PAST.issuer },
    async (side, asked) => numbersIn(told(await side.inbox(new InboxQuestion(asked, PAST.issuer, 'all', page))).counts, null, 'counts'),
  ],
  directive: [
    { of: 'directive', directiveId: PAST.directive },
    async (side, asked) => {
      const { total, acknowledged, tasks } = told(await side.directiveOverview(new DirectiveOverviewQuestion(asked, PAST.directive)));
      return [...boxes('total', null, total), ...ratio('acknowledged', null, acknowledged), ...tasks.flatMap((task) => [...boxes('boxes', task.taskCode, task.boxes), ...ratio('accepted', task.taskCode, task.accepted), ...ratio('external', task.taskCode, task.external)])];
    },
  ],
  'fan-out': [
    { of: 'fan-out', directiveId: PAST.directive },
    async (side, asked) => ratio('fanOut', null, told(await side.directiveOverview(new DirectiveOverviewQuestion(asked, PAST.directive))).directive.fanOut),
  ],
  'update rate': [
    { of: 'update-rate', directiveId: PAST.directive },
    async (side, asked) => {
      const { updated, completion, bodies } = told(await side.updateRate(new UpdateRateQuestion(asked, PAST.directive)));
      const of = (group: string | null, one: { readonly updated: Ratio; readonly completion: Ratio }): Told => [...ratio('updated', group, one.updated), ...ratio('completion', group, one.completion)];
      return [...of(null, { updated, completion }), ...bodies.flatMap((row) => of(row.body, row))];
    },
  ],
  ranking: [
    { of: 'ranking', office: OFFICE, period: '2021-Q4', against: 'current' },
    async (side, asked) => {
      const { ranked, unranked } = told(await side.liveRanking(new LiveRankingQuestion(asked, OFFICE, '2021-Q4', 'current')));
      return [...ranked, ...unranked].flatMap(({ body, counts, completion, onTime }) => [...numbersIn(counts, body, 'counts'), ...ratio('completion', body, completion), ...ratio('onTime', body, onTime)]);
    },
  ],
  'custody by body': [
    { of: 'custody', by: 'body', narrow: { body: null, from: null, until: null } },
    async (side, asked) => {
      const { total, groups } = told(await side.custodyBoard(new CustodyBoardQuestion(asked, 'body', { body: null, from: null, until: null })));
      const of = (group: string | null, { days, workingDays }: CustodyTotal): Told => [...numbersIn(days, group, 'days'), ['workingDays', group, workingDays]];
      return [...of(null, total), ['total.duties', null, total.duties], ...groups.flatMap((group): Told => [...of(group.key, group), ['duties', group.key, group.duties]])];
    },
  ],
  'custody by month': [
    { of: 'custody', by: 'month', narrow: { body: null, from: null, until: null } },
    async (side, asked) => {
      const { groups } = told(await side.custodyBoard(new CustodyBoardQuestion(asked, 'month', { body: null, from: null, until: null })));
      return groups.flatMap((group): Told => [...numbersIn(group.days, group.key, 'days'), ['duties', group.key, group.duties]]);
    },
  ],
  coordinators: [
    { of: 'coordinators' },
    async (side, asked) => {
      const { coordinators, silent } = told(await side.silentCoordinators(new SilentCoordinatorsQuestion(asked, page)));
      return [...coordinators.flatMap(({ coordinator, answered, late }) => [...ratio('answered', coordinator, answered), ...ratio('late', coordinator, late)]), ['silent', null, silent.length]];
    },
  ],
  reports: [
    { of: 'reports', obligationId: null, body: null },
    async (side, asked) => {
      const { obligations } = told(await side.reportObligations(new ReportObligationsQuestion(asked, page)));
      const missing = async (show: 'overdue' | 'all'): Promise<number> => told(await side.missingReports(new MissingReportsQuestion(asked, show, null, page))).total;
      return [...obligations.flatMap(({ obligationId, reported, overdue }) => [...ratio('reported', obligationId, reported), ['overdue', obligationId, overdue] as const]), ['missing.overdue', null, await missing('overdue')], ['missing.all', null, await missing('all')]];
    },
  ],
  'reports by period': [
    { of: 'reports', obligationId: OBLIGATION, body: null },
    async (side, asked) => {
      const answer = await side.reportGrid(new ReportGridQuestion(asked, OBLIGATION, null, null));
      return answer.ok ? answer.answer.periods.filter(({ from }) => Date.parse(`${from}T00:00:00+07:00`) <= answer.answer.moment.at).flatMap(({ key, reported }) => ratio('reported', key, reported)) : [];
    },
  ],
  indicators: [
    { of: 'indicators', narrow: { directiveId: null, body: null } },
    async (side, asked) => {
      const milestones = told(await side.indicators(new IndicatorsQuestion(asked, { directiveId: null, body: null }, page))).indicators.flatMap((indicator) => indicator.milestones);
      return milestones.map(({ standing }) => [`standing.${standing}`, null, milestones.filter((other) => other.standing === standing).length] as const);
    },
  ],
};

const explained = async (side: ReadSide, board: AskedBoard, asOf: AsOf, number: string, group: string | null, visibility: Visibility = ALL): Promise<CountedExplanationAnswer | null> => {
  const answer = await side.ask(askCountedExplanation, new CountedExplanationQuestion({ asOf, visibility }, board, number, group, page));
  return answer.ok ? answer.answer : null;
};
const compared = async (side: ReadSide, board: AskedBoard, since: AsOf, asOf: AsOf, visibility: Visibility): Promise<CountedDifferenceAnswer | null> => {
  const answer = await side.ask(askCountedDifference, new CountedDifferenceQuestion({ asOf, visibility }, since, board, null, page));
  return answer.ok ? answer.answer : null;
};
/** A ranking is for those who see the whole of it. */
const askersOf = ({ of }: AskedBoard): readonly Visibility[] => (of === 'ranking' ? [ALL] : [ALL, { kind: 'bodies', bodies: [FIRST] }]);

describe('every board', () => {
  it('is explained, number by number, by the things that it counts and the acts that put them there', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, until }) => {
        const { side } = await living(recorded);
        for (const [name, [board, numbersOf]] of Object.entries(BOARDS)) {
          for (const visibility of askersOf(board)) {
            for (const [number, group, value] of await numbersOf(side, { asOf: until, visibility })) {
              const answer = await explained(side, board, until, number, group, visibility);
              expect([name, number, group, answer?.count, answer?.things.reduce((sum, { weight }) => sum + weight, 0)]).toEqual([name, number, group, value, value]);
              for (const { steps } of answer?.things ?? []) {
                // Days stay with a body that may not know any more what became of the duty.
                if (board.of !== 'custody' || visibility === ALL) expect(steps.length).toBeGreaterThan(0);
                for (const step of steps) {
                  if (step.by !== 'act') continue;
                  const { event, act } = recorded[step.index - 1] as PastEvent;
                  expect([step.index <= until.index, step.type, step.body, step.recordedAt]).toEqual([true, STORED_NAMES[event.type], act.body, new Date(act.recordedAt).toISOString()]);
                }
              }
            }
          }
        }
      }).afterEach(release),
      { numRuns: 3 },
    );
  }, 60_000);

  it('differs between two moments by what its numbers say at both, and every change is told by what moved it', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, since, until }) => {
        const { side } = await living(recorded);
        for (const [name, [board, numbersOf]] of Object.entries(BOARDS)) {
          for (const visibility of askersOf(board)) {
            const difference = await compared(side, board, since, until, visibility);
            if (difference === null) continue;
            const at = async (asOf: AsOf): Promise<ReadonlyMap<string, number>> => new Map((await numbersOf(side, { asOf, visibility })).map(([number, group, value]) => [`${number} ${group}`, value]));
            const [before, after] = [await at(since), await at(until)];
            for (const { key, numbers } of [{ key: null, numbers: difference.numbers }, ...difference.groups]) {
              for (const { number, before: was, after: is } of numbers) {
                const told = `${number} ${key}`;
                if (before.has(told) || after.has(told)) expect([name, told, was, is]).toEqual([name, told, before.get(told) ?? 0, after.get(told) ?? 0]);
              }
            }
            // Days go by with everybody: those move numbers and no duty.
            for (const { number, before: was, after: is } of board.of === 'custody' ? [] : difference.numbers) {
              const moved = difference.changes.reduce((sum, change) => sum + (change.after?.counts[number] ?? 0) - (change.before?.counts[number] ?? 0), 0);
              expect([name, number, moved]).toEqual([name, number, is - was]);
            }
            // What went out of sight is told without steps.
            for (const { steps, kinds, subject, after: is } of difference.changes) if (visibility === ALL || is !== null) expect([name, subject, kinds, steps.length > 0]).toEqual([name, subject, kinds, true]);
          }
        }
      }).afterEach(release),
      { numRuns: 5 },
    );
  }, 60_000);

  it('is explained just the same when more has happened', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, until }) => {
        const { side, goOn } = await living(recorded, until.index);
        const asked: (readonly [AskedBoard, string, string | null])[] = [];
        for (const [board, numbersOf] of Object.values(BOARDS)) for (const [number, group] of await numbersOf(side, { asOf: until, visibility: ALL })) asked.push([board, number, group]);
        const ask = (): Promise<unknown> => Promise.all(asked.map(([board, number, group]) => explained(side, board, until, number, group)));
        const first = await ask();
        await goOn();
        expect(await ask()).toEqual(first);
      }).afterEach(release),
      { numRuns: 3 },
    );
  }, 60_000);
});
