import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoopbackMailServer, LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { ApiClient } from '../e2e/api-client.js';
import { Authority } from './authority.js';
import { fanOutOf, issueDirective, LEADS, sentBy } from './issued-directive.js';
import { caddyIsHere, LoopbackProxy } from './loopback-proxy.js';
import { ProvinceProcesses } from './province-processes.js';
import { SERVER_HOME, ServerProcesses } from './server-processes.js';

const PASSWORD = 'mật khẩu của một lần thử';
const PATIENCE_MS = 60_000;
const runs = SERVER_HOME !== undefined && redisServerIsHere() && caddyIsHere();
if (!runs) process.stderr.write('EVENTSTOREDB_HOME, redis-server or caddy is missing: the whole topology of compose.cluster.yaml is not tried (docs/guides/testing.md)\n');

/** `docker/compose.cluster.yaml` in plain processes: every part that it names, with the same encryption, accounts and proxy. */
(runs ? describe : describe.skip)('three servers under TLS, Redis with TLS and a password, two api, two workers, a proxy and mail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topology-'));
  const authorities = getCACertificates('default');
  let servers: ServerProcesses;
  let redis: LoopbackRedis;
  let mails: LoopbackMailServer;
  let province: ProvinceProcesses;
  let proxy: LoopbackProxy;
  /** In the order in which they are ended: whatever was begun. */
  const begun: { stop(): Promise<void> }[] = [];

  const secret = (name: string, text = PASSWORD): string => {
    const file = join(folder, name);
    writeFileSync(file, `${text}\n`, { mode: 0o600 });
    return file;
  };
  const eventually = async <T>(ask: () => Promise<T>, wanted: T): Promise<void> => {
    let found: unknown;
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(200)) {
      found = await ask().catch((error: unknown) => error);
      if (found === wanted) return;
    }
    expect(found).toEqual(wanted);
  };

  /** What that port answers to words without encryption, until it hangs up. */
  const saidInThePlain = async (port: number, words: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.end(words);
    return (await socket.toArray().catch(() => [])).join('');
  };

  beforeAll(async () => {
    const authority = new Authority(folder);
    setDefaultCACertificates([...authorities, readFileSync(authority.certificate, 'utf8')]);
    const [ofMail, ofRedis, ofPrograms] = [authority.certify('mail'), authority.certify('redis'), authority.certify('programs')];
    mails = new LoopbackMailServer({ key: readFileSync(ofMail.key, 'utf8'), cert: readFileSync(ofMail.certificate, 'utf8') });
    const mailPort = await mails.open();
    redis = await LoopbackRedis.start('--requirepass', PASSWORD, '--tls-cert-file', ofRedis.certificate, '--tls-key-file', ofRedis.key, '--tls-auth-clients', 'no');
    servers = await ServerProcesses.start(authority);
    begun.unshift(servers);
    const account = { EVENTSTOREDB_USER: 'dondoc', EVENTSTOREDB_PASSWORD_FILE: secret('log-password') };
    const environment = {
      ...account, EVENTSTOREDB_ADMIN_PASSWORD_FILE: secret('admin-password'), NODE_EXTRA_CA_CERTS: authority.certificate, DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url,
      DONDOC_REDIS_PASSWORD_FILE: secret('redis-password'), DONDOC_REMINDERS: 'on', DONDOC_PUBLIC_URL: 'https://127.0.0.1', DONDOC_SMTP_HOST: '127.0.0.1',
      DONDOC_TLS_CERT: ofPrograms.certificate, DONDOC_TLS_KEY: ofPrograms.key, DONDOC_SMTP_PORT: String(mailPort), DONDOC_SMTP_ENCRYPTION: 'starttls', DONDOC_SMTP_FROM: 'dondoc@tinhuy.example',
    }; // prettier-ignore
    province = await ProvinceProcesses.found(servers.url, environment, ['install-acl']);
    begun.unshift(province);
    for (const app of ['api', 'api', 'worker', 'worker'] as const) await province.start(app, app === 'api' ? { environment: { DONDOC_TRUST_PROXY: '127.0.0.1' } } : {});
    await province.ready();
    proxy = await LoopbackProxy.start(folder, authority.certify('proxy'), authority.certificate, province.apis.map(({ url }) => url));
    begun.unshift(proxy);
    await eventually(async () => (await new ApiClient(proxy.url).get('/api/session')).status, 401);
  }, 600_000);
  afterAll(async () => {
    setDefaultCACertificates(authorities);
    for (const part of begun) await part.stop();
    await redis.remove();
    await mails.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has one door: encrypted, for a session bound to the host, and silent about how the programs are', async () => {
    const door = new ApiClient(proxy.url);
    const session = await door.post('/api/session', { login: 'thuongtruc', password: 'mau-don-doc-2021' });
    expect([session.status, (session.headers.get('set-cookie') ?? '').replace(/=[^;]+/u, '=…')]).toEqual([201, '__Host-dondoc=…; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure']);
    expect(await Promise.all(['/metrics', '/livez', '/readyz'].map(async (path) => (await door.get(path)).status))).toEqual([404, 404, 404]);
  });

  it('is told of nothing in the plain, inside neither', async () => {
    const inside = [redis.url, ...province.nodes.map(({ url }) => url)];
    expect(inside.map((url) => new URL(url).protocol)).toEqual(['rediss:', 'https:', 'https:', 'https:', 'https:']);
    for (const { url } of province.nodes) await expect(fetch(`${url.replace('https', 'http')}/livez`)).rejects.toThrow();
    expect(await saidInThePlain(redis.port, 'PING\r\n')).not.toMatch(/PONG|NOAUTH/u);
  });

  it('reminds on one worker only, prompted by Redis', async () => {
    const active = await province.working('reminders');
    await eventually(async () => ((await (await fetch(`${active.url}/readyz`)).json()) as { readonly reminders: string }).reminders, 'prompt');
  });

  it('carries an act through the proxy to the log, to the duties that arise, to both api programs and to the office that has mail', async () => {
    const administrator = await new ApiClient(proxy.url).as('quantri');
    const address = JSON.stringify({ email: 'btg@tinhuy.example', delivery: 'immediate' });
    expect((await administrator.ask('PUT', '/api/office-addresses/ban-tuyen-giao', address, { 'content-type': 'application/json' })).status).toBe(200);
    const directive = await issueDirective(sentBy(await new ApiClient(proxy.url).as('thuongtruc')), 910, 1);
    for (const node of [0, 1]) {
      const committee = await province.as('thuongtruc', node);
      await eventually(async () => (await fanOutOf(committee, directive)).k, LEADS.length);
    }
    const [mail] = await mails.until(1, PATIENCE_MS);
    expect(mail?.to).toEqual(['btg@tinhuy.example']);
  }, 120_000);

  it('goes on at the door while one api and the leader of the log are killed', async () => {
    const committee = await new ApiClient(proxy.url).as('thuongtruc');
    await province.apis[0]?.program.stop('SIGKILL');
    await servers.killLeader();
    // A request that met the program that died, or the election, is sent again under its key, as the page does it.
    const patient = async (path: string, body: object, key: string) => {
      for (const until = performance.now() + PATIENCE_MS; ; await pause(500)) {
        const answer = await sentBy(committee)(path, body, key).catch(() => null);
        if (answer !== null && ![502, 503, 504].includes(answer.status)) return answer;
        if (performance.now() > until) throw new Error(`${path}: ${answer?.status}`);
      }
    };
    const directive = await issueDirective(patient, 911, 1);
    await eventually(async () => (await fanOutOf(committee, directive)).k, LEADS.length);
  }, 180_000);
});
