import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
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
const BASE = { DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: 'rediss://redis.tinhuy.example:6380/2' };

describe('the deadline timer in the configuration', () => {
  it('is the embedded one unless said otherwise', () => {
    expect([readConfiguration({}).redis, readConfiguration({ DONDOC_DEADLINE_TIMER: 'embedded' }).redis]).toEqual([null, null]);
  });

  it('is BullMQ on the Redis that is named, under its own prefix', () => {
    expect(readConfiguration(BASE).redis).toEqual({ url: 'rediss://redis.tinhuy.example:6380/2', password: null, prefix: 'dondoc' });
    expect(readConfiguration({ ...BASE, DONDOC_REDIS_URL: 'rediss://nguoi-dung@10.0.0.7', DONDOC_REDIS_PREFIX: 'tinh-a' }).redis).toEqual({ url: 'rediss://nguoi-dung@10.0.0.7', password: null, prefix: 'tinh-a' });
  });

  it('has its password in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const file = join(folder, 'password');
    writeFileSync(file, 'mật khẩu\n');
    expect(readConfiguration({ ...BASE, DONDOC_REDIS_PASSWORD_FILE: file }).redis?.password).toBe('mật khẩu');
    rmSync(folder, { recursive: true });
    expect(faultsOf({ ...BASE, DONDOC_REDIS_PASSWORD_FILE: file })).toEqual(['DONDOC_REDIS_PASSWORD_FILE']);
  });

  it('never repeats a password that stands in the address', () => {
    expect(() => readConfiguration({ ...BASE, DONDOC_REDIS_URL: 'redis://a:bi-mat@10.0.0.7' })).toThrow(/DONDOC_REDIS_PASSWORD_FILE/);
    expect(() => readConfiguration({ ...BASE, DONDOC_REDIS_URL: 'redis://a:bi-mat@10.0.0.7' })).not.toThrow(/bi-mat/);
    expect(() => readConfiguration({ ...BASE, DONDOC_REDIS_URL: 'http://a:bi-mat@10.0.0.7' })).not.toThrow(/bi-mat/);
  });

  it.each<readonly [Environment, readonly string[]]>([
    [{ DONDOC_DEADLINE_TIMER: 'cron' }, ['DONDOC_DEADLINE_TIMER']],
    [{ DONDOC_DEADLINE_TIMER: 'bullmq' }, ['DONDOC_REDIS_URL']],
    [{ DONDOC_REDIS_URL: 'redis://x', DONDOC_REDIS_PREFIX: 'p' }, ['DONDOC_REDIS_URL', 'DONDOC_REDIS_PREFIX']],
    [{ ...BASE, DONDOC_REDIS_URL: 'http://x' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://x/a' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://x?db=1' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://redis:6379' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://127.0.0.1.example' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://[::1]:6379' }, []],
    [{ ...BASE, DONDOC_REDIS_URL: 'redis://localhost' }, []],
    [{ ...BASE, DONDOC_REDIS_URL: 'x:6379' }, ['DONDOC_REDIS_URL']],
    [{ ...BASE, DONDOC_REDIS_PREFIX: 'a:b' }, ['DONDOC_REDIS_PREFIX']],
    [{ ...BASE, DONDOC_REDIS_URL: 'x', DONDOC_REDIS_PREFIX: 'Đ', DONDOC_REDIS_PASSWORD_FILE: '/nowhere/x' }, ['DONDOC_REDIS_URL', 'DONDOC_REDIS_PREFIX', 'DONDOC_REDIS_PASSWORD_FILE']],
  ])('%j has its faults', (environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
  });
});
