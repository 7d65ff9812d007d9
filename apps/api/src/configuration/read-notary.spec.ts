import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { verifierKey, verifierKeyText } from '#libs/domain';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const folder = mkdtempSync(join(tmpdir(), 'notary-'));
afterAll(() => rmSync(folder, { recursive: true }));

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable, en }) => `${variable}: ${en.replaceAll(folder, '')}`);
    throw error;
  }
};

const key = verifierKeyText(verifierKey('mttq.example', 'witness', nodeCryptography.sha256(Buffer.from('mttq')), nodeCryptography.sha256));
const policy = (url: string): Environment => {
  const file = join(folder, 'policy');
  writeFileSync(file, `witness mttq ${key} ${url}\nquorum mttq\n`);
  return { DONDOC_WITNESS_POLICY: file };
};

describe('what the notary asks of others', () => {
  it.each([['https://mttq.example/w'], ['http://127.0.0.1:3200'], ['http://[::1]:3200']])('may be asked at %s', (url) => {
    expect([faultsOf({ DONDOC_TIMESTAMP_URL: url }), faultsOf(policy(url))]).toEqual([[], []]);
  });

  it('is not asked in the plain where others can read it', () => {
    expect(faultsOf({ DONDOC_TIMESTAMP_URL: 'http://tsa.example/' })).toEqual(['DONDOC_TIMESTAMP_URL: "http://tsa.example/" is not this machine, so it must be https']);
    expect(faultsOf(policy('http://mttq.example/w'))).toEqual(['DONDOC_WITNESS_POLICY: "/policy": the witness mttq is not on this machine, so its address must be https']);
  });

  it('needs an address', () => {
    expect(faultsOf({ DONDOC_TIMESTAMP_URL: 'tsa' })).toEqual(['DONDOC_TIMESTAMP_URL: "tsa" is no http(s) address']);
    expect(faultsOf(policy(''))).toEqual(['DONDOC_WITNESS_POLICY: "/policy": the witness mttq has no http(s) address']);
  });
});
