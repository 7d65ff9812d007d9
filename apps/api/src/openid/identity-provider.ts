import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, discovery, enableNonRepudiationChecks, None, randomNonce, randomPKCECodeVerifier, randomState,
  type Configuration as Client, type IDToken,
} from 'openid-client'; // prettier-ignore
import type { ProvenIdentity } from '#libs/application';
import { CONFIGURATION } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';
import { ProblemError } from '../problems/problem.error.js';

/** Where the provider sends the browser back to. */
export const CALLBACK_PATH = '/sign-in/openid/callback';

const TIMEOUT_S = 5;
/** What the provider publishes of itself, its keys among it, is believed so long. */
const BELIEVED_MS = 3_600_000;

/** What the browser keeps between going to the provider and coming back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who came back, and whether the provider was shown a second factor. */
export interface Returned {
  readonly identity: ProvenIdentity;
  readonly secondFactorShown: boolean;
}

/** Signing in at an identity provider: authorization code, PKCE, state and nonce (OpenID Connect Core 1.0). */
@Injectable()
export class IdentityProvider {
  private known: { readonly client: Promise<Client>; readonly until: number } | null = null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'openId'>) {}

  get isThere(): boolean {
    return this.configuration.openId !== null;
  }

  /** Where to send the browser, and what it has to bring back. @throws ProblemError `provider-away`. */
  async errand(): Promise<{ readonly url: URL; readonly errand: Errand }> {
    const { publicUrl, secondFactorAcr } = this.settings();
    const errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(await this.client(), {
      redirect_uri: publicUrl + CALLBACK_PATH, scope: 'openid profile email', state: errand.state, nonce: errand.nonce,
      code_challenge: await calculatePKCECodeChallenge(errand.verifier), code_challenge_method: 'S256', ...(secondFactorAcr !== null && { acr_values: secondFactorAcr }),
    }); // prettier-ignore
    return { url, errand };
  }

  /** `path`: where the browser came back to, with its query. @throws ProblemError `provider-away` or `provider-refused`. */
  async returned(path: string, { state, nonce, verifier }: Errand): Promise<Returned> {
    const { publicUrl, loginClaim, secondFactorAcr } = this.settings();
    const client = await this.client();
    let claims: IDToken | undefined;
    try {
      claims = (await authorizationCodeGrant(client, new URL(publicUrl + path), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })).claims();
    } catch {
      throw new ProblemError('provider-refused');
    }
    if (claims === undefined) throw new ProblemError('provider-refused');
    return {
      identity: { issuer: claims.iss, subject: claims.sub, login: loginIn(claims, loginClaim) },
      secondFactorShown: secondFactorAcr !== null && claims['acr'] === secondFactorAcr,
    };
  }

  private settings(): NonNullable<Configuration['openId']> {
    const { openId } = this.configuration;
    if (openId === null) throw new ProblemError('route-not-found');
    return openId;
  }

  private async client(): Promise<Client> {
    if (this.known === null || this.known.until < performance.now()) this.known = { client: this.discover(), until: performance.now() + BELIEVED_MS };
    try {
      return await this.known.client;
    } catch {
      this.known = null;
      throw new ProblemError('provider-away', {}, [], { 'retry-after': '10' });
    }
  }

  /** Signatures of ID tokens are checked by the keys that the issuer publishes, though they come from itself. */
  private discover(): Promise<Client> {
    const { issuer, clientId, clientSecret } = this.settings();
    const address = new URL(issuer);
    const execute = [enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [allowInsecureRequests] : [])]; // http: of this machine alone, the configuration takes no other
    return discovery(address, clientId, {}, clientSecret === null ? None() : ClientSecretBasic(clientSecret), { timeout: TIMEOUT_S, execute });
  }
}

/** An e-mail address counts where the provider has verified it. */
function loginIn(claims: IDToken, claim: string): string | null {
  const value = claims[claim];
  if (typeof value !== 'string' || (claim === 'email' && claims['email_verified'] !== true)) return null;
  return value.trim().toLowerCase();
}
