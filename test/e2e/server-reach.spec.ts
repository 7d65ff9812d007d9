import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { LoopbackIdentityProvider } from '#libs/testing';
import { ApiClient } from './api-client.js';
import { EnrolledAccount, type Post } from './enrolled-account.js';
import { RunningProgram, type SpawnOptions } from './running-program.js';

const programs: RunningProgram[] = [];
const start = (options: SpawnOptions): RunningProgram => {
  const program = RunningProgram.spawn({ args: ['--empty'], ...options });
  programs.push(program);
  return program;
};
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

const PASSWORD = 'a long enough password';
const invitationIn = (out: string): string => /invitations\/(\S+)/.exec(out)?.[1] ?? '';
const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').replace(/=[^;]+/, '=…');

/** Starts a bare server, lets the administrator choose a password, and starts it again with that environment. */
async function administered(environment: Readonly<Record<string, string>>): Promise<{ readonly url: string; readonly signIn: (headers: Record<string, string>) => ReturnType<Post>; readonly freshCode: () => string }> {
  const first = start({});
  await first.ready();
  const { out } = await first.stop();
  const second = start({ folder: first.folder, environment });
  const url = await second.ready();
  const administrator = await EnrolledAccount.accept(url, invitationIn(out), PASSWORD);
  return { url, signIn: (headers) => administrator.signIn('quantri', PASSWORD, headers), freshCode: () => administrator.freshCode() };
}

const SAID = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };
const SECURE = '__Host-dondoc=…; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure';
const PLAIN = 'dondoc=…; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200';

describe('forwarding headers', () => {
  it('of a listed proxy are believed: the cookie is bound to the host and to encryption', async () => {
    const { url, signIn } = await administered({ DONDOC_TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' });
    const said = await signIn(SAID);
    expect([said.status, cookieOf(said.headers)]).toEqual([201, SECURE]);
    const cookie = (said.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await new ApiClient(url).get('/api/session', { cookie, ...SAID })).status).toBe(200);
    expect((await new ApiClient(url).get('/api/session', { cookie })).status).toBe(401); // the same cookie over plain HTTP
    expect(cookieOf((await signIn({})).headers)).toBe(PLAIN);
    expect(await addressesCount(url)).toBe('each for itself');
  }, 60_000);

  it('of anybody else are not', async () => {
    const { url, signIn } = await administered({ DONDOC_TRUST_PROXY: '10.0.0.0/8' });
    expect(cookieOf((await signIn(SAID)).headers)).toBe(PLAIN);
    expect(await addressesCount(url)).toBe('all as one');
  }, 60_000);

  /** Whether wrong passwords from many forwarded addresses are counted for each address, or for the one that connects. */
  async function addressesCount(url: string): Promise<'each for itself' | 'all as one'> {
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const answer = await new ApiClient(url).post('/api/session', { login: 'nobody', password: 'wrong' }, { 'x-forwarded-for': `203.0.113.${turn}` });
      statuses.push(answer.status);
    }
    return statuses.includes(429) ? 'all as one' : 'each for itself';
  }
});

