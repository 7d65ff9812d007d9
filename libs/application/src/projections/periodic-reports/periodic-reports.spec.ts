import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyId, localDate, type BodyId, type ReportContent } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { contextOf, ManualClock, TestApplication, testActor } from '#libs/testing';
import { ActOnOrganisation, type CommandAnswer } from '../../commands/contract.js';
import {
  ActOnPeriodReport, ActOnPeriodReportHandler, ActOnReporting, ActOnReportingHandler, ActOnReview, ActOnReviewHandler, obligationOfStream, type PeriodReportIntent, type ReportingIntent,
} from '../../commands/reporting/index.js'; // prettier-ignore
import { ReportReminders } from '../../deadline-following/index.js';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { EventLogReader } from '../../ports/event-log.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, QueryAnswer, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { MissingReportsQuestion, PeriodReportQuestion, ReportGridQuestion, ReportObligationsQuestion, ReviewQuestion, ReviewsQuestion, type PeriodReportAnswer, type ReportGridAnswer } from './periodic-reports.contract.js';
import { periodicReportsProjection } from './periodic-reports.projection.js';

const [BTV, BOARD, A, B, C] = ['btv', 'ban-dan-van', 'don-vi-a', 'don-vi-b', 'don-vi-c'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId, BodyId];
const ALL: Visibility = { kind: 'all' };
const [NOW, page]: readonly [AsOf, { readonly cursor: null; readonly limit: number }] = [{ kind: 'now' }, { cursor: null, limit: 200 }];
const content: ReportContent = { summary: 'Đã làm', figures: [{ name: 'đoàn viên', value: 3, unit: 'người' }], attachments: [] };
const terms: Extract<ReportingIntent, { type: 'SetUpReporting' }>['terms'] = {
  title: 'Báo cáo quý', consolidator: BOARD, recipient: BTV, units: [A, B], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: null,
  schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } },
  basis: { directiveId: null, symbol: '24-KH/TU', itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
}; // prettier-ignore

/** Units do their own work and oversee nobody. */
const asked = (body: string) => contextOf(body, body.startsWith('don-vi') ? { actor: testActor(body, ['officer', 'head']) } : {});

const open: (() => void)[] = [];
const release = (): void => open.splice(0).forEach((close) => close());
afterEach(release);

/** An office with its register, on a log and a clock of its own. */
class Office {
  readonly app = new TestApplication({ clock: ManualClock.on('2021-12-01') });
  private readonly reporting = new ActOnReportingHandler(this.app.core);
  private readonly reports = new ActOnPeriodReportHandler(this.app.core);
  private readonly reviews = new ActOnReviewHandler(this.app.core);
  obligation = '';
  review = '';

  async begin(): Promise<this> {
    const bodies = [BTV, BOARD, A, B, C].map((id) => ({ bodyId: id, kind: 'partyBoard', level: 'province', parentId: null, name: `Cơ quan ${id}`, external: false, from: localDate('2020-01-01') }) as const);
    const registered = await this.app.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies }, contextOf('btv', { actor: testActor('btv', ['administrator']) })));
    if (!registered.ok) throw new Error(JSON.stringify(registered.refusal));
    this.obligation = idOf(await this.onObligation('ban-dan-van', { type: 'SetUpReporting', terms }));
    return this;
  }

  onObligation(body: string, intent: ReportingIntent): Promise<CommandAnswer> {
    return this.reporting.execute(new ActOnReporting(intent.type === 'SetUpReporting' ? null : (this.obligation as never), intent, asked(body)));
  }

  onPeriod(body: string, period: string, intent: PeriodReportIntent, expectedRevision: number | null = null): Promise<CommandAnswer> {
    return this.reports.execute(new ActOnPeriodReport(this.obligation as never, period, intent, { ...asked(body), expectedRevision }));
  }

  onReview(body: string, intent: ActOnReview['intent']): Promise<CommandAnswer> {
    return this.reviews.execute(new ActOnReview(intent.type === 'IssueReviewOutline' ? null : (this.review as never), intent, asked(body)));
  }

  day(day: string): this {
    this.app.clock.setDay(day);
    return this;
  }

  /** Read models of the first `events` events of the log; of all when absent. */
  async readings(events = Infinity): Promise<{ side: ReadSide; store: ReadModelStore; feeder: ProjectionFeeder; log: MemoryEventLog; events: number }> {
    const log = new MemoryEventLog();
    const stored = await this.app.log.readAll('', 1000);
    for (const event of stored.slice(0, events)) await log.append(event.stream, event.revision - 1, [{ id: event.id, bytes: event.bytes }]);
    const folder = mkdtempSync(join(tmpdir(), 'periodic-reports-'));
    const store = openSqliteReadModels({ folder });
    open.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
    const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
    await feeder.catchUp();
    return { side: new ReadSide({ log, store, decode: decodeEvent, clock: this.app.clock }), store, feeder, log, events: stored.length };
  }
}

