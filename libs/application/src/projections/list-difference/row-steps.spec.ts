import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { localDate, type BodyId } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, type DomainEvent } from '../../event-catalogue/index.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { WHOLE_LIST } from '../reading/paging.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { ListDifferenceQuestion, type AskedList } from './list-difference.contract.js';
import { askListDifference } from './list-difference.query.js';

const NOW = PAST.startAt + 900 * 86_400_000;
/** The register, a directive, its issue, and the first copy sent: events 1 to 4. */
const GROUND: readonly PastEvent[] = (fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] as readonly PastEvent[]).slice(0, 4);
const [FIRST, OTHER, LAST] = PAST.leads as [BodyId, BodyId, BodyId];

const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

/** One event a day, from the ground on: the first has the index 5. */
async function living(events: readonly (readonly [stream: string, by: BodyId, event: DomainEvent])[]): Promise<ReadSide> {
  const log = new MemoryEventLog();
  await appendPast(log, [...GROUND, ...events.map(([stream, by, event], place): PastEvent => ({ stream, act: pastAct(PAST.startAt + (place + 2) * 86_400_000, by), event }))]);
  const folder = mkdtempSync(join(tmpdir(), 'row-steps-'));
  const store = openSqliteReadModels({ folder });
  opened.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
  return new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });
}

/** Of each row that is not the same: what became of it, and the dense indexes of the acts that are told of it. */
async function moved(side: ReadSide, list: AskedList, since: number, until: number): Promise<readonly (readonly [kind: string, ...acts: number[]])[]> {
  const answer = await side.ask(askListDifference, new ListDifferenceQuestion({ asOf: { kind: 'index', index: until }, visibility: { kind: 'all' } }, { kind: 'index', index: since }, list, null, WHOLE_LIST, () => Promise.resolve(true)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer.changes.map(({ kind, steps }) => [kind, ...steps.map((step) => (step.by === 'act' ? step.index : Number.NaN))]);
}

const DUTY = `assignment-${pastTerms(1, FIRST, null).assignmentId}`;
const assigned = (lead: BodyId): DomainEvent => ({ type: 'TaskAssigned', data: pastTerms(1, lead, localDate('2021-12-10')) });
const renamed = (body: BodyId, name: string): DomainEvent => ({ type: 'BodyRenamed', data: { bodyId: body, name, from: localDate('2021-11-16'), basis: 'QĐ 1' } });

describe('the acts that are told of a row', () => {
  it('given notices, when their body marks them as seen time and again, then each names what gave it and the one mark that reached it', async () => {
    const seen = (upTo: number): DomainEvent => ({ type: 'NoticesSeen', data: { body: FIRST, upTo } });
    const desk = `notice-desk-${FIRST}`;
    const side = await living([
      [DUTY, PAST.issuer, assigned(FIRST)],
      [DUTY, PAST.issuer, { type: 'AssignmentWithdrawn', data: { basis: 'CV 9' } }],
      [desk, FIRST, seen(4)],
      [desk, FIRST, seen(5)],
      [desk, FIRST, seen(6)],
      [desk, FIRST, seen(9)],
    ]);
    const notices: AskedList = { of: 'notices', body: FIRST };
    expect(await moved(side, notices, 4, 10)).toEqual([['appeared', 6, 9], ['appeared', 5, 8]]);
    expect(await moved(side, notices, 6, 10)).toEqual([['changed', 9], ['changed', 8]]);
    expect(await moved(side, notices, 8, 10)).toEqual([['changed', 9]]);
    expect(await moved(side, notices, 9, 10)).toEqual([]);
  });

  it('given a notice that names another body, when that gets another name, then the notice has changed without an act on it', async () => {
    const side = await living([
      [DUTY, PAST.issuer, assigned(FIRST)],
      [DUTY, PAST.issuer, { type: 'AssignmentTransferred', data: { from: FIRST, to: OTHER, confirmingBody: PAST.office, acknowledgementDue: localDate('2022-01-10'), basis: 'b' } }],
      ['organisation-register', PAST.office, renamed(OTHER, 'Ban mới')],
      ['organisation-register', PAST.office, renamed(LAST, 'Ban khác')],
    ]);
    const notices: AskedList = { of: 'notices', body: FIRST };
    expect(await moved(side, notices, 6, 7)).toEqual([['changed']]);
    expect(await moved(side, notices, 7, 8)).toEqual([]);
  });
});
