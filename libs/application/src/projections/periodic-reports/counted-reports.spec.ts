import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, dateAt, reportingId, reportPeriodOn, type BodyId, type PeriodReportEvent, type ReportingEvent, type ReportingTerms } from '#libs/domain';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { boardOf } from '../counted-boards/board-catalogue.js';
import type { CountedBoard, ThingPair } from '../counted-boards/counted-board.js';
import { pairsOf } from '../counted-boards/thing-pairs.js';
import { ThingStepTeller } from '../counted-boards/thing-steps.js';
import { ThingSums } from '../counted-boards/thing-sums.js';
import { momentsProjection, recordedAtOf } from '../moments/index.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { PastView, readingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';

const DAY = 86_400_000;
const BEGIN = PAST.startAt + 40 * DAY;
const IDS = [0, 1].map((place) => reportingId(`00000000-0000-5000-8000-0000000000a${place}`));
const UNITS: readonly BodyId[] = [...PAST.leads, bodyId('ban-dan-van')];
const READ = readModelCatalogue().filter(({ name }) => ['moments', 'assignment-card', 'directive-overview', 'bodies', 'supervision-rules', 'periodic-reports'].includes(name));
const content = { summary: 'Đã làm', figures: [], attachments: [] };

const opened: (() => void)[] = [];
const release = (): void => opened.splice(0).forEach((close) => close());
afterEach(release);

const terms = (place: number): ReportingTerms => ({
  obligationId: IDS[place] as (typeof IDS)[number], title: `Báo cáo ${place}`, owner: PAST.issuer, consolidator: PAST.office, recipient: PAST.issuer, units: UNITS.slice(0, 2 + place), calendar: place === 0 ? 'thang-duong-lich' : 'ND09',
  rhythm: place === 0 ? 'monthly' : 'quarterly', firstPeriod: place === 0 ? '2021-12' : '2022-Q1', lastPeriod: null,
  schedule: { unitDue: { by: 'day-of-month', monthOffset: place === 0 ? 1 : 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } }, basis: { directiveId: null, symbol: '24-KH/TU', itemCode: null, sourceLine: null, note: 'định kỳ' },
}); // prettier-ignore

type Told = (of: { readonly obligationId: (typeof IDS)[number]; readonly period: string }, unit: BodyId, other: BodyId) => PeriodReportEvent | ReportingEvent;
/** What can happen to reports, more often what happens often. */
const ACTS: readonly Told[] = [
  ...Array.from({ length: 4 }, (): Told => (of, unit) => ({ type: 'UnitReportFiled', data: { ...of, unit, round: 1, content, due: null } })),
  (of, unit) => ({ type: 'NilReportFiled', data: { ...of, unit, round: 1, note: null, due: null } }),
  (of, unit) => ({ type: 'UnitReportReturned', data: { ...of, unit, round: 1, reasons: 'thiếu' } }),
  (of, unit) => ({ type: 'UnitReportCorrected', data: { ...of, unit, content, reason: 'nhầm' } }),
  (of) => ({ type: 'ConsolidationSubmitted', data: { ...of, round: 1, symbol: null, content, reported: 0, owed: 0, nil: [], missing: [], late: [], due: null } }),
  (of) => ({ type: 'ConsolidationReturned', data: { ...of, round: 1, reasons: 'thiếu' } }),
  (of) => ({ type: 'ConsolidationAccepted', data: { ...of, round: 1, note: null } }),
  ({ period }, unit) => ({ type: 'ReportingUnitAdded', data: { unit, fromPeriod: period, reason: 'mới' } }),
  ({ period }, unit) => ({ type: 'ReportingUnitWithdrawn', data: { unit, fromPeriod: period, basis: 'b' } }),
  ({ period }) => ({ type: 'ReportScheduleChanged', data: { fromPeriod: period, basis: 'b', schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 10 }, consolidatedDue: { by: 'days-after-units', days: 3 } } } }),
  ({ period }, unit, other) => ({ type: 'ReportingHandedOver', data: { part: 'unit', from: unit, to: other, fromPeriod: period, basis: 'b' } }),
  ({ period }) => ({ type: 'ReportingEnded', data: { lastPeriod: period, basis: 'b' } }),
];