function idOf(answer: CommandAnswer): string {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt.id;
}
const told = (answer: CommandAnswer): string => (answer.ok ? 'done' : answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind === 'forbidden' ? `forbidden ${answer.refusal.mayKnow}` : answer.refusal.kind);
async function answerOf<A>(asked: Promise<QueryAnswer<A>>): Promise<A> {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
}
const gridOf = (side: ReadSide, office: Office, asOf: AsOf = NOW, visibility: Visibility = ALL): Promise<ReportGridAnswer> => answerOf(side.reportGrid(new ReportGridQuestion({ asOf, visibility }, office.obligation as never, null, null)));
const cellsOf = ({ bodies }: ReportGridAnswer) => bodies.map(({ unit, cells }) => [unit, ...cells.map(({ period, standing, days }) => `${period} ${standing} ${days}`)]);
const everything = (side: ReadSide, office: Office, asOf: AsOf, visibility: Visibility = ALL): Promise<unknown> => {
  const of = { asOf, visibility };
  return Promise.all([
    side.reportObligations(new ReportObligationsQuestion(of, page)), side.reportGrid(new ReportGridQuestion(of, office.obligation as never, null, null)),
    side.missingReports(new MissingReportsQuestion(of, 'all', null, page)), side.periodReport(new PeriodReportQuestion(of, office.obligation as never, '2022-Q1')),
    side.reviews(new ReviewsQuestion(of, page)), side.review(new ReviewQuestion(of, office.review as never)),
  ]); // prettier-ignore
};

