import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
  return [];
};

describe('readConfiguration', () => {
  it('has a default for everything', () => {
    expect(readConfiguration({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: 'data',
      accountsFolder: null,
      clamd: null,
      unusedFilesHours: 72,
      readModelsFrom: null,
      eventLog: { kind: 'sqlite' },
      tls: null,
      trustedProxies: null,
      logLevel: 'warn',
      sessionHours: 12,
      sessionIdleMinutes: 120,
      openId: null,
      requestsPerMinute: 3_000,
      liveConnections: 500,
      workPlace: 'here',
      reminders: true,
      redis: null,
      notary: { origin: null, keysFolder: null, witnessPolicy: null, timestampUrl: null },
      smtp: null,
      traces: null,
      publicUrl: null,
    });
  });

  it('takes blank variables for absent ones', () => {
    expect(readConfiguration({ DONDOC_PORT: ' ', DONDOC_DATA: '' })).toEqual(readConfiguration({}));
  });

  it('lists every fault at once', () => {
    expect(
      faultsOf({
        DONDOC_PORT: '70000',
        DONDOC_SESSION_HOURS: 'many',
        DONDOC_SESSION_IDLE_MINUTES: '4',
        DONDOC_LOG_LEVEL: 'loud',
        DONDOC_TLS_CERT: '/nowhere/cert.pem',
        DONDOC_TRUST_PROXY: '10.0.0.0/33, localhost',
        DONDOC_PROT: '1',
      }),
    ).toEqual([
      'DONDOC_PROT', 'DONDOC_PORT', 'DONDOC_TLS_KEY', 'DONDOC_TLS_CERT', 'DONDOC_TRUST_PROXY', 'DONDOC_TRUST_PROXY',
      'DONDOC_LOG_LEVEL', 'DONDOC_SESSION_HOURS', 'DONDOC_SESSION_IDLE_MINUTES',
    ]); // prettier-ignore
  });

  it('takes reminders for on unless they are off, and nothing else', () => {
    expect([readConfiguration({ DONDOC_REMINDERS: 'off' }).reminders, readConfiguration({ DONDOC_REMINDERS: 'on' }).reminders, faultsOf({ DONDOC_REMINDERS: 'maybe' })]).toEqual([false, true, ['DONDOC_REMINDERS']]);
  });

  it('leaves the work to workers of their own only where several programs may write the log', () => {
    const servers = { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: 'tinh', EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113?tls=false' };
    expect([readConfiguration(servers).workPlace, readConfiguration({ ...servers, DONDOC_WORKER: 'separate' }).workPlace]).toEqual(['here', 'elsewhere']);
    expect([faultsOf({ DONDOC_WORKER: 'separate' }), faultsOf({ ...servers, DONDOC_WORKER: 'none' })]).toEqual([['DONDOC_WORKER'], ['DONDOC_WORKER']]);
  });

  it('takes shared accounts anywhere, and read models to begin with beside a log on servers only', () => {
    const servers = { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: 'tinh', EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113?tls=false' };
    expect(readConfiguration({ ...servers, DONDOC_ACCOUNTS: 'accounts', DONDOC_READ_MODELS_FROM: 'copy' })).toMatchObject({ accountsFolder: 'accounts', readModelsFrom: 'copy' });
    expect(faultsOf({ DONDOC_READ_MODELS_FROM: 'copy' })).toEqual(['DONDOC_READ_MODELS_FROM']);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'dondoc.example'])('refuses to open %s without encryption', (host) => {
    expect(faultsOf({ DONDOC_HOST: host })).toEqual(['DONDOC_HOST']);
    expect(faultsOf({ DONDOC_HOST: host, DONDOC_TRUST_PROXY: '10.0.0.1' })).toEqual(['DONDOC_HOST']);
    expect(faultsOf({ DONDOC_HOST: host, DONDOC_TLS_CERT: 'package.json', DONDOC_TLS_KEY: 'package.json' })).toEqual([]);
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('opens %s without encryption', (host) => {
    expect(faultsOf({ DONDOC_HOST: host })).toEqual([]);
  });

  it('says each fault in both languages', () => {
    expect(() => readConfiguration({ DONDOC_PORT: 'x' })).toThrow(
      'DONDOC_PORT: phải là số nguyên từ 0 đến 65535, không phải "x" / must be a whole number from 0 to 65535, not "x"',
    );
  });
});
