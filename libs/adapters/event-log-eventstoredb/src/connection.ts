import { EventStoreDBClient } from '@eventstore/db-client';

/** Where the servers are and as whom to speak to them. */
export interface Connection {
  /** `esdb://host:port[,host:port…]?…` or `esdb+discover://…`, without credentials. */
  readonly url: string;
  /** Absent only where the servers run without authentication. */
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
}

const SCHEME = /^(esdb(?:\+discover)?):\/\/(.*)$/;
const KNOWN_OPTIONS = new Set(['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'connectionname', 'maxdiscoverattempts', 'discoveryinterval', 'gossiptimeout', 'nodepreference', 'keepaliveinterval', 'keepalivetimeout', 'defaultdeadline']);
/** Every append asks for the leader, and an answer that throws is the only one that the client gives without a mistake. */
const FORBIDDEN_OPTIONS = new Set(['throwonappendfailure', 'tlsverifycert']);

export type UrlFault = 'shape' | 'credentials' | 'option';

/** What an address says, or what is wrong with it. */
export type ReadUrl =
  | { readonly hosts: readonly string[]; readonly encrypted: boolean; readonly fault?: undefined }
  | { readonly fault: UrlFault; readonly detail: string };

/** Reads an address strictly: the client would ignore what it does not know. */
export function readUrl(url: string): ReadUrl {
  const [, , rest] = SCHEME.exec(url.trim()) ?? [];
  if (rest === undefined) return { fault: 'shape', detail: 'esdb://…, esdb+discover://…' };
  const [authority = '', query = ''] = rest.split('?', 2) as [string, string?];
  if (authority.includes('@')) return { fault: 'credentials', detail: '@' };
  const hosts = authority.replace(/\/+$/, '').split(',');
  const wrong = hosts.find((host) => !/^[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?$/.test(host));
  if (wrong !== undefined) return { fault: 'shape', detail: wrong };
  let encrypted = true;
  for (const pair of query === '' ? [] : query.split('&')) {
    const [key = '', value] = pair.split('=', 2) as [string, string?];
    const name = key.toLowerCase().replace(/[_-]/g, '');
    if (!value || FORBIDDEN_OPTIONS.has(name) || !KNOWN_OPTIONS.has(name)) return { fault: 'option', detail: pair };
    if (name === 'tls') {
      if (value !== 'true' && value !== 'false') return { fault: 'option', detail: pair };
      encrypted = value === 'true';
    }
  }
  return { hosts: hosts.map((host) => host.replace(/:\d+$/, '')), encrypted };
}

/** A server that does not answer is passed over after so many seconds, not after the client's five; another is asked soon. */
const QUICK: readonly (readonly [name: string, value: string])[] = [['gossipTimeout', '1'], ['maxDiscoverAttempts', '5'], ['discoveryInterval', '100']];

/** The address as the client takes it, with credentials, and quick to find another server unless it says otherwise. */
export function connectionString({ url, credentials }: Connection): string {
  const [, scheme = '', rest = ''] = SCHEME.exec(url.trim()) ?? [];
  const account = credentials === undefined ? '' : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
  const missing = QUICK.filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(rest)).map(([name, value]) => `${name}=${value}`);
  return `${scheme}://${account}${rest}${missing.length === 0 ? '' : (rest.includes('?') ? '&' : '?') + missing.join('&')}`;
}

/** A client of its own: what closes the channel of one must not end what another is doing. */
export const newClient = (connection: Connection): EventStoreDBClient => EventStoreDBClient.connectionString(connectionString(connection));