describe('periodic reports, from the act to the board', () => {
  it('show who reported, who was late, and who is still missing after the next period came', async () => {
    const office = await new Office().begin();
    expect(told(await office.day('2022-03-20').onPeriod('don-vi-a', '2022-Q1', { type: 'FileUnitReport', unit: A, content }))).toBe('done');
    expect(told(await office.day('2022-06-22').onPeriod('don-vi-b', '2022-Q2', { type: 'FileNilReport', unit: B, note: null }))).toBe('done');
    const { side } = await office.day('2022-06-25').readings();
    expect(cellsOf(await gridOf(side, office))).toEqual([
      ['don-vi-a', '2022-Q1 reported-in-time 0', '2022-Q2 missing-overdue 5', '2022-Q3 missing-in-time 0'],
      ['don-vi-b', '2022-Q1 missing-overdue 97', '2022-Q2 reported-late 2', '2022-Q3 missing-in-time 0'],
    ]);
    const missing = await answerOf(side.missingReports(new MissingReportsQuestion({ asOf: NOW, visibility: ALL }, 'overdue', null, page)));
    expect(missing.missing.map(({ period, tier, unitName, days }) => [period, tier, unitName, days])).toEqual([
      ['2022-Q1', 'unit', 'Cơ quan don-vi-b', 97], ['2022-Q1', 'consolidated', 'Cơ quan ban-dan-van', 92], ['2022-Q2', 'unit', 'Cơ quan don-vi-a', 5],
    ]); // prettier-ignore
    const [row] = (await answerOf(side.reportObligations(new ReportObligationsQuestion({ asOf: NOW, visibility: ALL }, page)))).obligations;
    expect([row?.currentPeriod, row?.reported, row?.overdue, row?.consolidator.name]).toEqual(['2022-Q3', { k: 0, n: 2 }, 2, 'Cơ quan ban-dan-van']);
  });

  it('judge a moment without any new event, and show of it what was recorded by then', async () => {
    const office = await new Office().begin();
    await office.day('2022-03-22').onPeriod('don-vi-a', '2022-Q1', { type: 'FileUnitReport', unit: A, content });
    const { side } = await office.day('2022-06-01').readings();
    const at = async (day: string): Promise<string | undefined> => (await gridOf(side, office, { kind: 'instant', at: Date.parse(`${day}T16:59:59.999Z`) })).bodies[0]?.cells[0]?.standing;
    expect([await at('2022-03-20'), await at('2022-03-21'), await at('2022-03-22')]).toEqual(['missing-in-time', 'missing-overdue', 'reported-late']);
    const future = await answerOf(side.reportGrid(new ReportGridQuestion({ asOf: NOW, visibility: ALL }, office.obligation as never, '2022-Q4', '2023-Q1')));
    expect(future.periods.map(({ key, name, reported }) => [key, name.vi, reported])).toEqual([['2022-Q4', 'Quý IV/2022', { k: 0, n: 2 }], ['2023-Q1', 'Quý I/2023', { k: 0, n: 2 }]]);
    expect(future.bodies[0]?.cells.map(({ standing }) => standing)).toEqual(['not-begun', 'not-begun']);
    expect(await side.reportGrid(new ReportGridQuestion({ asOf: NOW, visibility: ALL }, office.obligation as never, '2022-13', null))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('hand a consolidation up with those who are missing by name, and take it', async () => {
    const office = await new Office().begin();
    await office.day('2022-03-21').onPeriod('don-vi-a', '2022-Q1', { type: 'FileUnitReport', unit: A, content });
    const steps = [
      await office.onPeriod('ban-dan-van', '2022-Q1', { type: 'DraftConsolidation', content }),
      await office.onPeriod('ban-dan-van', '2022-Q1', { type: 'SubmitConsolidation', symbol: '12-BC/BDV' }),
      await office.onPeriod('ban-dan-van', '2022-Q1', { type: 'AcceptConsolidation', note: null }),
      await office.onPeriod('btv', '2022-Q1', { type: 'AcceptConsolidation', note: null }),
    ];
    expect(steps.map(told)).toEqual(['done', 'done', 'forbidden true', 'done']);
    const { side } = await office.readings();
    const { consolidated, period, units, revision } = await answerOf(side.periodReport(new PeriodReportQuestion({ asOf: NOW, visibility: ALL }, office.obligation as never, '2022-Q1')));
    expect([consolidated?.status, consolidated?.submitted?.missing, consolidated?.submitted?.late, period.reported, revision]).toEqual([
      'accepted', [{ unit: B, name: 'Cơ quan don-vi-b', state: 'overdue', daysOverdue: 1, sentBack: false }], [{ unit: A, name: 'Cơ quan don-vi-a', daysLate: 1 }], { k: 1, n: 2 }, 3,
    ]); // prettier-ignore
    expect([period.consolidation.standing, units.map(({ content: said }) => said?.summary ?? null)]).toEqual(['reported-in-time', ['Đã làm', null]]);
  });

  it('show a unit its own reports only, in no count the others’, and refuse it theirs as if they were not there', async () => {
    const office = await new Office().begin();
    await office.day('2022-03-21').onPeriod('don-vi-a', '2022-Q1', { type: 'FileUnitReport', unit: A, content });
    const { side } = await office.readings();
    const own: Visibility = { kind: 'bodies', bodies: [B] };
    const seen = JSON.stringify(await everything(side, office, NOW, own));
    expect([seen.includes('don-vi-b'), seen.includes('don-vi-a'), seen.includes('Đã làm')]).toEqual([true, false, false]);
    expect((await gridOf(side, office, NOW, own)).periods[0]?.reported).toEqual({ k: 0, n: 1 });
    const stranger: Visibility = { kind: 'bodies', bodies: [C] };
    expect(await side.reportGrid(new ReportGridQuestion({ asOf: NOW, visibility: stranger }, office.obligation as never, null, null))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
    expect((await answerOf(side.missingReports(new MissingReportsQuestion({ asOf: NOW, visibility: stranger }, 'all', null, page)))).total).toBe(0);
    const file: PeriodReportIntent = { type: 'FileUnitReport', unit: A, content };
    expect(told(await office.onPeriod('don-vi-b', '2022-Q2', file))).toBe('forbidden false');
    expect(told(await office.onPeriod('don-vi-c', '2022-Q2', { ...file, unit: C }))).toBe('forbidden false');
    expect(told(await office.onPeriod('don-vi-a', '2021-Q4', file))).toBe('report-period-unknown');
    expect(told(await office.onPeriod('don-vi-a', '2022-Q9', file))).toBe('report-period-unknown');
    expect(told(await office.onPeriod('don-vi-a', '2023-Q1', file))).toBe('report-period-not-begun');
  });

  it('let a successor file what is missing, under the old name for the old periods', async () => {
    const office = await new Office().begin();
    const handOver: ReportingIntent = { type: 'HandOverReporting', part: 'unit', from: A, to: C, fromPeriod: '2022-Q3', basis: 'QĐ sáp nhập' };
    expect(told(await office.day('2022-07-01').onObligation('ban-dan-van', handOver))).toBe('done');
    const file: PeriodReportIntent = { type: 'FileUnitReport', unit: A, content };
    expect([told(await office.onPeriod('don-vi-a', '2022-Q1', file)), told(await office.onPeriod('don-vi-c', '2022-Q1', file))]).toEqual(['forbidden false', 'done']);
    expect(told(await office.onPeriod('don-vi-a', '2022-Q3', { ...file }))).toBe('unit-does-not-report');
    const { side } = await office.readings();
    expect(cellsOf(await gridOf(side, office)).map(([unit, ...cells]) => [unit, cells.length])).toEqual([['don-vi-a', 2], ['don-vi-b', 3], ['don-vi-c', 1]]);
    expect((await gridOf(side, office, NOW, { kind: 'bodies', bodies: [C] })).bodies.map(({ unit }) => unit)).toEqual(['don-vi-a', 'don-vi-c']);
  });

  it('tell of the reminders that went, each once from however many programs, and to a unit of its own only', async () => {
    const office = await new Office().begin();
    const second = new TestApplication({ log: office.app.log, clock: office.app.clock, seed: 'second' });
    const programs = [office.app, second].map(({ core }) => new ReportReminders(core, office.app.clock, () => [office.obligation as never]));
    const fired: (readonly [string, number])[] = [];
    for (const day of ['2022-03-10', '2022-03-11', '2022-03-17', '2022-03-21', '2022-03-25']) {
      office.day(day);
      if (day === '2022-03-17') expect(told(await office.onPeriod('don-vi-a', '2022-Q1', { type: 'FileUnitReport', unit: A, content }))).toBe('done');
      const counts = await Promise.all([programs[0]?.sweep(), programs[1]?.sweep(), programs[0]?.sweep()]);
      fired.push([day, counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)]);
    }
    expect(fired).toEqual([['2022-03-10', 0], ['2022-03-11', 1], ['2022-03-17', 1], ['2022-03-21', 2], ['2022-03-25', 2]]);
    const { side } = await office.readings();
    const ask = async (visibility: Visibility) => answerOf(side.periodReport(new PeriodReportQuestion({ asOf: NOW, visibility }, office.obligation as never, '2022-Q1')));
    const seen = (answer: PeriodReportAnswer) => answer.reminders.map(({ tier, rung, skipped, to, missing }) => [tier, rung, skipped.length, to.join(), missing.join()]);
    const all = await ask(ALL);
    expect(seen(all)).toEqual([
      ['unit', 'due-7', 0, 'don-vi-a,don-vi-b', 'don-vi-a,don-vi-b'], ['unit', 'due-3', 0, 'don-vi-b', 'don-vi-b'], ['unit', 'due+1', 2, 'don-vi-b', 'don-vi-b'],
      ['consolidated', 'due-7', 0, 'ban-dan-van', 'don-vi-b'], ['unit', 'due+5', 0, 'don-vi-b', 'don-vi-b'], ['consolidated', 'due', 2, 'ban-dan-van', 'don-vi-b'],
    ]); // prettier-ignore
    expect(seen(await ask({ kind: 'bodies', bodies: [A] }))).toEqual([['unit', 'due-7', 0, 'don-vi-a', 'don-vi-a']]);
    // A reminder changes nothing that a body could have seen: whoever knew the period since the last act is up to date.
    const correct = (expectedRevision: number) => office.onPeriod('don-vi-a', '2022-Q1', { type: 'CorrectUnitReport', unit: A, content: { ...content, summary: `bản ${expectedRevision}` }, reason: 'nhầm' }, expectedRevision);
    expect([all.revision, told(await correct(0)), told(await correct(all.revision))]).toEqual([1, 'stale', 'done']);
  });

  it('know the obligation of a stream', () => {
    const id = '5e3d4c2b-3e4f-5061-8c6d-1e2f3a4b5c6d';
    expect([`reporting-${id}`, `report-${id}-2022-Q1`, `review-${id}`, 'directive-x'].map(obligationOfStream)).toEqual([id, id, null, null]);
  });
});

describe('a review', () => {
  it('is answered with k of n, and to a unit with its own report only', async () => {
    const office = await new Office().begin();
    const outline = { kind: 'interim', title: 'Sơ kết', directiveId: null, directiveSymbol: '24-KH/TU', scopeFrom: null, scopeTo: null, units: [A, B], reportsDue: localDate('2022-05-01'), outlineSymbol: '15-ĐC', outlineDate: localDate('2022-03-01') } as const;
    office.review = idOf(await office.day('2022-03-01').onReview('ban-dan-van', { type: 'IssueReviewOutline', terms: outline }));
    expect(told(await office.onReview('don-vi-b', { type: 'FileReviewReport', unit: A, content }))).toBe('forbidden false');
    expect(told(await office.day('2022-05-03').onReview('don-vi-a', { type: 'FileReviewReport', unit: A, content }))).toBe('done');
    expect(told(await office.onReview('don-vi-a', { type: 'DraftReview', content }))).toBe('forbidden true');
    expect(told(await office.onReview('ban-dan-van', { type: 'DraftReview', content }))).toBe('done');
    const { side } = await office.readings();
    const { review, units, draft } = await answerOf(side.review(new ReviewQuestion({ asOf: NOW, visibility: ALL }, office.review as never)));
    expect([review.status, review.reported, units.map(({ standing, days }) => [standing, days]), draft?.missing]).toEqual([
      'drafted', { k: 1, n: 2 }, [['reported-late', 2], ['missing-overdue', 2]], [{ unit: B, name: 'Cơ quan don-vi-b' }],
    ]); // prettier-ignore
    const own = await answerOf(side.review(new ReviewQuestion({ asOf: NOW, visibility: { kind: 'bodies', bodies: [B] } }, office.review as never)));
    expect([own.units.map(({ unit }) => unit), own.draft, own.review.reported]).toEqual([['don-vi-b'], null, { k: 0, n: 1 }]);
  });
});

/** Acts of any order, sent through the very handlers; those that are refused leave no event. */
const PERIODS = ['2022-Q1', '2022-Q2', '2022-Q3'];
const acts = fc.array(
  fc.record({ what: fc.constantFrom('file', 'nil', 'return', 'correct', 'take-back', 'draft', 'submit', 'send-back', 'accept', 'add', 'leave'), unit: fc.constantFrom(A, B), period: fc.constantFrom(...PERIODS), wait: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 4, maxLength: 16 },
);
type Step = typeof acts extends fc.Arbitrary<(infer S)[]> ? S : never;

async function play(office: Office, { what, unit, period, wait }: Step): Promise<void> {
  office.app.clock.advance(wait * 86_400_000);
  const intents: Readonly<Record<string, readonly [string, PeriodReportIntent]>> = {
    file: [unit, { type: 'FileUnitReport', unit, content }], nil: [unit, { type: 'FileNilReport', unit, note: null }], return: ['ban-dan-van', { type: 'ReturnUnitReport', unit, reasons: 'thiếu' }],
    correct: [unit, { type: 'CorrectUnitReport', unit, content: { ...content, summary: `sửa ${wait}` }, reason: 'nhầm' }], 'take-back': [unit, { type: 'TakeBackUnitReport', unit, reason: 'nhầm' }],
    draft: ['ban-dan-van', { type: 'DraftConsolidation', content }], submit: ['ban-dan-van', { type: 'SubmitConsolidation', symbol: null }], 'send-back': ['btv', { type: 'ReturnConsolidation', reasons: 'thiếu' }],
    accept: ['btv', { type: 'AcceptConsolidation', note: null }],
  }; // prettier-ignore
  const [body, intent] = intents[what] ?? [];
  if (body !== undefined && intent !== undefined) await office.onPeriod(body, period, intent);
  else if (what === 'add') await office.onObligation('ban-dan-van', { type: 'AddReportingUnit', unit: C, fromPeriod: period, reason: 'mới' });
  else await office.onObligation('ban-dan-van', { type: 'WithdrawReportingUnit', unit, fromPeriod: period, basis: 'QĐ' });
}

const dump = (store: ReadModelStore): unknown => {
  const database = store.reader(periodicReportsProjection.name, periodicReportsProjection.version)?.database;
  return ['obligation_act', 'report_act', 'report_rung', 'review_act'].map((table) => database?.prepare(`SELECT * FROM ${table} ORDER BY 1`).all().map((row) => ({ ...row })));
};

describe('the read model of periodic reports', () => {
  it('holds the same rows however it was built, and answers for a past moment what a log that ended there answers', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const office = await new Office().begin();
        office.day('2021-12-20');
        for (const step of steps) await play(office, step);
        const { side, store, feeder, log, events } = await office.readings();
        const before = dump(store);
        await feeder.catchUp();
        await feeder.rebuild([periodicReportsProjection.name]);
        expect(dump(store)).toEqual(before);
        const fromStart: EventLogReader = Object.assign(Object.create(log) as MemoryEventLog, { subscribe: (_: string, ...rest: [never, never]) => log.subscribe('', ...rest) });
        const again = new ProjectionFeeder({ log: fromStart, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
        again.start();
        await new Promise((resolve) => setTimeout(resolve, 20));
        await again.stop();
        expect(dump(store)).toEqual(before);
        for (let index = 2; index <= events; index += 4) {
          const cut = await office.readings(index);
          expect(await everything(side, office, { kind: 'index', index })).toEqual(await everything(cut.side, office, { kind: 'index', index }));
        }
        // What a grid says by columns alone is what the domain folds.
        const grid = await gridOf(side, office);
        for (const period of grid.periods.map(({ key }) => key)) {
          const { units } = await answerOf(side.periodReport(new PeriodReportQuestion({ asOf: NOW, visibility: ALL }, office.obligation as never, period)));
          expect(units.map(({ content: said, nil, reason }) => [said !== null && reason === null, nil])).toEqual(units.map(({ filedAt, nil }) => [filedAt !== null && !nil, nil]));
        }
      }).afterEach(release),
      { numRuns: 5 },
    );
  }, 60_000);
});
