import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDbLog, type EventStoreDbLog } from '#libs/adapters/event-log-eventstoredb';
import { WORK_SHARES } from '#libs/application';
import type { ApiClient } from '../e2e/api-client.js';
import { fanOutOf, issueDirective, LEADS, sentBy } from './issued-directive.js';
import { ProvinceProcesses, viewOf, type Node } from './province-processes.js';
import { everyEvent, storedTwice } from './stored-acts.js';

const url = process.env['EVENTSTOREDB_URL'];
if (url === undefined) process.stderr.write('EVENTSTOREDB_URL is not set: several programs on one log are not tried (docs/guides/testing.md)\n');

const TASKS = 60;
/** A worker is asked for after two seconds, has four to answer, and is looked at once a second; the rest is for a busy machine. */
const TAKEN_OVER_WITHIN_MS = 20_000;

(url === undefined ? describe.skip : describe)('two api and two workers on one log', () => {
  let province: ProvinceProcesses;
  let log: EventStoreDbLog;
  let committee: ApiClient;
  let number = 900;

  beforeAll(async () => {
    province = await ProvinceProcesses.found(url ?? '');
    for (const app of ['api', 'api', 'worker', 'worker'] as const) await province.start(app);
    await province.ready();
    log = await openEventStoreDbLog({ connection: { url: url ?? '' }, installation: province.installation });
    committee = await province.as('thuongtruc');
  }, 180_000);
  afterAll(async () => {
    await log.close();
    await province.stop();
  });

  const other = (worker: Node): Node => province.workers.find((one) => one !== worker) as Node;
  const fannedOut = async (directive: { readonly id: string; readonly position: string }, withinMs: number): Promise<number> => {
    const since = performance.now();
    for (;;) {
      const { k, n } = await fanOutOf(committee, directive);
      if (k >= n && n === LEADS.length * TASKS) return performance.now() - since;
      if (performance.now() - since > withinMs) throw new Error(`${k} of ${n} duties after ${withinMs} ms ${province.whatDeadOnesSaid()}`);
      await pause(200);
    }
  };

  /** Stops that worker between the first and the last duty of a directive; tries another one where the machine was too slow to see that in time. */
  const stoppedInTheMiddle = async (worker: Node): Promise<{ readonly directive: Awaited<ReturnType<typeof issueDirective>>; readonly atPause: number }> => {
    for (let tries = 0; tries < 5; tries++) {
      const issued = issueDirective(sentBy(committee), number++, TASKS);
      let first = false;
      const following = log.subscribe(await log.head(), async (events) => {
        if (!first && events.some(({ stream }) => stream.startsWith('assignment-'))) worker.program.signal('SIGSTOP');
        first ||= events.some(({ stream }) => stream.startsWith('assignment-'));
      }, () => undefined); // prettier-ignore
      const directive = await issued;
      for (const until = performance.now() + TAKEN_OVER_WITHIN_MS; !first && performance.now() < until; ) await pause(5);
      await following.close();
      await pause(500);
      const { k: atPause } = await fanOutOf(committee, directive);
      if (atPause < LEADS.length * TASKS) return { directive, atPause };
      worker.program.signal('SIGCONT');
      await province.working();
    }
    throw new Error('the worker was always quicker than whoever wanted to stop it');
  };

  it('the two workers do half of the shares each, and both know who does what', async () => {
    const active = await province.working();
    const views = async () => [await viewOf(active), await viewOf(other(active))] as const;
    let [first, second] = await views();
    // Who took a share knows at once; that it did reaches the other by the log.
    for (const until = performance.now() + TAKEN_OVER_WITHIN_MS; [first, second].some((view) => Object.values(view?.places ?? {}).includes(null)) && performance.now() < until; await pause(50)) [first, second] = await views();
    expect([first?.work.length, second?.work.length]).toEqual([WORK_SHARES.length / 2, WORK_SHARES.length / 2]);
    expect([...(first?.work ?? []), ...(second?.work ?? [])].toSorted()).toEqual([...WORK_SHARES].toSorted());
    expect([new Set(Object.values(first?.places ?? {})).size, first?.places]).toEqual([2, second?.places]);
    const health = await (await fetch(`${province.apis[0]?.url}/readyz`)).json();
    expect(health).toMatchObject({ email: 'elsewhere', reminders: 'elsewhere' });
    expect(await (await fetch(`${active.url}/metrics`)).text()).toMatch(/^dondoc_work_active\{share="duties"\} 1$/m);
    expect(await (await fetch(`${other(active).url}/metrics`)).text()).toMatch(/^dondoc_work_active\{share="duties"\} 0$/m);
  });

  it('an act at one api is read at the other as soon as it is asked for after it', async () => {
    const directive = await issueDirective(sentBy(committee), number++, 1);
    const elsewhere = await province.as('thuongtruc', 1);
    expect((await fanOutOf(elsewhere, directive)).n).toBe(LEADS.length);
  });

  it('a new api says that it is not ready until it has caught up from the beginning, and then knows as much as the others', async () => {
    const node = await province.start('api');
    const seen = new Set<number>();
    for (let ready = false; !ready; await pause(20)) {
      const status = await fetch(`${node.url}/readyz`).then((answer) => answer.status, () => 0);
      seen.add(status);
      ready = status === 200;
    }
    expect([...seen].filter((status) => ![0, 503, 200].includes(status))).toEqual([]);
    expect((await viewOf(node))?.index).toBe((await viewOf(province.apis[0] as Node))?.index);
    await node.program.stop();

    const copy = join(province.home, 'copy of read models');
    await province.cli('snapshot', copy, '--data', province.apis[0]?.folder ?? '');
    const begun = await province.start('api', { environment: { DONDOC_READ_MODELS_FROM: copy } });
    await begun.program.ready();
    expect((await viewOf(begun))?.index).toBe((await viewOf(province.apis[0] as Node))?.index);
    expect(readdirSync(join(begun.folder, 'read-models')).toSorted()).toEqual(expect.arrayContaining(readdirSync(copy).filter((file) => file.endsWith('.db')).toSorted()));
    await begun.program.stop();
  }, 60_000);

  it('a worker that is killed is followed by the other within seconds, from where it was, and nothing is done twice', async () => {
    const killed = await province.working();
    await killed.program.stop('SIGKILL');
    const directive = await issueDirective(sentBy(committee), number++, TASKS);
    const took = await fannedOut(directive, TAKEN_OVER_WITHIN_MS);
    process.stderr.write(`taken over from a killed worker and fanned out: ${Math.round(took)} ms\n`);
    expect(await province.working('duties', [other(killed)])).toBe(other(killed));
    province.again(killed);
    await killed.program.ready();
    await pause(8_000);
    expect(await province.working()).toBe(other(killed));
    expect((await viewOf(killed))?.work).toHaveLength(WORK_SHARES.length / 2);
    expect(storedTwice(await everyEvent(log))).toEqual([]);
  }, 120_000);

  it('a worker that ends lays the work down, and the other goes on at once', async () => {
    const ended = await province.working();
    const since = performance.now();
    expect((await ended.program.stop()).code).toBe(0);
    await province.working('duties', [other(ended)]);
    expect(performance.now() - since).toBeLessThan(6_000);
    province.again(ended);
    await ended.program.ready();
  }, 60_000);

  it('a worker that is stopped in the middle of its work and wakes when another has done it adds nothing', async () => {
    const paused = await province.working();
    const { directive, atPause } = await stoppedInTheMiddle(paused);
    await fannedOut(directive, TAKEN_OVER_WITHIN_MS);
    const awake = await province.working('duties', [other(paused)]);
    const before = await everyEvent(log);
    paused.program.signal('SIGCONT');
    await pause(8_000);
    expect(await province.working()).toBe(awake);
    expect((await viewOf(paused))?.work).toHaveLength(WORK_SHARES.length / 2);
    const after = await everyEvent(log);
    process.stderr.write(`stopped after ${atPause} of ${LEADS.length * TASKS} duties\n`);
    expect([atPause < LEADS.length * TASKS, after.length, storedTwice(after)]).toEqual([true, before.length, []]);
  }, 120_000);

  it('the stream of the lease grows with doubts, not with time', async () => {
    const { revision } = await log.leases.last();
    await pause(30_000);
    expect((await log.leases.last()).revision - revision).toBeLessThanOrEqual(2);
  }, 60_000);

  it('a second program on one data folder is refused', async () => {
    const [node] = province.workers as [Node];
    const second = await province.start('worker', { folder: node.folder });
    const { code, err } = await second.program.ended;
    province.nodes.splice(province.nodes.indexOf(second), 1);
    expect([code, err.includes('Another process is using this data folder')]).toEqual([1, true]);
  }, 60_000);
});
