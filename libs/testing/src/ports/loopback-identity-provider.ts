import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';

/** Who the provider says comes next: its subject, its claims, and by which `acr`. */
export interface PersonThere {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly acr?: string;
}

/** A real identity provider on the loopback address, at which people are signed in without a form. For tests. */
export class LoopbackIdentityProvider {
  next: PersonThere = { subject: 'nobody', claims: {} };

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly provider: Provider,
  ) {}

  static async start(client: { readonly id: string; readonly secret: string; readonly redirectUri: string }): Promise<LoopbackIdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { default: RealProvider } = await import('oidc-provider'); // here, since most specs do without it
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    let house: LoopbackIdentityProvider | null = null;
    const provider = new RealProvider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri], response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: 'ES256' }],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
      cookies: { keys: ['of this test'] },
      features: { devInteractions: { enabled: false } },
      conformIdTokenClaims: false,
      claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'], acr: null },
      acrValues: ['mfa'],
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...house?.next.claims }) }),
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({ clientId: client.id, accountId: context.oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    house = new LoopbackIdentityProvider(server, issuer, provider);
    server.on('request', (request, response) => void house?.answer(request, response));
    return house;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Goes where a browser is sent to, signs the next person in there, and tells the address that it is sent back to. */
  async visit(address: URL): Promise<URL> {
    const cookies = new Map<string, string>();
    for (let here = address; ; ) {
      const response = await fetch(here, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${here.href}: ${response.status} ${(await response.text()).slice(0, 300)}`);
      here = new URL(location, here);
      if (here.origin !== this.issuer) return here;
    }
  }

  private answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/interaction/') !== true) return this.provider.callback()(request, response);
    const { subject, acr } = this.next;
    return this.provider.interactionFinished(request, response, { login: { accountId: subject, ...(acr !== undefined && { acr }) } });
  }
}
