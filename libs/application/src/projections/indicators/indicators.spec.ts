import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bodyId, decimal, indicatorDecider, indicatorId, localDate, measurementOf, startOfDay, taskCode, assignmentId,
  type BodyId, type IndicatorCommand, type IndicatorContent, type IndicatorMilestone, type IndicatorState, type Measurement, type TargetOperator,
} from '#libs/domain'; // prettier-ignore
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { EventLogReader } from '../../ports/event-log.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { IndicatorQuestion, IndicatorsQuestion, type IndicatorAnswer, type IndicatorsAnswer } from './indicators.contract.js';
import { indicatorsProjection } from './indicators.projection.js';

const ALL: Visibility = { kind: 'all' };
const NOW: AsOf = { kind: 'now' };
const PAGE = { cursor: null, limit: 200 };
const open: (() => void)[] = [];
const release = (): void => open.splice(0).forEach((close) => close());
afterEach(release);

/** A directive and its bodies; nothing of its duties matters here. */
const GROUND: readonly PastEvent[] = (fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] ?? []).slice(0, 4);
const [FIRST, SECOND] = PAST.leads as [BodyId, BodyId];

const milestone = (year: number, operator: TargetOperator, value: string): IndicatorMilestone => ({
  code: `II.${year}`, sourceLine: 46, when: { kind: 'year', year }, written: null, target: { kind: 'number', operator, value: decimal(value), tolerance: null, reading: null },
}); // prettier-ignore
const share: IndicatorContent = {
  code: 'II.2.4.b', name: 'Tỷ lệ', measure: 'share', unit: '%', denominator: 'đơn vị', scope: null, reporters: [], milestones: [milestone(2023, '>', '75'), milestone(2025, '>', '80')], sample: false,
}; // prettier-ignore
const words: IndicatorContent = { ...share, code: 'II.2.10', measure: 'words', unit: null, denominator: null, milestones: [{ code: 'II.2.10', sourceLine: 52, when: { kind: 'year', year: 2045 }, written: null, target: { kind: 'words', words: 'hầu hết' } }] };
const yearly: IndicatorContent = { ...share, code: 'II.2.1', milestones: [{ code: 'II.2.1', sourceLine: 40, when: { kind: 'yearly' }, written: '100%', target: { kind: 'number', operator: '=', value: decimal('100'), tolerance: null, reading: null } }] };
const idOf = (content: IndicatorContent) => indicatorId(`i-${content.code}`);
const define = (content: IndicatorContent): IndicatorCommand => ({ type: 'DefineIndicator', indicatorId: idOf(content), directiveId: PAST.directive, issuer: PAST.issuer, content });
const found = (numerator: number, more: Partial<Measurement> = {}): Measurement => ({ unit: '%', value: null, numerator: decimal(String(numerator)), denominator: decimal('1000'), words: null, evidence: 'BC', source: 'TK', simulated: false, ...more });
const record = (body: BodyId, period: string, measurement: Measurement): IndicatorCommand => ({ type: 'RecordMeasurement', body, bodyStands: 'active', period, measurement });

/** Plays commands on the indicators after the ground; what the domain refuses is left out. */
function pastOf(steps: readonly (readonly [day: string, content: IndicatorContent, command: IndicatorCommand, by?: BodyId])[]): readonly PastEvent[] {
  const states = new Map<string, IndicatorState>();
  const events = steps.flatMap(([day, content, command, by]): readonly PastEvent[] => {
    const act = pastAct(startOfDay(localDate(day)) + 9 * 3_600_000, by ?? PAST.issuer);
    let state = states.get(content.code) ?? indicatorDecider.initialState;
    const decision = indicatorDecider.decide(command, state, act);
    if (!decision.ok) return [];
    for (const event of decision.events) state = indicatorDecider.evolve(state, event, act);
    states.set(content.code, state);
    return decision.events.map((event) => ({ stream: `indicator-${idOf(content)}`, event, act }));
  });
  return [...GROUND, ...events];
}

