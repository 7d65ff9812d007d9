import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { START } from '#libs/application';
import { openEventStoreDbLog, openEventStoreDbLogReader } from '#libs/adapters/event-log-eventstoredb';
import { TallyLoad } from './tally.js';
import { TcpProxy, type Weather } from './tcp-proxy.js';

const url = process.env['EVENTSTOREDB_URL'];
const port = Number(/^esdb:\/\/127\.0\.0\.1:(\d+)\?tls=false$/.exec(url ?? '')?.[1] ?? Number.NaN);
const FAIR: Weather = { kind: 'fair' };

/** Each fault while 16 commands are in flight; afterwards the network is fair again. */
const FAULTS: readonly (readonly [name: string, happen: (proxy: TcpProxy) => Promise<void>])[] = [
  ['answers that take 300 ms', async (proxy) => {
    proxy.change({ kind: 'slow', delayMs: 150 });
    await pause(3_000);
  }],
  ['a connection that takes everything and gives nothing', async (proxy) => {
    proxy.change({ kind: 'half-open' });
    await pause(9_000);
  }],
  ['connections that are reset', async (proxy) => {
    for (let times = 0; times < 10; times++) {
      proxy.reset();
      await pause(200);
    }
  }],
  ['connections that are cut in the middle of an answer', async (proxy) => {
    for (let times = 0; times < 10; times++) {
      proxy.change({ kind: 'cut-after', bytes: 1_000 + 3_777 * times });
      await pause(300);
    }
  }],
];

(Number.isNaN(port) ? describe.skip : describe)('a network that is not fair', () => {
  it.each(FAULTS)('loses nothing and stores nothing twice: %s', async (_, happen) => {
    const proxy = await TcpProxy.before(port);
    const options = { connection: { url: `esdb://127.0.0.1:${proxy.port}?tls=false` }, installation: `t${randomBytes(8).toString('hex')}` };
    const log = await openEventStoreDbLog(options);
    const reader = await openEventStoreDbLogReader(options);
    const followed: string[] = [];
    const ends: unknown[] = [];
    reader.subscribe(START, (events) => void followed.push(...events.map(({ id }) => id)), (error) => ends.push(error));
    const load = new TallyLoad(log, 16, 50);
    for (let tries = 0; load.done === 0 && tries < 100; tries++) await pause(100);
    const before = load.done;
    await happen(proxy);
    proxy.change(FAIR);
    const after = load.done;
    for (let tries = 0; load.done < after + 100 && tries < 300; tries++) await pause(100);
    const goesOn = load.done >= after + 100;
    const { acknowledged } = await load.stop();
    const { lost, twice, events } = await load.audit();
    for (let tries = 0; followed.length < events && tries < 200; tries++) await pause(100);
    await reader.close();
    await log.close();
    await proxy.close();
    expect({ goesOn, lost, twice, ends }).toEqual({ goesOn: true, lost: [], twice: [], ends: [] });
    expect([before > 0, acknowledged.size > after]).toEqual([true, true]);
    expect([followed.length, new Set(followed).size]).toEqual([events, events]);
  }, 120_000);
});
