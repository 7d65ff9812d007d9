import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { actorId, bodyId, localDate, startOfDay, type PersonEvent, type PositionEvent } from '#libs/domain';
import { appendPast, PAST, pastAct, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { PersonsQuestion, PositionsQuestion } from './people.contract.js';
import { askPersons, askPositions } from './people.query.js';

const closing: (() => void)[] = [];
afterAll(() => closing.splice(0).forEach((close) => close()));
/** Made once: nothing is written to it after. */
let made: Promise<ReadSide> | null = null;
const side = (): Promise<ReadSide> => (made ??= newSide());

const [ONE, OTHER] = [actorId('00000000-0000-4000-8000-000000000001'), actorId('00000000-0000-4000-8000-000000000002')];
const [A, B] = [...PAST.leads] as [(typeof PAST.leads)[number], (typeof PAST.leads)[number]];
const on = (day: string, stream: string, event: PersonEvent | PositionEvent): PastEvent => ({ stream, event, act: pastAct(startOfDay(localDate(day)) + 3_600_000, A) });
const terms = (positionId: string, body: typeof A, validFrom: string) => ({ positionId, person: ONE, body, role: 'officer', validFrom: localDate(validFrom), validUntil: null, basis: 'QĐ 1' }) as const;
const PAST_OF_TWO: readonly PastEvent[] = [
  on('2021-12-01', `person-${ONE}`, { type: 'PersonEntered', data: { person: ONE } }),
  on('2021-12-01', `person-${OTHER}`, { type: 'PersonEntered', data: { person: OTHER } }),
  on('2021-12-02', 'positions', { type: 'PersonAppointed', data: terms('x', A, '2021-12-03') }),
  on('2021-12-02', 'positions', { type: 'PersonAppointed', data: terms('y', B, '2021-12-10') }),
  on('2021-12-04', 'positions', { type: 'PositionEnded', data: { positionId: 'x', from: localDate('2021-12-05'), reason: 'chuyển' } }),
  on('2021-12-05', `person-${OTHER}`, { type: 'PersonErasureAsked', data: { ground: 'no-longer-needed' } }),
  on('2021-12-06', `person-${OTHER}`, { type: 'PersonErased', data: { ground: 'no-longer-needed' } }),
];

async function newSide(): Promise<ReadSide> {
  const log = new MemoryEventLog();
  await appendPast(log, PAST_OF_TWO);
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  const store = openSqliteReadModels({ folder });
  closing.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
  await feeder.catchUp();
  await feeder.stop();
  return new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => startOfDay(localDate('2021-12-07')) } });
}
const day = (text: string): AsOf => ({ kind: 'instant', at: startOfDay(localDate(text)) + 20 * 3_600_000 });
const ALL: Visibility = { kind: 'all' };

describe('persons', () => {
  it('are listed by pages as the log had them at the moment, with what they hold', async () => {
    const people = await side();
    const listed = async (asOf: AsOf, limit = 50, cursor: string | null = null) => {
      const answer = await people.ask(askPersons, new PersonsQuestion({ asOf, visibility: ALL }, null, { cursor, limit }));
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.answer;
    };
    const { persons } = await listed({ kind: 'now' });
    expect(persons.map(({ person, status, revision, positions }) => [person, status, revision, positions.map(({ positionId, inForce }) => [positionId, inForce])])).toEqual([[ONE, 'entered', 0, [['x', false], ['y', false]]], [OTHER, 'erased', 2, []]]);
    expect(persons.map(({ erasedAt }) => erasedAt?.slice(0, 10) ?? null)).toEqual([null, '2021-12-05']); // at one in the morning in Việt Nam
    expect((await listed(day('2021-12-05'))).persons.map(({ status }) => status)).toEqual(['entered', 'erasure-asked']);
    const first = await listed({ kind: 'now' }, 1);
    expect([first.persons.length, (await listed({ kind: 'now' }, 1, first.nextCursor)).persons[0]?.person]).toEqual([1, OTHER]);
  });

  it('are not found before they were entered', async () => {
    const people = await side();
    const asked = (asOf: AsOf, person: typeof ONE) => people.ask(askPersons, new PersonsQuestion({ asOf, visibility: ALL }, person, { cursor: null, limit: 1 }));
    expect(await asked({ kind: 'now' }, actorId('nobody'))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
    expect(await asked({ kind: 'index', index: 1 }, OTHER)).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });
});

describe('positions', () => {
  it('are those of the bodies that are seen, in force on the day of the moment or ever', async () => {
    const people = await side();
    const held = async (asOf: AsOf, visibility: Visibility, inForce: boolean, body: typeof A | null = null) => {
      const answer = await people.ask(askPositions, new PositionsQuestion({ asOf, visibility }, { body, person: null, inForce }));
      return answer.ok ? answer.answer.positions.map(({ positionId, validUntil }) => `${positionId} ${validUntil}`) : answer;
    };
    expect(await held(day('2021-12-03'), ALL, true)).toEqual(['x null']);
    expect(await held({ kind: 'now' }, ALL, true)).toEqual([]);
    expect((await held({ kind: 'now' }, ALL, false)) as string[]).toEqual(expect.arrayContaining(['x 2021-12-05', 'y null']));
    expect(await held({ kind: 'now' }, { kind: 'bodies', bodies: [B] }, false)).toEqual(['y null']);
    expect(await held({ kind: 'now' }, ALL, false, bodyId('khong-co'))).toEqual([]);
  });
});