describe('an identity provider', () => {
  it('signs its people in, each by the subject, with the second factor of here unless one was shown there; no forwarding header is believed without a list', async () => {
    for (const say of ['warn', 'info'] as const) jest.spyOn(console, say).mockImplementation(() => undefined); // what the provider advises those who run one
    const PUBLIC = 'https://dondoc.example';
    const house = await LoopbackIdentityProvider.start({ id: 'dondoc', secret: 'a secret of this test', redirectUri: `${PUBLIC}/sign-in/openid/callback` });
    const folder = mkdtempSync(join(tmpdir(), 'dondoc secret '));
    writeFileSync(join(folder, 'secret'), 'a secret of this test\n');
    const environment = { DONDOC_PUBLIC_URL: PUBLIC, DONDOC_OPENID_ISSUER: house.issuer, DONDOC_OPENID_CLIENT: 'dondoc', DONDOC_OPENID_SECRET_FILE: join(folder, 'secret'), DONDOC_OPENID_SECOND_FACTOR_ACR: 'mfa' };
    const { url, signIn, freshCode } = await administered(environment);
    expect(cookieOf((await signIn(SAID)).headers)).toBe(PLAIN);
    const client = new ApiClient(url);
    const comeBack = async (keep = true): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> => {
      const out = await client.get('/sign-in/openid');
      const back = await house.visit(new URL(out.headers.get('location') ?? ''));
      return client.get<unknown>(back.pathname + back.search, keep ? { cookie: (out.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } : {});
    };
    expect((await client.get('/api/session/ways')).body).toEqual({ identityProvider: true });
    house.next = { subject: '248289761001', claims: { preferred_username: 'quantri' } };
    expect([(await comeBack(false)).status, (await comeBack()).status]).toEqual([401, 200]);
    const asked = await comeBack();
    expect([/name="ticket"/u.test(String(asked.body)), /dondoc=/u.test(asked.headers.get('set-cookie') ?? '')]).toEqual([true, false]);
    house.next = { subject: '248289761001', claims: { preferred_username: 'renamed' }, acr: 'mfa' };
    const entered = await comeBack();
    const cookie = entered.headers.getSetCookie().find((one) => one.startsWith('dondoc='))?.split(';')[0] ?? '';
    expect([entered.status, (await client.get<{ login: string }>('/api/session', { cookie })).body.login]).toEqual([303, 'quantri']);
    house.next = { subject: 'somebody-else', claims: { preferred_username: 'quantri' }, acr: 'mfa' };
    expect((await comeBack()).status).toBe(403);

    // Unlinked by its owner, the account is found by its login again, by whoever has that there; and once more by an administrator.
    const own = { cookie, 'x-dondoc-request': '1' };
    expect((await client.get('/api/session/identities', own)).body).toEqual({ issuers: [house.issuer] });
    const unlinked = [await client.post('/api/session/identities/unlinking', { code: '000000' }, own), await client.post('/api/session/identities/unlinking', { code: freshCode() }, own), await client.post('/api/session/identities/unlinking', { code: freshCode() }, own)];
    expect(unlinked.map(({ status }) => status)).toEqual([401, 204, 409]);
    house.next = { subject: 'somebody-else', claims: { preferred_username: 'quantri' }, acr: 'mfa' };
    expect((await comeBack()).status).toBe(303);
    const { actorId } = (await client.get<{ actorId: string }>('/api/session', own)).body;
    const address = `/api/accounts/${actorId}/identity`;
    expect([(await client.ask('DELETE', address, undefined, own)).status, (await client.get('/api/session', own)).status]).toEqual([204, 401]);
    await house.stop();
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  }, 60_000);
});

describe('reaching the server from elsewhere', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1'])('%s without encryption is refused at the start, in both languages', async (host) => {
    const { code, out, err } = await start({ environment: { DONDOC_HOST: host } }).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('mở ra ngoài máy này mà không mã hóa: hãy đặt DONDOC_TLS_CERT và DONDOC_TLS_KEY');
    expect(err).toContain('is reachable from outside without encryption: set DONDOC_TLS_CERT and DONDOC_TLS_KEY');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('bỏ qua TLS: không có openssl / skipped TLS: there is no openssl');

(hasOpenssl ? describe : describe.skip)('TLS (needs openssl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc tls '));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  afterAll(() => rmSync(folder, { recursive: true }));

  const makeCertificate = (): void => {
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    expect(spawnSync('openssl', [...words, '-keyout', key, '-out', cert]).status).toBe(0);
  };

  const ask = (url: string, method: string, sent?: unknown): ReturnType<Post> =>
    new Promise((resolve, reject) => {
      const asking = request(url, { method, ca: readFileSync(cert), headers: { 'content-type': 'application/json' }, agent: false }, (answer) => {
        let text = '';
        const headers = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers, body: /json/u.test(headers.get('content-type') ?? '') ? JSON.parse(text) : text }));
      });
      asking.on('error', reject);
      asking.end(sent === undefined ? undefined : JSON.stringify(sent));
    });

  /** The version of TLS that both ends agree on. */
  const handshake = (url: string, manner: ConnectionOptions): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), ca: readFileSync(cert), ...manner }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on('error', reject);
    });

  it('serves by certificate files and today’s TLS alone, with a cookie of this host alone, and refuses plain HTTP', async () => {
    makeCertificate();
    const program = start({ environment: { DONDOC_TLS_CERT: cert, DONDOC_TLS_KEY: key } });
    const url = await program.ready();
    expect(url).toMatch(/^https:/);
    const live = await ask(`${url}/livez`, 'GET');
    expect([live.status, live.headers.get('strict-transport-security')]).toEqual([200, 'max-age=31536000; includeSubDomains']);
    for (const manner of [{ maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }, { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' }, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA' }] as const) await expect(handshake(url, manner)).rejects.toThrow();
    expect([await handshake(url, { maxVersion: 'TLSv1.2' }), await handshake(url, {})]).toEqual(['TLSv1.2', 'TLSv1.3']);
    await expect(fetch(`${url.replace('https', 'http')}/livez`)).rejects.toThrow();
    expect((await ask(`${url}/livez`, 'GET')).status).toBe(200); // that did not hurt it
    const told = /^dondoc_certificate_ends_timestamp_seconds (\S+)$/m.exec(String((await ask(`${url}/metrics`, 'GET')).body))?.[1];
    expect(Number(told)).toBe(new X509Certificate(readFileSync(cert)).validToDate.getTime() / 1000);
    const { out } = await program.stop();
    const again = start({ folder: program.folder, environment: { DONDOC_TLS_CERT: cert, DONDOC_TLS_KEY: key } });
    const address = await again.ready();
    const { headers } = await EnrolledAccount.accept(address, invitationIn(out), PASSWORD, (asked, body) => ask(address + asked, 'POST', body));
    expect(headers.get('set-cookie')).toMatch(/^__Host-dondoc=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/);
    expect((await again.stop()).code).toBe(0);
  }, 60_000);

  it('tells files that are no certificate, without a stack', async () => {
    writeFileSync(cert, 'not a certificate');
    writeFileSync(key, 'not a key');
    const { code, err } = await start({ environment: { DONDOC_TLS_CERT: cert, DONDOC_TLS_KEY: key } }).ended;
    expect([code, /chứng thư.*certificate/.test(err)]).toEqual([1, true]);
    expect(err).not.toMatch(/\n\s+at /);
  }, 30_000);
});
