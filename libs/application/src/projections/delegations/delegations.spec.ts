import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, bodyId, delegationDecider, localDate, startOfDay, type DelegationEvent } from '#libs/domain';
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
import { DelegationsQuestion, type DelegationsAnswer } from './delegations.contract.js';
import { delegationsProjection } from './delegations.projection.js';

const open: (() => void)[] = [];
const release = (): void => open.splice(0).forEach((close) => close());
afterEach(release);

/** The register, a directive and its copies. */
const GROUND: readonly PastEvent[] = (fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] ?? []).slice(0, 4);
const [A, B, C] = [...PAST.leads] as [(typeof PAST.leads)[number], (typeof PAST.leads)[number], (typeof PAST.leads)[number]];
const DAY = localDate('2021-12-01');
const ALL: Visibility = { kind: 'all' };

function storeOf(): ReadModelStore {
  const folder = mkdtempSync(join(tmpdir(), 'delegations-'));
  const store = openSqliteReadModels({ folder });
  open.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}
const feederOf = (log: EventLogReader, store: ReadModelStore): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
const sideOf = (log: EventLogReader, store: ReadModelStore, day = '2021-12-05'): ReadSide => new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => startOfDay(localDate(day)) + 9 * 3_600_000 } });
async function ask(side: ReadSide, asOf: AsOf = { kind: 'now' }, visibility = ALL, narrow?: DelegationsQuestion['narrow']): Promise<DelegationsAnswer> {
  const answer = await side.delegations(new DelegationsQuestion({ asOf, visibility }, narrow));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.answer;
}

/** Delegations and revocations that the domain accepts, a day after one another. */
function pastOf(steps: readonly { readonly give: boolean; readonly from: number; readonly to: number; readonly days: number }[]): readonly PastEvent[] {
  let state = delegationDecider.initialState;
  const bodies = [A, B, C];
  const events = steps.flatMap(({ give, from, to, days }, place): readonly PastEvent[] => {
    const day = addDays(DAY, place);
    const act = pastAct(startOfDay(day) + 3_600_000, A);
    const party = (at: number) => ({ body: bodies[at % 3] as typeof A, position: null });
    const decision = delegationDecider.decide(
      give
        ? { type: 'DelegatePower', terms: { delegationId: `d${place}`, from: party(from), to: party(to), validFrom: day, validUntil: addDays(day, days), actions: null, basis: 'b' }, stands: { from: 'active', to: 'active' }, maxDepth: 2 }
        : { type: 'RevokeDelegation', delegationId: `d${from}`, from: null, reason: 'r' },
      state,
      act,
    );
    if (!decision.ok) return [];
    for (const event of decision.events) state = delegationDecider.evolve(state, event, act);
    return decision.events.map((event: DelegationEvent) => ({ stream: 'delegations', event, act }));
  });
  return [...GROUND, ...events];
}
const step = fc.record({ give: fc.boolean(), from: fc.nat(5), to: fc.nat(5), days: fc.integer({ min: 1, max: 9 }) });

describe('the delegations as of a moment', () => {
  it('are told to both sides, with the end that they came to have, and to nobody else', async () => {
    const log = new MemoryEventLog();
    await appendPast(log, pastOf([{ give: true, from: 0, to: 1, days: 9 }, { give: true, from: 2, to: 0, days: 9 }, { give: false, from: 0, to: 0, days: 1 }]));
    const store = storeOf();
    await feederOf(log, store).catchUp();
    const side = sideOf(log, store);
    const of = async (body: string, asOf?: AsOf) => (await ask(side, asOf, { kind: 'bodies', bodies: [bodyId(body)] })).delegations.map(({ delegationId, validUntil, inForce }) => [delegationId, validUntil, inForce]);
    expect(await of(A)).toEqual([['d0', '2021-12-03', false], ['d1', '2021-12-11', true]]);
    expect([await of(B), await of(PAST.office)]).toEqual([[['d0', '2021-12-03', false]], []]);
    expect(await of(B, { kind: 'index', index: GROUND.length + 2 })).toEqual([['d0', '2021-12-10', true]]);
    expect(await of(B, { kind: 'index', index: GROUND.length })).toEqual([]);
  });

  it('are listed by body, those in force alone, and with whoever carries on for a body that ended', async () => {
    const log = new MemoryEventLog();
    const order = { changeId: 'end:2021-12-04:x', bodies: [C], keeper: B, allotment: [], on: localDate('2021-12-04'), basis: 'QĐ 7', orderedBy: A };
    await appendPast(log, [
      ...pastOf([{ give: true, from: 0, to: 1, days: 9 }, { give: true, from: 2, to: 0, days: 9 }, { give: false, from: 0, to: 0, days: 1 }]),
      { stream: 'organisation-register', act: pastAct(startOfDay(localDate('2021-12-04')), A), event: { type: 'BodyEnded', data: { bodyId: C, lastDay: localDate('2021-12-03'), basis: 'QĐ 7' } } },
      { stream: 'organisation-register', act: pastAct(startOfDay(localDate('2021-12-04')), A), event: { type: 'HandOverOrdered', data: order } },
    ]);
    const store = storeOf();
    await feederOf(log, store).catchUp();
    const side = sideOf(log, store);
    const of = async (body: typeof A | null, inForce = false, visibility: Visibility = ALL) => (await ask(side, { kind: 'now' }, visibility, { body, inForce })).delegations.map(({ delegationId }) => delegationId);
    expect([await of(null), await of(B), await of(C), await of(B, true), await of(null, true)]).toEqual([['d0', 'd1'], ['d0'], ['d1'], [], ['d1']]);
    expect(await of(B, false, { kind: 'bodies', bodies: [C] })).toEqual([]);
    const inherited = async (body: typeof A | null, asOf: AsOf = { kind: 'now' }, visibility: Visibility = ALL) => (await ask(side, asOf, visibility, { body, inForce: false })).inherited;
    expect(await inherited(null)).toEqual([{ from: C, fromName: `Đảng uỷ ${C}`, to: B, toName: `Đảng uỷ ${B}`, since: '2021-12-04', basis: 'QĐ 7' }]);
    expect([(await inherited(B)).length, (await inherited(A)).length, (await inherited(null, { kind: 'instant', at: startOfDay(localDate('2021-12-03')) })).length, (await inherited(null, { kind: 'now' }, { kind: 'bodies', bodies: [A] })).length]).toEqual([1, 0, 0, 0]);
  });

  it('are the same after a rebuild, and however often events are delivered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.nat(14), async (steps, cut) => {
        const past = pastOf(steps);
        const log = new MemoryEventLog();
        await appendPast(log, past.slice(0, cut));
        const live = storeOf();
        await feederOf(log, live).catchUp();
        await appendPast(log, past.slice(cut), Math.min(cut, past.length));
        const feeder = feederOf(log, live);
        await feeder.catchUp();
        await feeder.catchUp();
        const rebuilt = storeOf();
        await feederOf(log, rebuilt).catchUp();
        for (let index = 1; index <= past.length; index++) {
          expect(await ask(sideOf(log, live), { kind: 'index', index })).toEqual(await ask(sideOf(log, rebuilt), { kind: 'index', index }));
        }
        const rows = (store: ReadModelStore) => store.reader(delegationsProjection.name, delegationsProjection.version)?.database.prepare('SELECT * FROM act ORDER BY idx').all();
        expect(rows(live)).toEqual(rows(rebuilt));
        release();
      }),
      { numRuns: 6 },
    );
  });
});
