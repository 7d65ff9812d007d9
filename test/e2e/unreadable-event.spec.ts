import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { NO_STREAM } from '#libs/application';
import { eventNumbered, store } from '#libs/testing';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

it('stays up but is not ready before an event that it cannot read, says so once, and does not start its thread again and again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc data '));
  const log = openSqliteEventLog({ folder });
  await store(log, 'assignment-1', NO_STREAM, [eventNumbered(1)]);
  await log.close();
  const port = await freePort();
  const program = RunningProgram.spawn({ folder, args: ['--empty'], environment: { DONDOC_PORT: String(port) } });
  const anybody = new ApiClient(`http://127.0.0.1:${port}`);
  const statusOf = (path: string): Promise<number> => anybody.get(path).then(({ status }) => status, () => 0);
  for (let tries = 0; tries < 300 && (await statusOf('/livez')) !== 200; tries++) await pause(100);
  await pause(3_000);
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);
  const { code, err } = await program.stop();
  expect([code, err.includes('event 0 of assignment-1 cannot be read'), err.match(/"what":"projections"/g)?.length]).toEqual([0, true, 1]);
  await program.remove();
}, 60_000);
