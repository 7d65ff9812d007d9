import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeEvent, PublishSupervisionRules, type AsOf, type EventLog, type QueryAnswer, type ReadModelStore, type SupervisionRulesIntent } from '#libs/application';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, localDate, SHIPPED_YEAR_PAPERS, startOfDay, type BodyId } from '#libs/domain';
import { contextOf, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication } from '#libs/testing';
import { ActOnOrganisation } from '../../commands/index.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { momentsProjection } from '../moments/moments.projection.js';
import { SupervisionRulesQuestion, WorkingCalendarQuestion, type SupervisionRulesAnswer, type WorkingCalendarAnswer } from './supervision-rules.contract.js';
import { supervisionRulesProjection } from './supervision-rules.projection.js';

const btv = bodyId('btv-tinh-uy');
const keeper = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
const NOW: AsOf = { kind: 'now' };
const at = (day: string): AsOf => ({ kind: 'instant', at: startOfDay(localDate(day)) });

let house: TestApplication;
let folder: string;
let store: ReadModelStore;
beforeEach(async () => {
  house = new TestApplication();
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  store = openSqliteReadModels({ folder });
  const [registered] = SPECIMEN_REGISTER_EVENTS;
  if (registered?.type === 'BodiesRegistered') await house.send(new ActOnOrganisation({ type: 'RegisterBodies', ...registered.data }, keeper));
});
afterEach(async () => {
  await house.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function publish(day: string, intent: SupervisionRulesIntent): Promise<void> {
  house.clock.setDay(day);
  const answer = await house.send(new PublishSupervisionRules(intent, keeper));
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}
const policy = (dueSoonDays: number, issuer: BodyId | null = null): SupervisionRulesIntent => ({ type: 'PublishPolicy', issuer, switches: { dueSoonDays }, basis: `quy chế ${dueSoonDays}` });
const calendar = (date: string): SupervisionRulesIntent => ({
  type: 'PublishWorkingCalendar', year: 2027, days: [{ date: localDate(date), occasion: 'other', kind: 'holiday', name: null }], basis: `thông báo ${date}`,
});

const feederOf = (log: EventLog): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: [momentsProjection, supervisionRulesProjection], lingerMs: 0 });
const side = (): ReadSide => new ReadSide({ log: house.log, store, decode: decodeEvent, clock: house.clock });
const told = <A>(answer: QueryAnswer<A>): A => {
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
};
const rules = async (asOf: AsOf, issuer: BodyId | null = null): Promise<SupervisionRulesAnswer> => told(await side().supervisionRules(new SupervisionRulesQuestion({ asOf, visibility: { kind: 'all' } }, issuer)));
const year = async (asOf: AsOf, of: number, version: number | null = null): Promise<WorkingCalendarAnswer> => told(await side().workingCalendar(new WorkingCalendarQuestion({ asOf, visibility: { kind: 'all' } }, of, version)));
const rows = (): unknown => store.reader('supervision-rules', 1)?.database.prepare('SELECT * FROM publication ORDER BY idx').all().map((row) => ({ ...row }));

describe('the rules in force as of a moment', () => {
  it('are the shipped ones, then what was published until then', async () => {
    await publish('2021-12-01', policy(9));
    await publish('2021-12-02', policy(4, btv));
    await publish('2021-12-03', calendar('2027-01-04'));
    await feederOf(house.log).catchUp();
    const seen = (await Promise.all([rules(at('2021-11-20')), rules(at('2021-12-02')), rules(NOW), rules(NOW, btv), rules(at('2021-12-02'), btv), rules(NOW, bodyId('vptu'))])).map(
      ({ policy: { version, issuer, switches, basis }, calendarVersion, revision }) => [version, issuer, switches.dueSoonDays, basis, calendarVersion, revision],
    );
    expect(seen).toEqual([
      [1, null, 7, null, 2, -1], [101, null, 9, 'quy chế 9', 2, 0], [101, null, 9, 'quy chế 9', 101, 2], [102, 'btv-tinh-uy', 4, 'quy chế 4', 101, 2], [101, null, 9, 'quy chế 9', 2, 0],
      [101, null, 9, 'quy chế 9', 101, 2],
    ]);
    const { publications } = await rules(NOW);
    expect(publications.map(({ kind, version, issuer, year: of }) => [kind, version, issuer, of])).toEqual([['calendar', 101, null, 2027], ['policy', 102, 'btv-tinh-uy', null], ['policy', 101, null, null]]);
    expect(publications[2]?.publishedAt).toBe(house.clock.now() - 2 * 86_400_000);
  });

  it('give a year of the calendar in force, or of an older version', async () => {
    await publish('2021-12-01', calendar('2027-01-04'));
    await publish('2021-12-02', calendar('2027-01-05'));
    await feederOf(house.log).catchUp();
    const seen = (await Promise.all([year(at('2021-11-20'), 2027), year(at('2021-12-02'), 2027), year(NOW, 2027), year(NOW, 2027, 101), year(NOW, 2027, 2), year(NOW, 2026), year(NOW, 2060)])).map(
      ({ version, knowledge, basis, days, workingDays }) => [version, knowledge, basis, days.length, workingDays],
    );
    expect(seen).toEqual([
      [2, 'computed', null, 15, 249], [101, 'official', 'thông báo 2027-01-04', 1, 260], [102, 'official', 'thông báo 2027-01-05', 1, 260], [101, 'official', 'thông báo 2027-01-04', 1, 260],
      [2, 'computed', null, 15, 249], [102, 'official', SHIPPED_YEAR_PAPERS.get(2026), 17, 249], [102, 'weekends-only', null, 0, 262],
    ]);
    expect(await side().workingCalendar(new WorkingCalendarQuestion({ asOf: NOW, visibility: { kind: 'all' } }, 2027, 999))).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('stand in the same rows fed live, fed twice and rebuilt', async () => {
    await publish('2021-12-01', policy(9));
    await feederOf(house.log).catchUp();
    await publish('2021-12-02', calendar('2027-01-04'));
    await feederOf(house.log).catchUp();
    const live = rows();
    await feederOf(house.log).catchUp();
    expect(rows()).toEqual(live);
    await feederOf(house.log).rebuild();
    expect(rows()).toEqual(live);
  });
});
