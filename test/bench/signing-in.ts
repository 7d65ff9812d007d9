import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { HttpConnection } from './http-connection.js';
import { median, printResult, processorMicroseconds, round } from './measure.js';
import { PEOPLE } from './province.js';
import { startServer } from './served-engine.js';
import { signIn } from './sign-in.js';

/** A server of its own on a fresh folder, for as long as the work takes. */
async function served<T>(environment: Readonly<Record<string, string>>, prepare: (folder: string) => T, work: (port: number, prepared: Awaited<T>, pid: number) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  try {
    const prepared = await prepare(folder);
    const { server, port } = await startServer(folder, environment, environment['DONDOC_LOG_LEVEL'] === undefined ? 'inherit' : 'ignore');
    try {
      await work(port, prepared, server.pid as number);
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * How long an unknown login and a wrong password take to be refused, in pairs, first the one and then the other in turn, with the lines of
 * the server's log that come of it. Each attempt comes from an address of its own, so that none has to wait.
 */
export function refusalTimes({ pairs }: { readonly pairs: number }): Promise<void> {
  const prepare = async (folder: string): Promise<void> => {
    const passwordHash = await hash('một câu dài dễ nhớ', { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 });
    const store = openSqliteCredentialStore({ folder });
    store.saveAccounts(PEOPLE.map((actor) => ({ ...actor, login: actor.actorId, keptName: actor.actorId, passwordHash, disabled: false, sample: false })));
    store.close();
  };
  return served({ DONDOC_TRUST_PROXY: '127.0.0.1', DONDOC_LOG_LEVEL: 'warn' }, prepare, async (port) => {
    const connection = await HttpConnection.open(port);
    let attempts = 0;
    const refused = async (login: string): Promise<number> => {
      const address = `10.${attempts >> 16}.${(attempts >> 8) & 255}.${attempts++ & 255}`;
      const before = performance.now();
      const { status } = await connection.request('POST', '/api/session', `X-Forwarded-For: ${address}\r\n`, JSON.stringify({ login, password: 'không phải mật khẩu này' }));
      if (status !== 401) throw new Error(`answered ${status} for ${login}`);
      return performance.now() - before;
    };
    const known = (pair: number): string => PEOPLE[pair % PEOPLE.length]?.actorId ?? '';
    for (let warmUp = 0; warmUp < 5; warmUp++) await refused(`nobody-before-${warmUp}`);
    const [unknown, wrong]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < pairs; pair++) {
      if (pair % 2 === 0) unknown.push(await refused(`nobody-${pair}`));
      wrong.push(await refused(known(pair)));
      if (pair % 2 === 1) unknown.push(await refused(`nobody-${pair}`));
    }
    connection.close();
    const difference = median(unknown.map((ms, pair) => ms - (wrong[pair] as number)));
    printResult({ workload: 'refusal-times', pairs, unknownMs: round(median(unknown)), wrongPasswordMs: round(median(wrong)), medianDifferenceMs: round(difference), goalMs: 2 });
  });
}

/** What it costs the server that a request comes with a session: the same address with and without one, turn about in one run. */
export function signedInOverhead({ concurrency, seconds, turns }: { readonly concurrency: number; readonly seconds: number; readonly turns: number }): Promise<void> {
  return served({}, signIn, async (port, tokens, pid) => {
    const headers = [...tokens.values()].map((token) => `Authorization: Bearer ${token}\r\n`);
    const connections = await Promise.all(Array.from({ length: concurrency }, () => HttpConnection.open(port)));
    /** Processor microseconds of the server a request. */
    const load = async (signedIn: boolean, ms: number): Promise<number> => {
      const before = processorMicroseconds(pid);
      const until = performance.now() + ms;
      let requests = 0;
      await Promise.all(
        connections.map(async (connection, index) => {
          const header = signedIn ? (headers[index % headers.length] ?? '') : '';
          for (; performance.now() < until; requests++) {
            const { status } = await connection.request('GET', '/livez', header, '');
            if (status !== 200) throw new Error(`answered ${status}`);
          }
        }),
      );
      return (processorMicroseconds(pid) - before) / requests;
    };
    for (const signedIn of [false, true]) await load(signedIn, 1_000);
    const [without, withSession]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      for (const signedIn of turn % 2 === 0 ? [false, true] : [true, false]) (signedIn ? withSession : without).push(await load(signedIn, seconds * 1000));
    }
    for (const connection of connections) connection.close();
    const overhead = median(withSession.map((us, turn) => us - (without[turn] as number)));
    printResult({
      workload: 'signed-in', concurrency, turns, cpuMicrosecondsWithout: round(median(without)), cpuMicrosecondsWith: round(median(withSession)), overheadMicroseconds: round(overhead), goalMicroseconds: 200,
      each: without.map((us, turn) => `${round(us)} ${round(withSession[turn] as number)}`),
    });
  });
}
