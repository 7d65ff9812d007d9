import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDbLog, type EventStoreDbLog } from '#libs/adapters/event-log-eventstoredb';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { fanOutOf, issueDirective, LEADS } from './issued-directive.js';
import { HttpLoad, sentUntilAnswered } from './http-load.js';
import { ProvinceProcesses, viewOf, type Node } from './province-processes.js';
import { ServerProcesses, SERVER_HOME } from './server-processes.js';
import { everyEvent, storedTwice } from './stored-acts.js';

const KILL_EVERY_MS = 10_000;
const KILLS = 12;
const TASKS = 4;
const CONNECTIONS = 10;
const BETWEEN_REPORTS_MS = 50;

(SERVER_HOME === undefined || !redisServerIsHere() ? describe.skip : describe)('three servers, Redis, two api and two workers, of which one program is killed every ten seconds', () => {
  let servers: ServerProcesses;
  let redis: LoopbackRedis;
  let province: ProvinceProcesses;
  let log: EventStoreDbLog;

  beforeAll(async () => {
    [servers, redis] = await Promise.all([ServerProcesses.start(), LoopbackRedis.start()]);
    province = await ProvinceProcesses.found(servers.url, { DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url });
    for (const app of ['api', 'api', 'worker', 'worker'] as const) await province.start(app);
    await province.ready();
    log = await openEventStoreDbLog({ connection: { url: servers.url }, installation: province.installation });
  }, 300_000);
  afterAll(async () => {
    await log.close();
    await province.stop();
    await redis.remove();
    await servers.stop();
  });

  /** In turn an api and a worker: of the api the one that has been up longer, of the workers the one that runs the processes of duties. */
  const victimOf = async (kill: number): Promise<Node> => {
    if (kill % 2 === 0) return province.apis[(kill / 2) % 2] as Node;
    for (const worker of province.workers) if ((await viewOf(worker))?.work.includes('duties') === true) return worker;
    return province.workers[0] as Node;
  };

  it(`lose nothing acknowledged and do nothing twice: ${KILLS} kills under load`, async () => {
    const urls = province.apis.map(({ url }) => url);
    const committee = await province.as('thuongtruc');
    const load = await HttpLoad.start(urls, CONNECTIONS, BETWEEN_REPORTS_MS);
    const issued: { readonly id: string; readonly position: string }[] = [];
    let number = 500;
    for (let kill = 0; kill < KILLS; kill++) {
      const until = performance.now() + KILL_EVERY_MS;
      issued.push(await issueDirective(async (path, body, key) => (await sentUntilAnswered<ReceiptView>(urls, committee.token, path, body, key)).answer, number++, TASKS));
      const victim = await victimOf(kill);
      // One at a time: on a busy machine the one that was killed before may take longer than this to be back.
      await Promise.all(province.nodes.filter((node) => node.app === victim.app && node !== victim).map(({ program }) => program.ready()));
      await victim.program.stop('SIGKILL');
      province.again(victim);
      await pause(Math.max(0, until - performance.now()));
    }
    const { acknowledged, failed, longestGapMs } = await load.stop();
    await province.ready(); // those that were killed last are there again
    for (const directive of issued) {
      for (let tries = 0; tries < 300 && (await fanOutOf(committee, directive)).k < LEADS.length * TASKS; tries++) await pause(200);
      expect(await fanOutOf(committee, directive)).toEqual({ k: LEADS.length * TASKS, n: LEADS.length * TASKS });
    }
    await province.working();
    const events = await everyEvent(log);
    const notes = events.flatMap(({ event }) => (event.type === 'ProgressReported' ? [event.data.note ?? ''] : []));
    const assigned = events.filter(({ event }) => event.type === 'TaskAssigned' && issued.some(({ id }) => event.data.directiveId === id));
    process.stderr.write(`${JSON.stringify({ kills: KILLS, acknowledged: acknowledged.size, failed, longestGapMs: Math.round(longestGapMs), directives: issued.length, duties: assigned.length, events: events.length, leases: (await log.leases.last()).revision + 1 })}\n`);
    expect([...acknowledged].filter((note) => !notes.includes(note))).toEqual([]);
    expect(notes.filter((note, index) => acknowledged.has(note) && notes.indexOf(note) !== index)).toEqual([]);
    expect(storedTwice(events)).toEqual([]);
    expect(assigned).toHaveLength(KILLS * LEADS.length * TASKS);
    expect(failed / acknowledged.size).toBeLessThanOrEqual(0.005);
    expect(longestGapMs).toBeLessThanOrEqual(5_000);
  }, 600_000);
});
