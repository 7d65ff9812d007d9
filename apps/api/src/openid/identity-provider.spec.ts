import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LoopbackIdentityProvider } from '#libs/testing';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import { IdentityProvider, type Errand } from './identity-provider.js';

const FOREIGN_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const PUBLIC = 'https://dondoc.example';
let house: LoopbackIdentityProvider;
beforeAll(async () => {
  for (const say of ['warn', 'info'] as const) jest.spyOn(console, say).mockImplementation(() => undefined); // what the provider advises those who run one
  house = await LoopbackIdentityProvider.start({ id: 'dondoc', secret: 'a secret of this test', redirectUri: `${PUBLIC}/sign-in/openid/callback` });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await house.stop();
});

const providerOf = (changes: Readonly<Record<string, string | null>> = {}): IdentityProvider => {
  const { openId } = readConfiguration({ DONDOC_OPENID_ISSUER: house.issuer, DONDOC_OPENID_CLIENT: 'dondoc', DONDOC_PUBLIC_URL: PUBLIC });
  return new IdentityProvider({ openId: openId === null ? null : { ...openId, clientSecret: 'a secret of this test', ...changes } });
};
/** Goes out and comes back; `path` of the way back, and what was kept. */
async function wayBack(provider: IdentityProvider): Promise<{ readonly path: string; readonly errand: Errand; readonly out: URL }> {
  const { url, errand } = await provider.errand();
  const back = await house.visit(url);
  expect(back.origin).toBe(PUBLIC);
  return { path: back.pathname + back.search, errand, out: url };
}
const tagOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof ProblemError ? error.tag : String(error)));

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const claimsIn = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
/** The token with a claim more and a new signature by a key that nobody published. */
function spoilt(token: string, changes: Readonly<Record<string, unknown>>): string {
  const [head = ''] = token.split('.');
  const signed = `${head}.${encoded({ ...claimsIn(token), ...changes })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: FOREIGN_KEY, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
const unsigned = (token: string): string => `${encoded({ alg: 'none' })}.${encoded(claimsIn(token))}.`;

describe('signing in at an identity provider', () => {
  it('goes out with PKCE, state and nonce, and comes back with the subject and the login', async () => {
    house.next = { subject: '248289761001', claims: { preferred_username: ' VanThu ' } };
    const provider = providerOf();
    const { path, errand, out } = await wayBack(provider);
    expect(['code_challenge_method', 'state', 'nonce'].map((name) => out.searchParams.get(name))).toEqual(['S256', errand.state, errand.nonce]);
    expect(out.searchParams.get('code_challenge')).not.toBe(errand.verifier);
    expect(await provider.returned(path, errand)).toEqual({ identity: { issuer: house.issuer, subject: '248289761001', login: 'vanthu' }, secondFactorShown: false });
  });

  it('is refused with another state, nonce or verifier, with another code, and a second time', async () => {
    const provider = providerOf();
    for (const changed of [{ state: 'another-state-of-some-length' }, { nonce: 'another-nonce-of-some-length' }, { verifier: 'another-verifier-that-is-long-enough-for-the-rules-of-pkce' }]) {
      const { path, errand } = await wayBack(provider);
      expect(await tagOf(provider.returned(path, { ...errand, ...changed }))).toBe('provider-refused');
    }
    const { path, errand } = await wayBack(provider);
    expect(await tagOf(provider.returned(path.replace(/code=[^&]+/u, 'code=another'), errand))).toBe('provider-refused');
    expect(await tagOf(provider.returned(path.replace(/iss=[^&]+/u, 'iss=https%3A%2F%2Fevil.example'), errand))).toBe('provider-refused');
    expect([await tagOf(provider.returned(path, errand)), await tagOf(provider.returned(path, errand))]).toEqual(['none', 'provider-refused']);
  });

  it('is refused when the ID token is not signed as the provider’s keys say, for somebody else, or too old', async () => {
    const real = globalThis.fetch;
    const provider = providerOf();
    try {
      for (const spoil of [(token: string) => spoilt(token, {}), (token: string) => unsigned(token), (token: string) => spoilt(token, { aud: 'another' }), (token: string) => spoilt(token, { exp: 1 })]) {
        const { path, errand } = await wayBack(provider);
        globalThis.fetch = async (...asked) => {
          const answer = await real(...asked);
          if (!/json/u.test(answer.headers.get('content-type') ?? '')) return answer;
          const body = (await answer.json()) as { readonly id_token?: string };
          return Response.json(body.id_token === undefined ? body : { ...body, id_token: spoil(body.id_token) }, { status: answer.status });
        };
        expect(await tagOf(provider.returned(path, errand))).toBe('provider-refused');
        globalThis.fetch = real;
      }
    } finally {
      globalThis.fetch = real;
    }
    const { path, errand } = await wayBack(provider);
    expect(await tagOf(provider.returned(path, errand))).toBe('none');
  });

  it('takes the login from the chosen claim, an e-mail address only when it is verified', async () => {
    const logins: (string | null)[] = [];
    for (const claims of [{ email: 'an@coquan.example', email_verified: true }, { email: 'an@coquan.example', email_verified: false }, { email: 5 }, {}]) {
      house.next = { subject: 's', claims };
      const provider = providerOf({ loginClaim: 'email' });
      const { path, errand } = await wayBack(provider);
      logins.push((await provider.returned(path, errand)).identity.login);
    }
    expect(logins).toEqual(['an@coquan.example', null, null, null]);
  });

  it('believes in a second factor by the agreed acr alone', async () => {
    const shown: boolean[] = [];
    for (const [acr, agreed] of [['mfa', 'mfa'], ['mfa', null], ['pwd', 'mfa']] as const) {
      house.next = { subject: 's', claims: {}, acr };
      const provider = providerOf({ secondFactorAcr: agreed });
      const { path, errand } = await wayBack(provider);
      shown.push((await provider.returned(path, errand)).secondFactorShown);
    }
    expect(shown).toEqual([true, false, false]);
  });

  it('says so when the provider is away, and when there is none', async () => {
    const away = providerOf({ issuer: 'http://127.0.0.1:9' });
    expect([await tagOf(away.errand()), await tagOf(new IdentityProvider({ openId: null }).errand())]).toEqual(['provider-away', 'route-not-found']);
  });
});
