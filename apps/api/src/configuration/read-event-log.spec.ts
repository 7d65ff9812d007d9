import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
};
const LOCAL = { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: 'tinh_uy', EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113?tls=false' };
const SERVERS = { ...LOCAL, EVENTSTOREDB_URL: 'esdb://a.example,b.example?tlsCAFile=ca.pem', EVENTSTOREDB_USER: 'dondoc' };
let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mật khẩu-'));
  writeFileSync(file('good'), 'mật khẩu dài\n');
  writeFileSync(file('default'), 'changeit\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('where the events are', () => {
  it('is the data folder unless said otherwise, whatever servers are named for others', () => {
    expect(readConfiguration({}).eventLog).toEqual({ kind: 'sqlite' });
    expect(readConfiguration({ EVENTSTOREDB_URL: 'nonsense' }).eventLog).toEqual({ kind: 'sqlite' });
  });

  it('is on servers of this machine without an account', () => {
    expect(readConfiguration(LOCAL).eventLog).toEqual({ kind: 'eventstoredb', installation: 'tinh_uy', connection: { url: LOCAL.EVENTSTOREDB_URL, credentials: undefined } });
  });

  it('is on servers elsewhere with encryption, and an account whose password is in a file', () => {
    expect(readConfiguration({ ...SERVERS, EVENTSTOREDB_PASSWORD_FILE: file('good') }).eventLog).toEqual({
      kind: 'eventstoredb', installation: 'tinh_uy', connection: { url: SERVERS.EVENTSTOREDB_URL, credentials: { username: 'dondoc', password: 'mật khẩu dài' } },
    });
  });

  it.each<readonly [string, () => Environment, readonly string[]]>([
    ['another kind', () => ({ DONDOC_EVENT_LOG: 'mongodb' }), ['DONDOC_EVENT_LOG']],
    ['a name without servers', () => ({ DONDOC_INSTALLATION: 'tinh_uy' }), ['DONDOC_INSTALLATION']],
    ['neither name nor address', () => ({ DONDOC_EVENT_LOG: 'eventstoredb' }), ['DONDOC_INSTALLATION', 'EVENTSTOREDB_URL']],
    ['a name that is none', () => ({ ...LOCAL, DONDOC_INSTALLATION: 'Tỉnh ủy' }), ['DONDOC_INSTALLATION']],
    ['an address that is none', () => ({ ...LOCAL, EVENTSTOREDB_URL: 'http://127.0.0.1:2113' }), ['EVENTSTOREDB_URL']],
    ['credentials in the address', () => ({ ...LOCAL, EVENTSTOREDB_URL: 'esdb://a:b@127.0.0.1' }), ['EVENTSTOREDB_URL']],
    ['no encryption to another machine', () => ({ ...LOCAL, EVENTSTOREDB_URL: 'esdb://127.0.0.1,a.example?tls=false' }), ['EVENTSTOREDB_URL']],
    ['encryption without an account', () => ({ ...SERVERS, EVENTSTOREDB_USER: undefined }), ['EVENTSTOREDB_USER', 'EVENTSTOREDB_PASSWORD_FILE']],
    ['a password file that is not there', () => ({ ...SERVERS, EVENTSTOREDB_PASSWORD_FILE: file('none') }), ['EVENTSTOREDB_PASSWORD_FILE']],
    ['the default password', () => ({ ...SERVERS, EVENTSTOREDB_PASSWORD_FILE: file('default') }), ['EVENTSTOREDB_PASSWORD_FILE']],
  ])('is refused: %s', (_, environment, faults) => {
    expect(faultsOf(environment())).toEqual(faults);
  });
});
