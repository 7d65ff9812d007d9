import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const read = (environment: Environment): unknown => {
  try {
    return readConfiguration(environment).clamd;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
};

describe('the scanner of files in the configuration', () => {
  it.each<readonly [Environment, unknown]>([
    [{}, null],
    [{ DONDOC_CLAMD: '127.0.0.1:3310' }, { host: '127.0.0.1', port: 3310 }],
    [{ DONDOC_CLAMD: '[::1]:3310' }, { host: '::1', port: 3310 }],
    [{ DONDOC_CLAMD: '/run/clamav/clamd.ctl' }, { path: '/run/clamav/clamd.ctl' }],
    [{ DONDOC_CLAMD: 'clamd:3310' }, ['DONDOC_CLAMD']],
    [{ DONDOC_CLAMD: '[fd00::1]:3310' }, ['DONDOC_CLAMD']],
    [{ DONDOC_CLAMD: '3310' }, ['DONDOC_CLAMD']],
    [{ DONDOC_CLAMD: 'tcp://127.0.0.1:3310' }, ['DONDOC_CLAMD']],
    [{ DONDOC_CLAMD: '127.0.0.1:70000' }, ['DONDOC_CLAMD']],
  ])('%j: %j', (environment, expected) => {
    expect(read(environment)).toEqual(expected);
  });
});
