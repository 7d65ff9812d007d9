import type { EngineConfiguration, TlsFiles, WorkPlace } from '#libs/engine';
import type { OpenIdConfiguration } from './read-openid.js';

/** How this installation runs: the outcome of reading the environment (see `.env.example` for each variable). */
export interface Configuration extends EngineConfiguration {
  /** Whether this program also works, or only answers while workers of their own do. */
  readonly workPlace: WorkPlace;
  /** TCP port; 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  readonly tls: TlsFiles | null;
  /** Addresses or networks of proxies whose forwarding headers are believed; null = none. */
  readonly trustedProxies: readonly string[] | null;
  /** Hours until a sign-in has to be repeated. */
  readonly sessionHours: number;
  /** Minutes after which a session that is not used ends. */
  readonly sessionIdleMinutes: number;
  /** The identity provider that people may sign in with; null = none. */
  readonly openId: OpenIdConfiguration | null;
  /** Requests that an account may send in a minute, by whatever sessions and machines. */
  readonly requestsPerMinute: number;
  /** Live-update connections served at once. */
  readonly liveConnections: number;
}
