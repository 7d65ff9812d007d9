import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START, type LoggedEvent } from '#libs/application';
import { openEventStoreDbLog, openEventStoreDbLogReader } from '#libs/adapters/event-log-eventstoredb';
import { ServerProcesses, SERVER_HOME } from './server-processes.js';
import { TallyLoad } from './tally.js';

const KILLS = 10;
const IN_FLIGHT = 64;
const STREAMS = 400;

(SERVER_HOME === undefined ? describe.skip : describe)('three servers whose leader is killed again and again', () => {
  let cluster: ServerProcesses;
  beforeAll(async () => {
    cluster = await ServerProcesses.start();
  }, 180_000);
  afterAll(() => cluster.stop());

  it(`lose nothing acknowledged, store nothing twice, and answer again within seconds: ${KILLS} kills under ${IN_FLIGHT} commands in flight`, async () => {
    const options = { connection: { url: cluster.url }, installation: 'killed' };
    const log = await openEventStoreDbLog(options);
    const reader = await openEventStoreDbLogReader(options);
    const followed: LoggedEvent[] = [];
    const ends: unknown[] = [];
    const subscription = reader.subscribe(START, (events) => void followed.push(...events), (error) => ends.push(error));
    const load = new TallyLoad(log, IN_FLIGHT, STREAMS);
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(2_000);
      const node = await cluster.killLeader();
      await pause(4_000); // the two others choose a leader and go on
      cluster.run(node);
      await cluster.whole();
    }
    const { acknowledged, failed, longestGapMs } = await load.stop();
    const { lost, twice, events } = await load.audit();
    for (let tries = 0; followed.length < events && tries < 100; tries++) await pause(100);
    process.stderr.write(`${JSON.stringify({ kills: KILLS, inFlight: IN_FLIGHT, acknowledged: acknowledged.size, failed, longestGapMs: Math.round(longestGapMs), events })}\n`);
    expect({ lost, twice, ends }).toEqual({ lost: [], twice: [], ends: [] });
    expect(followed.map(({ position }) => position)).toEqual(followed.map(({ position }) => position).toSorted());
    expect(new Set(followed.map(({ id }) => id)).size).toBe(events);
    expect(followed).toHaveLength(events);
    expect(failed / (acknowledged.size + failed)).toBeLessThanOrEqual(0.005);
    expect(longestGapMs).toBeLessThanOrEqual(5_000);
    await subscription.close();
    await reader.close();
    await log.close();
  }, 600_000);
});