function storeOf(): ReadModelStore {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  const store = openSqliteReadModels({ folder });
  open.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

/** The read models that these questions are answered from. */
const NEEDED: ReadonlySet<string> = new Set(['supervision-rules', 'moments', 'assignment-card', 'directive-overview', 'bodies', indicatorsProjection.name]);
const feederOf = (log: EventLogReader, store: ReadModelStore): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue().filter(({ name }) => NEEDED.has(name)), lingerMs: 0 });
async function built(past: readonly PastEvent[], now = startOfDay(localDate('2030-01-01'))): Promise<{ log: MemoryEventLog; store: ReadModelStore; feeder: ProjectionFeeder; side: ReadSide }> {
  const log = new MemoryEventLog();
  await appendPast(log, past);
  const store = storeOf();
  const feeder = feederOf(log, store);
  await feeder.catchUp();
  return { log, store, feeder, side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => now } }) };
}

const dump = (store: ReadModelStore): unknown => {
  const database = store.reader(indicatorsProjection.name, indicatorsProjection.version)?.database;
  return ['definition', 'link', 'measurement'].map((table) => database?.prepare(`SELECT * FROM ${table} ORDER BY 1`).all().map((row) => ({ ...row })));
};

async function list(side: ReadSide, asOf: AsOf = NOW, body: BodyId | null = null, visibility: Visibility = ALL): Promise<IndicatorsAnswer> {
  const answer = await side.indicators(new IndicatorsQuestion({ asOf, visibility }, { directiveId: PAST.directive, body }, PAGE));
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
}
async function one(side: ReadSide, content: IndicatorContent, asOf: AsOf = NOW, visibility: Visibility = ALL): Promise<IndicatorAnswer | string> {
  const answer = await side.indicator(new IndicatorQuestion({ asOf, visibility }, idOf(content), null, PAGE));
  return answer.ok ? answer.answer : answer.refusal.kind;
}
const onDay = (day: string): AsOf => ({ kind: 'instant', at: startOfDay(localDate(day)) });

