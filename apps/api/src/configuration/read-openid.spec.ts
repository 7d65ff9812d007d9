import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const BASE = { DONDOC_OPENID_ISSUER: 'https://id.example/realm', DONDOC_OPENID_CLIENT: 'dondoc', DONDOC_PUBLIC_URL: 'https://dondoc.example/' };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc openid '));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.faults.map(({ variable }) => variable);
  }
}

describe('the identity provider of the configuration', () => {
  it('is none unless named; then its secret comes from a file', () => {
    expect(readConfiguration({}).openId).toBeNull();
    const file = join(folder, 'secret');
    writeFileSync(file, 'bí mật\n');
    expect(readConfiguration({ ...BASE, DONDOC_OPENID_SECRET_FILE: file }).openId).toEqual({
      issuer: 'https://id.example/realm', clientId: 'dondoc', clientSecret: 'bí mật', loginClaim: 'preferred_username', secondFactorAcr: null, publicUrl: 'https://dondoc.example',
    }); // prettier-ignore
    expect(readConfiguration({ ...BASE, DONDOC_OPENID_LOGIN_CLAIM: 'email', DONDOC_OPENID_SECOND_FACTOR_ACR: 'mfa' }).openId).toMatchObject({ clientSecret: null, loginClaim: 'email', secondFactorAcr: 'mfa' });
  });

  it.each<readonly [Environment, readonly string[]]>([
    [{ DONDOC_OPENID_CLIENT: 'x', DONDOC_OPENID_LOGIN_CLAIM: 'y' }, ['DONDOC_OPENID_CLIENT', 'DONDOC_OPENID_LOGIN_CLAIM']],
    [{ DONDOC_OPENID_ISSUER: 'https://id.example' }, ['DONDOC_OPENID_CLIENT', 'DONDOC_PUBLIC_URL']],
    [{ ...BASE, DONDOC_OPENID_ISSUER: 'http://id.example' }, ['DONDOC_OPENID_ISSUER']],
    [{ ...BASE, DONDOC_OPENID_ISSUER: 'no address' }, ['DONDOC_OPENID_ISSUER']],
    [{ ...BASE, DONDOC_OPENID_ISSUER: 'http://127.0.0.1:4000' }, []],
    [{ ...BASE, DONDOC_OPENID_SECRET_FILE: '/nowhere/secret' }, ['DONDOC_OPENID_SECRET_FILE']],
  ])('%j: %j', (environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
  });
});
