import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessStreamOf, actorId, addDays, bodyId, dateAt, localDate, startOfDay, type AccessEvent } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, pastAct, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { EventLogReader } from '../../ports/event-log.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, Page } from '../../queries/contract.js';
import { momentsProjection } from '../moments/moments.projection.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { AccessRecordsQuestion, type AccessFilter, type AccessRecordRow, type AccessRecordsAnswer } from './access-records.contract.js';
import { accessRecordsProjection } from './access-records.projection.js';

const open: (() => void)[] = [];
const release = (): void => open.splice(0).forEach((close) => close());
afterEach(release);

const FIRST_DAY = localDate('2026-11-27');
const ANY: AccessFilter = { actor: null, body: null, thing: null, kind: null, from: null, to: null };
const [OFFICE, LEAD] = [bodyId('van-phong'), bodyId('ban-tuyen-giao')];

/** One record a day: by whom, of whose data, about what. */
function recordAt(place: number, who: string, kind: AccessEvent['type'], bodies: readonly string[], things: readonly string[]): PastEvent {
  const day = addDays(FIRST_DAY, place);
  const data = { asked: 'GET /api/assignments/:id', bodies: bodies.map(bodyId), things };
  const event: AccessEvent = kind === 'AttemptRefused' ? { type: kind, data: { ...data, reason: 'forbidden' } } : { type: kind, data };
  const act = { ...pastAct(startOfDay(day) + 9 * 3_600_000, OFFICE), actor: actorId(who) };
  return { stream: accessStreamOf(actorId(who), dateAt(act.recordedAt)), event, act };
}
const PAST_RECORDS: readonly PastEvent[] = [recordAt(0, 'an', 'DataRead', [LEAD], ['duty-1']), recordAt(1, 'binh', 'DataRead', [], []), recordAt(2, 'an', 'AttemptRefused', [], ['duty-1']), recordAt(3, 'an', 'DataExported', [LEAD], ['duty-2'])];

async function fed(past: readonly PastEvent[], log = new MemoryEventLog()): Promise<{ readonly log: EventLogReader; readonly store: ReadModelStore }> {
  await appendPast(log, past);
  return { log, store: await storeOf(log) };
}
async function storeOf(log: EventLogReader): Promise<ReadModelStore> {
  const folder = mkdtempSync(join(tmpdir(), 'access-records-'));
  const store = openSqliteReadModels({ folder });
  open.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: [momentsProjection, accessRecordsProjection], lingerMs: 0 }).catchUp();
  return store;
}
async function ask({ log, store }: Awaited<ReturnType<typeof fed>>, filter: Partial<AccessFilter> = {}, page: Page = { cursor: null, limit: 50 }, asOf: AsOf = { kind: 'now' }): Promise<AccessRecordsAnswer> {
  const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => startOfDay(addDays(FIRST_DAY, 400)) } });
  const answer = await side.accessRecords(new AccessRecordsQuestion({ asOf, visibility: { kind: 'all' } }, { ...ANY, ...filter }, page));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.answer;
}
const places = ({ records }: AccessRecordsAnswer): readonly number[] => records.map(({ index }) => index);

describe('who looked at what', () => {
  it('is told the newest first, with who, whose, what and why not', async () => {
    const { records } = await ask(await fed(PAST_RECORDS));
    const refused: AccessRecordRow = { index: 3, at: '2026-11-29T02:00:00.000Z', kind: 'refused', actor: actorId('an'), body: OFFICE, asked: 'GET /api/assignments/:id', bodies: [], things: ['duty-1'], reason: 'forbidden' };
    expect([records.map(({ index, kind }) => [index, kind]), records[1]]).toEqual([[[4, 'export'], [3, 'refused'], [2, 'read'], [1, 'read']], refused]);
  });

  it('is found by person, body, thing, kind and day, and together', async () => {
    const sources = await fed(PAST_RECORDS);
    const found = async (filter: Partial<AccessFilter>) => places(await ask(sources, filter));
    expect([await found({ actor: actorId('an') }), await found({ body: LEAD }), await found({ body: OFFICE }), await found({ thing: 'duty-1' }), await found({ kind: 'refused' })]).toEqual([[4, 3, 1], [4, 1], [4, 3, 2, 1], [3, 1], [3]]);
    expect([await found({ from: addDays(FIRST_DAY, 1), to: addDays(FIRST_DAY, 2) }), await found({ actor: actorId('an'), thing: 'duty-1', kind: 'read' }), await found({ actor: actorId('nobody') }), await found({ thing: "' OR 1=1 --" })]).toEqual([[3, 2], [1], [], []]);
  });

  it('is told page by page, and as it had been recorded at a moment', async () => {
    const sources = await fed(PAST_RECORDS);
    const first = await ask(sources, {}, { cursor: null, limit: 3 });
    expect([places(first), places(await ask(sources, {}, { cursor: first.nextCursor, limit: 3 }))]).toEqual([[4, 3, 2], [1]]);
    expect([(await ask(sources, {}, { cursor: first.nextCursor, limit: 1 })).nextCursor, places(await ask(sources, {}, undefined, { kind: 'index', index: 2 }))]).toEqual([null, [2, 1]]);
  });

  it('is the same when it is built anew, as told by going through everything', async () => {
    const some = fc.array(fc.record({ who: fc.constantFrom('an', 'binh'), kind: fc.constantFrom('DataRead' as const, 'DataExported' as const, 'AttemptRefused' as const), bodies: fc.subarray(['x', 'y']), things: fc.subarray(['1', '2', '3']) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom('an', 'binh', null), fc.constantFrom('x', 'van-phong', null), fc.constantFrom('1', '2', null), async (records, who, body, thing) => {
        const past = records.map(({ who: by, kind, bodies, things }, place) => recordAt(place, by, kind, bodies, things));
        const live = await fed(past);
        const filter = { actor: who === null ? null : actorId(who), body: body === null ? null : bodyId(body), thing };
        const expected = records.flatMap((each, place) => ((who === null || each.who === who) && (body === null || body === OFFICE || each.bodies.includes(body)) && (thing === null || each.things.includes(thing)) ? [place + 1] : []));
        const answers = [await ask(live, filter), await ask({ log: live.log, store: await storeOf(live.log) }, filter)];
        release();
        expect(answers.map(places)).toEqual([expected.toReversed(), expected.toReversed()]);
        expect(answers[0]?.records).toEqual(answers[1]?.records);
      }),
      { numRuns: 15 },
    );
  });

  it('knows its own records and no other events', () => {
    expect(accessRecordsProjection.handles).toEqual(new Set(['DataRead', 'DataExported', 'AttemptRefused']));
  });
});
