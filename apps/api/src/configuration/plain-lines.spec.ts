import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, ENGINE_VARIABLES, SERVING_VARIABLES, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';
import { OPENID_VARIABLES } from './read-openid.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
};

/** Each variable that names another side, with that side at a host in the plain; last the variable that is at fault, where it is another one. */
const LINES: readonly (readonly [string, (host: string) => Environment, string?])[] = [
  ['DONDOC_HOST', (host) => ({ DONDOC_HOST: host })],
  ['EVENTSTOREDB_URL', (host) => ({ DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: 'tinh', EVENTSTOREDB_URL: `esdb://${host}:2113?tls=false` })],
  ['DONDOC_REDIS_URL', (host) => ({ DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: `redis://${host}:6379` })],
  ['DONDOC_CLAMD', (host) => ({ DONDOC_CLAMD: `${host}:3310` })],
  ['DONDOC_TRACES_URL', (host) => ({ DONDOC_TRACES_URL: `http://${host}:4318/v1/traces` })],
  ['DONDOC_TIMESTAMP_URL', (host) => ({ DONDOC_TIMESTAMP_URL: `http://${host}/` })],
  ['DONDOC_SMTP_HOST', (host) => ({ DONDOC_SMTP_HOST: host, DONDOC_SMTP_FROM: 'dondoc@tinhuy.example', DONDOC_SMTP_ENCRYPTION: 'none' }), 'DONDOC_SMTP_ENCRYPTION'],
  ['DONDOC_OPENID_ISSUER', (host) => ({ DONDOC_PUBLIC_URL: 'https://dondoc.example', DONDOC_OPENID_CLIENT: 'dondoc', DONDOC_OPENID_ISSUER: `http://${host}` })],
];

describe('a line in the plain', () => {
  it.each(LINES)('%s is refused at the start when it leaves this machine', (variable, at, told = variable) => {
    for (const host of ['10.0.0.7', 'inside.example', '127.0.0.1.example']) expect([host, faultsOf(at(host))]).toEqual([host, [told]]);
    expect(faultsOf(at('127.0.0.1'))).toEqual([]);
  });

  it('is looked for in every variable that names an address, but for the one that is only printed', () => {
    const naming = [...SERVING_VARIABLES, ...ENGINE_VARIABLES, ...OPENID_VARIABLES].filter((name) => /_(?:URL|HOST|ISSUER|CLAMD)$/u.test(name));
    expect(naming.toSorted()).toEqual([...LINES.map(([name]) => name), 'DONDOC_PUBLIC_URL'].filter((name) => name.startsWith('DONDOC')).toSorted());
  });
});