const act = fc.record({ kind: fc.nat(ACTS.length - 1), place: fc.nat(1), unit: fc.nat(UNITS.length - 1), other: fc.nat(UNITS.length - 1), days: fc.integer({ min: 0, max: 25 }), back: fc.nat(60) });
/** A register, two obligations and what happened to them, over months; what the domain would refuse is among it, as in a forged log. */
const recorded = fc.tuple(randomPast, fc.array(act, { minLength: 10, maxLength: 40 })).map(([past, acts]): readonly PastEvent[] => {
  const events: PastEvent[] = [past[0] as PastEvent, ...IDS.map((id, place): PastEvent => ({ stream: `reporting-${id}`, act: pastAct(BEGIN, PAST.issuer), event: { type: 'ReportingSetUp', data: terms(place) } }))];
  let at = BEGIN;
  for (const { kind, place, unit, other, days, back } of acts) {
    at += days * DAY + 3_600_000;
    const [{ calendar, rhythm }, obligationId] = [terms(place), IDS[place] as (typeof IDS)[number]];
    const { key: period } = reportPeriodOn(calendar, rhythm, dateAt(Math.max(BEGIN, at - back * DAY)));
    const event = (ACTS[kind] as Told)({ obligationId, period }, UNITS[unit] as BodyId, UNITS[other] as BodyId);
    events.push({ stream: 'round' in event.data || 'content' in event.data ? `report-${obligationId}-${period}` : `reporting-${obligationId}`, act: pastAct(at, PAST.office), event });
  }
  return events;
});
const askers: readonly (readonly [Visibility, number | null, BodyId | null])[] = [
  [{ kind: 'all' }, null, null], [{ kind: 'all' }, 0, null], [{ kind: 'all' }, null, UNITS[1] as BodyId], [{ kind: 'bodies', bodies: [UNITS[0] as BodyId] }, null, null],
]; // prettier-ignore
const cases = fc.record({ recorded, a: fc.nat(999), b: fc.nat(999), later: fc.nat(200), asker: fc.constantFrom(...askers) });

/** The board of an asker with two moments, of which the later may lie days after its last event. */
async function compared({ recorded: past, a, b, later, asker: [visibility, only, body] }: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const log = new MemoryEventLog();
  await appendPast(log, past);
  const folder = mkdtempSync(join(tmpdir(), 'counted-reports-'));
  const store = openSqliteReadModels({ folder });
  opened.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: READ, lingerMs: 0 }).catchUp();
  const sources: QuerySources = { log, store, decode: decodeEvent, clock: { now: () => BEGIN } };
  const memory = readingMemory();
  const moments = readerOf(sources, momentsProjection);
  const [from, to] = [1 + (a % past.length), 1 + (b % past.length)].toSorted((x, y) => x - y) as [number, number];
  const [then, now]: readonly Moment[] = [{ index: from, at: recordedAtOf(moments, from) }, { index: to, at: recordedAtOf(moments, to) + later * DAY }];
  const board = boardOf(sources, memory, visibility, { of: 'reports', obligationId: only === null ? null : (IDS[only] ?? null), body }) as CountedBoard;
  const views = [then, now].map((moment) => new PastView(sources, memory, moment as Moment)) as [PastView, PastView];
  await board.refresh(views);
  return { sources, board, views, moments: [then, now] as [Moment, Moment] };
}

const differing = (pairs: Iterable<ThingPair>): readonly ThingPair[] => [...pairs].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).toSorted((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
const keyOf = ({ before, after }: ThingPair): string => (after ?? before)?.key ?? '';

describe('periodic reports as things that are counted', () => {
  it('come to the sums and the differences of the things one by one', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { board, views } = await compared(one);
        const [was, is] = views.map((view) => [...(board.things(view) ?? [])]) as [ThingPair['after'][], ThingPair['after'][]];
        for (const [view, things] of [[views[0], was], [views[1], is]] as const) {
          const [{ total, groups }, each] = [board.sums?.(view) ?? ThingSums.of([]), ThingSums.of(things as never)];
          expect([new Map(total), new Map(groups)]).toEqual([new Map(each.total), new Map(each.groups)]);
        }
        expect(differing(board.changed?.(...views) ?? [])).toEqual(differing(pairsOf(was as never, is as never)));
      }).afterEach(release),
      { numRuns: 30 },
    );
  }, 60_000);

  it('turn by time on the days that are found by looking at every day', async () => {
    let turned = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { sources, board, views, moments } = await compared(one);
        const sought = new Proxy(board, { get: (target, name) => (name === 'turns' ? undefined : typeof Reflect.get(target, name) === 'function' ? (Reflect.get(target, name) as () => unknown).bind(target) : Reflect.get(target, name)) });
        const [known, looked] = [new ThingStepTeller(sources, board, ...moments), new ThingStepTeller(sources, sought, ...moments)];
        for (const { before, after } of differing(board.changed?.(...views) ?? []).slice(0, 8)) {
          const thing = (after ?? before) as NonNullable<ThingPair['after']>;
          const told = await known.of(thing);
          turned += told.steps.filter(({ by }) => by === 'time').length;
          expect([thing.key, told]).toEqual([thing.key, await looked.of(thing)]);
        }
      }).afterEach(release),
      { numRuns: 25 },
    );
    expect(turned).toBeGreaterThan(20);
  }, 60_000);
});