describe('the table of indicators', () => {
  const past = pastOf([
    ['2021-11-20', share, define(share)], ['2021-11-20', words, define(words)], ['2021-11-20', yearly, define(yearly)],
    ['2023-01-10', yearly, record(PAST.issuer, '2022', found(1000))],
    ['2024-01-10', share, record(PAST.issuer, '2023', found(761))],
    ['2024-01-12', share, record(FIRST, '2023', found(500, { simulated: true })), FIRST],
    ['2024-02-01', share, { type: 'CorrectMeasurement', body: PAST.issuer, period: '2023', measurement: found(749), reason: 'cộng nhầm' }],
    ['2025-01-10', share, record(PAST.issuer, '2024', found(2, { numerator: decimal('2'), denominator: decimal('3') }))],
    ['2025-02-01', share, { type: 'LinkIndicator', duty: { kind: 'task', taskCode: taskCode('IV.1') }, known: true }],
    ['2025-02-02', share, { type: 'LinkIndicator', duty: { kind: 'assignment', assignmentId: assignmentId('a-1') }, known: true }],
    ['2025-03-01', words, record(PAST.issuer, '2024', { ...found(0), unit: null, numerator: null, denominator: null, words: 'chưa thống kê' })],
  ]); // prettier-ignore

  it('shows each milestone with actual, line and standing, as it was believed at the moment', async () => {
    const { side } = await built(past);
    const at = async (day: string) => (await list(side, onDay(day))).indicators.find(({ code }) => code === share.code)?.milestones.map(({ standing, light, actual }) => [standing, light, actual?.number?.text ?? null]);
    expect(await at('2021-11-20')).toBeUndefined();
    expect(await at('2024-01-10')).toEqual([['no-measurement', null, null], ['no-measurement', null, null]]);
    expect(await at('2024-01-11')).toEqual([['met', 'green', '76.1'], ['on-path', 'green', '76.1']]);
    expect(await at('2024-02-02')).toEqual([['not-met', 'red', '74.9'], ['behind-path', 'amber', '74.9']]);
    expect(await at('2026-01-01')).toEqual([['not-met', 'red', '74.9'], ['no-measurement', null, null]]);
    const [, second] = (await list(side, onDay('2025-06-01'))).indicators.find(({ code }) => code === share.code)?.milestones ?? [];
    expect([second?.actual, second?.path, second?.reached]).toEqual([
      { period: '2024', endsOn: '2024-12-31', number: { text: '66.6667', rounded: true }, numerator: '2', denominator: '3', words: null, simulated: false },
      { on: '2024-12-31', number: { text: '77.5034', rounded: true }, interpolated: true, approximate: false, from: 'II.2023', to: 'II.2025' },
      false,
    ]);
  });

  it('is sorted as a reader would, keeps words as words and asks a yearly one for each year', async () => {
    const { side } = await built(past);
    const { indicators } = await list(side, onDay('2024-06-01'));
    expect(indicators.map(({ code, revision, pathToday }) => [code, revision, pathToday?.interpolated ?? null])).toEqual([['II.2.1', 1, null], ['II.2.4.b', 3, true], ['II.2.10', 0, null]]);
    expect(indicators[0]?.milestones.map(({ judgedOn, standing }) => [judgedOn, standing])).toEqual([['2021-12-31', 'no-measurement'], ['2022-12-31', 'met'], ['2023-12-31', 'no-measurement'], ['2024-12-31', 'no-measurement']]);
    const told = (await list(side)).indicators[2]?.milestones[0];
    expect([told?.standing, told?.light, told?.actual]).toEqual(['words-only', null, { period: '2024', endsOn: '2024-12-31', number: null, numerator: null, denominator: null, words: 'chưa thống kê', simulated: false }]);
  });

  it('shows a body its own figures and those of the whole, and others nothing of it', async () => {
    const { side } = await built(past);
    const of = (body: BodyId): Visibility => ({ kind: 'bodies', bodies: [body] });
    expect((await list(side, NOW, FIRST, of(FIRST))).indicators.map(({ body, milestones }) => [body, milestones[0]?.actual?.simulated ?? null])).toEqual([[FIRST, null], [FIRST, true], [FIRST, null]]);
    expect((await list(side, NOW, FIRST, of(SECOND))).indicators).toEqual([]);
    expect((await list(side, NOW, null, of(SECOND))).indicators.map(({ code, links }) => [code, links.length])).toEqual([['II.2.1', 0], ['II.2.4.b', 1], ['II.2.10', 0]]);
    expect((await list(side)).indicators.map(({ links }) => links.length)).toEqual([0, 2, 0]);
    expect((await list(side, NOW, null, of(bodyId('nobody')))).indicators).toEqual([]);
    expect(await one(side, share, NOW, of(bodyId('nobody')))).toBe('not-found');
    const seen = await one(side, share, NOW, of(SECOND));
    expect(typeof seen === 'string' ? seen : seen.measurements.map(({ body, period }) => [body, period])).toEqual([[PAST.issuer, '2023'], [PAST.issuer, '2024']]);
  });

  it('is shown, with the figures of a body that has ended, to whoever carries on what it had', async () => {
    const heir = bodyId('ban-moi');
    const [registered] = GROUND;
    const entry = { bodyId: heir, kind: 'partyBoard', level: 'province', parentId: null, name: 'Ban mới', external: false, from: localDate('2000-01-01') } as const;
    const order = { changeId: 'c', bodies: [FIRST], keeper: heir, allotment: [], on: localDate('2025-07-01'), basis: 'NQ', orderedBy: PAST.issuer };
    const act = pastAct(startOfDay(localDate('2025-06-20')), PAST.office);
    const { side } = await built([
      ...past,
      { stream: registered?.stream ?? '', act, event: { type: 'BodiesRegistered', data: { bodies: [entry] } } },
      { stream: registered?.stream ?? '', act, event: { type: 'BodyEnded', data: { bodyId: FIRST, lastDay: localDate('2025-06-30'), basis: 'NQ' } } },
      { stream: registered?.stream ?? '', act, event: { type: 'HandOverOrdered', data: order } },
    ]); // prettier-ignore
    const visibility: Visibility = { kind: 'bodies', bodies: [heir, SECOND] };
    const seen = async (asOf: AsOf) => (await list(side, asOf, FIRST, visibility)).indicators.length;
    expect([await seen(onDay('2025-06-30')), await seen(onDay('2025-07-02'))]).toEqual([0, 3]);
  });

  it('keeps what was corrected beside the correction', async () => {
    const { side } = await built(past);
    const answer = await one(side, share);
    const [figure] = typeof answer === 'string' ? [] : answer.measurements.filter(({ body, period }) => body === PAST.issuer && period === '2023');
    expect([figure?.figure?.number?.text, figure?.acts.map(({ act, reason, actingBody, measurement }) => [act, reason, actingBody, measurement?.numerator])]).toEqual([
      '74.9', [['recorded', null, PAST.issuer, '761'], ['corrected', 'cộng nhầm', PAST.issuer, '749']],
    ]); // prettier-ignore
    expect(await one(side, yearly, { kind: 'index', index: 1 })).toBe('not-found');
    expect(await one(side, share, onDay('2021-01-01'))).toBe('moment-before-beginning');
  });
});

