import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LoopbackIdentityProvider } from '#libs/testing';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import { IdentityProvider, type Errand } from './identity-provider.js';

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
