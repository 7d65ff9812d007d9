import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, localDate, POLICY_V1, startOfDay, type AssignmentEvent, type BodyId, type PolicySwitches, type SupervisionRulesEvent } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import { InboxQuestion, type AsOf } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';

const LEAD = PAST.leads[0] as BodyId;
const OTHER_ISSUER = bodyId('ubkt');
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;
const { version: _version, name: _name, ...SHIPPED } = POLICY_V1;

let log: MemoryEventLog;
let folder: string;
let store: ReadModelStore;
beforeEach(() => {
  log = new MemoryEventLog();
  folder = mkdtempSync(join(tmpdir(), 'due-soon-'));
  store = openSqliteReadModels({ folder });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const happened = (day: string, body: BodyId, event: AssignmentEvent, place: number): PastEvent => ({ stream: `assignment-${pastTerms(place, LEAD, null).assignmentId}`, act: pastAct(noon(day), body), event });
/** Assigned on 15/11/2021, due on that day. */
const assigned = (place: number, due: string, issuer: BodyId = PAST.issuer): PastEvent => happened('2021-11-15', issuer, { type: 'TaskAssigned', data: { ...pastTerms(place, LEAD, localDate(due)), issuer } }, place);
let published = 0;
const policy = (day: string, issuer: BodyId | null, switches: Partial<PolicySwitches>): PastEvent => {
  const event: SupervisionRulesEvent = { type: 'PolicyPublished', data: { version: 101 + published++, issuer, switches: { ...SHIPPED, ...switches }, basis: 'quy chế' } };
  return { stream: 'supervision-rules', act: pastAct(noon(day), PAST.office), event };
};

/** Which duties are due soon as of a moment: by the filter of the inbox, and by what each row says. */
async function dueSoon(asOf: AsOf): Promise<readonly [filtered: readonly string[], marked: readonly string[]]> {
  const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => noon('2022-03-01') } });
  const ask = async (filter: 'all' | 'due-soon') => {
    const answer = await side.inbox(new InboxQuestion({ asOf, visibility: { kind: 'all' } }, LEAD, filter, { cursor: null, limit: 50 }));
    if (!answer.ok) throw new Error(answer.refusal.kind);
    return answer.answer;
  };
  const [all, soon] = [await ask('all'), await ask('due-soon')];
  expect(all.counts['due-soon']).toBe(soon.duties.length);
  const ids = (duties: typeof all.duties): readonly string[] => duties.map((duty) => duty.assignmentId.slice(-2)).sort();
  return [ids(soon.duties), ids(all.duties.filter(({ standing }) => standing.kind === 'box' && standing.dueSoon))];
}
const on = (day: string): AsOf => ({ kind: 'instant', at: noon(day) });
const feed = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });

describe('due soon (R3)', () => {
  beforeEach(async () => {
    published = 0;
    await appendPast(log, [
      assigned(0, '2021-12-31'),
      assigned(1, '2021-12-31', OTHER_ISSUER),
      // A short one: less than 30 days lie before its due day.
      assigned(2, '2021-12-10'),
      policy('2021-12-15', null, { dueSoonDays: 14 }),
      policy('2021-12-18', OTHER_ISSUER, { dueSoonDays: 2 }),
      happened('2021-12-20', LEAD, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }, 0),
    ]);
    await feed().catchUp();
  });

  it('follows the policy of who issued the duty, in force at the moment that is asked about', async () => {
    const both = (...ids: readonly string[]): unknown => [ids, ids];
    expect(await dueSoon(on('2021-12-06'))).toEqual(both());
    expect(await dueSoon(on('2021-12-07'))).toEqual(both('02'));
    // 14 days before the end of the year, by the policy published two days earlier.
    expect(await dueSoon(on('2021-12-16'))).toEqual(both());
    expect(await dueSoon(on('2021-12-17'))).toEqual(both('00', '01'));
    // The other issuer has a policy of its own since.
    expect(await dueSoon(on('2021-12-19'))).toEqual(both('00'));
    expect(await dueSoon(on('2021-12-29'))).toEqual(both('00', '01'));
    expect(await dueSoon(on('2022-01-01'))).toEqual(both());
  });

  it('is answered for a moment before a publication as it was then, whatever was published since', async () => {
    const before = [await dueSoon({ kind: 'index', index: 3 }), await dueSoon(on('2021-12-14')), await dueSoon(on('2021-12-17'))];
    await appendPast(log, [policy('2022-02-01', null, { dueSoonDays: 60, shortTaskDueSoonDays: 60 })], 6);
    await feed().catchUp();
    expect([await dueSoon({ kind: 'index', index: 3 }), await dueSoon(on('2021-12-14')), await dueSoon(on('2021-12-17'))]).toEqual(before);
  });

  it('is the same from rows fed live, fed twice and rebuilt', async () => {
    const live = await dueSoon(on('2021-12-19'));
    await feed().catchUp();
    await feed().rebuild();
    expect(await dueSoon(on('2021-12-19'))).toEqual(live);
  });

  it('is nothing that waits for confirmation, nor what has gone by', async () => {
    await appendPast(log, [happened('2021-12-22', LEAD, { type: 'ResultSubmitted', data: { round: 1, outputs: ['BC'], note: null, unansweredCoordinators: [] } }, 0)], 6);
    await feed().catchUp();
    expect(await dueSoon(on('2021-12-23'))).toEqual([[], []]);
  });
});