describe('its rows', () => {
  const step = fc.record({ day: fc.integer({ min: 0, max: 9 }), content: fc.constantFrom(share, yearly), body: fc.constantFrom(PAST.issuer, FIRST, SECOND), period: fc.constantFrom('2022', '2023-Q4', '2023'), numerator: fc.nat(1000), what: fc.nat(6) });
  const pasts = fc.array(step, { minLength: 4, maxLength: 25 }).map((steps) =>
    pastOf([
      ['2024-01-01', share, define(share)], ['2024-01-01', yearly, define(yearly)],
      ...steps.toSorted((a, b) => a.day - b.day).map(({ day, content, body, period, numerator, what }) => [`2024-02-0${Math.max(1, day)}`, content, commandOf(what, content, body, period, numerator)] as const),
    ]),
  ); // prettier-ignore
  function commandOf(what: number, content: IndicatorContent, body: BodyId, period: string, numerator: number): IndicatorCommand {
    if (what === 0) return { type: 'CorrectMeasurement', body, period, measurement: found(numerator), reason: 'r' };
    if (what === 1) return { type: 'WithdrawMeasurement', body, period, reason: 'r' };
    if (what === 2) return { type: 'AmendIndicator', content: { ...content, name: `Tên ${numerator}` }, basis: 'b' };
    if (what === 3) return { type: 'LinkIndicator', duty: { kind: 'task', taskCode: taskCode(`IV.${numerator % 3}`) }, known: true };
    return what === 4 ? { type: 'UnlinkIndicator', duty: { kind: 'task', taskCode: taskCode(`IV.${numerator % 3}`) }, reason: 'r' } : record(body, period, found(numerator));
  }

  it('are the same fed live in any batches, delivered twice, or rebuilt, and answer for every past index what a log that ended there answers', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.integer({ min: 1, max: 7 }), async (past, batch) => {
        const log = new MemoryEventLog();
        const live = storeOf();
        for (let from = 0; from < past.length; from += batch) {
          await appendPast(log, past.slice(from, from + batch), from);
          await feederOf(log, live).catchUp();
        }
        const before = dump(live);
        await feederOf(log, live).rebuild();
        expect(dump(live)).toEqual(before);
        const whole = await built(past);
        expect(dump(whole.store)).toEqual(before);
        const fromStart: EventLogReader = Object.assign(Object.create(whole.log) as MemoryEventLog, { subscribe: (_: string, ...rest: [never, never]) => whole.log.subscribe('', ...rest) });
        const again = feederOf(fromStart, whole.store);
        again.start();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await again.stop();
        expect(dump(whole.store)).toEqual(before);
        for (let index = 5; index <= past.length; index += 6) {
          const cut = await built(past.slice(0, index));
          for (const body of [null, FIRST]) expect(await list(whole.side, { kind: 'index', index }, body)).toEqual(await list(cut.side, { kind: 'index', index }, body));
          expect(await one(whole.side, share, { kind: 'index', index })).toEqual(await one(cut.side, share, { kind: 'index', index }));
        }
      }).afterEach(release),
      { numRuns: 6 },
    );
  });

  it('hold of every body and period what the domain holds', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async (past) => {
        const { side } = await built(past);
        let state = indicatorDecider.initialState;
        for (const { stream, event, act } of past) if (stream === `indicator-${idOf(share)}`) state = indicatorDecider.evolve(state, event as never, act);
        const answer = await one(side, share);
        if (typeof answer === 'string') throw new Error(answer);
        expect(answer.measurements.map(({ body, period, figure }) => [body, period, figure?.numerator ?? null])).toEqual(
          answer.measurements.map(({ body, period }) => [body, period, measurementOf(state, body, period)?.numerator ?? null]),
        );
        expect(answer.measurements.filter(({ figure }) => figure !== null).length).toBe(Object.values(state.measured).flatMap((periods) => Object.keys(periods)).length);
        expect([answer.indicator.links, answer.indicator.name]).toEqual([state.links, state.content?.name]);
      }).afterEach(release),
      { numRuns: 6 },
    );
  });
});
