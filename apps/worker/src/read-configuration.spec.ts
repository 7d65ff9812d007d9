import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const SERVERS = { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: 'tinh', EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113?tls=false' };

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
  return [];
};

describe('the configuration of a worker', () => {
  it('is that of the engine, and where it tells how it is', () => {
    expect(readConfiguration(SERVERS)).toMatchObject({ port: 3100, host: '127.0.0.1', dataFolder: 'data', reminders: true, eventLog: { kind: 'eventstoredb', installation: 'tinh' } });
    expect(readConfiguration({ ...SERVERS, DONDOC_PORT: '0', DONDOC_HOST: '0.0.0.0', DONDOC_TLS_CERT: 'package.json', DONDOC_TLS_KEY: 'package.json' })).toMatchObject({ port: 0, host: '0.0.0.0', tls: { certificateFile: 'package.json', keyFile: 'package.json' } });
  });

  it('refuses a log that only one program may write', () => {
    expect(faultsOf({})).toEqual(['DONDOC_EVENT_LOG']);
  });

  it('lets other machines ask how it is by TLS only', () => {
    expect(faultsOf({ ...SERVERS, DONDOC_HOST: '0.0.0.0' })).toEqual(['DONDOC_HOST']);
  });

  it('knows nothing of what answers requests', () => {
    expect(faultsOf({ ...SERVERS, DONDOC_SESSION_HOURS: '3', DONDOC_WORKER: 'separate' })).toEqual(['DONDOC_SESSION_HOURS', 'DONDOC_WORKER']);
  });
});
