import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { actorId, addDays, localDate, startOfDay, type AssignmentId, type BodyId, type HandlingEvent } from '#libs/domain';
import { appendPast, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { HandlingsQuestion } from './handlings.contract.js';
import { askHandlings } from './handlings.query.js';

const closing: (() => void)[] = [];
afterAll(() => closing.splice(0).forEach((close) => close()));

it('is with whom it was passed to last, as of any moment, as long as it is open and its body leads it', async () => {
  const past = fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] ?? [];
  const first = past.findIndex(({ event }) => event.type === 'TaskAssigned');
  const ground = past.slice(0, first + 1);
  const assigned = ground.flatMap(({ stream, event }) => (event.type === 'TaskAssigned' ? [{ assignmentId: stream.slice('assignment-'.length), leadBody: event.data.leadBody }] : []));
  const [one, other] = [actorId('p1'), actorId('p2')];
  const [{ assignmentId, leadBody }] = assigned as unknown as readonly [{ assignmentId: AssignmentId; leadBody: BodyId }];
  const begin = localDate('2021-12-01');
  const on = (day: number, event: HandlingEvent): PastEvent => ({ stream: `handling-${leadBody}`, event, act: pastAct(startOfDay(addDays(begin, day)) + 3_600_000, leadBody) });
  const log = new MemoryEventLog();
  await appendPast(log, [
    ...ground,
    on(0, { type: 'DutyPassed', data: { assignmentId, person: one, before: null } }),
    on(1, { type: 'DutyPassed', data: { assignmentId: 'of-nobody' as AssignmentId, person: one, before: null } }),
    on(2, { type: 'DutyPassed', data: { assignmentId, person: other, before: one } }),
    on(4, { type: 'DutyMovedToHead', data: { assignmentId, from: other, to: null } }),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'handlings-'));
  const store = openSqliteReadModels({ folder });
  closing.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
  await feeder.catchUp();
  await feeder.stop();
  const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => startOfDay(addDays(begin, 9)) } });
  const at = (day: number): AsOf => ({ kind: 'instant', at: startOfDay(addDays(begin, day)) + 20 * 3_600_000 });
  const listed = async (asOf: AsOf, person: string | null, visibility: Visibility = { kind: 'all' }, assignment: AssignmentId | null = null) => {
    const answer = await side.ask(askHandlings, new HandlingsQuestion({ asOf, visibility }, { body: null, person: person === null ? null : actorId(person), assignment }, { cursor: null, limit: 50 }));
    return answer.ok ? answer.answer.handled.map((each) => `${each.person} ${each.duty.assignmentId === assignmentId}`) : answer.refusal;
  };
  expect([await listed(at(0), 'p1'), await listed(at(2), 'p1'), await listed(at(2), 'p2'), await listed(at(2), null), await listed({ kind: 'now' }, null)]).toEqual([['p1 true'], [], ['p2 true'], ['p2 true'], []]);
  expect(await listed(at(2), 'p2', { kind: 'bodies', bodies: [] })).toEqual([]);
  expect([await listed(at(2), null, { kind: 'all' }, assignmentId), await listed(at(2), null, { kind: 'all' }, '00000000-0000-4000-8000-000000000000' as AssignmentId)]).toEqual([['p2 true'], []]);
});
