import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const read = (environment: Environment): unknown => {
  try {
    return readConfiguration(environment).traces;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
};
const URL = 'http://127.0.0.1:4318/v1/traces';

describe('traces in the configuration', () => {
  it.each<readonly [Environment, unknown]>([
    [{}, null],
    [{ DONDOC_TRACES_URL: URL }, { url: URL, percent: 100 }],
    [{ DONDOC_TRACES_URL: URL, DONDOC_TRACES_PERCENT: '5' }, { url: URL, percent: 5 }],
    [{ DONDOC_TRACES_URL: 'https://collector:4318/v1/traces' }, { url: 'https://collector:4318/v1/traces', percent: 100 }],
    [{ DONDOC_TRACES_URL: 'http://collector:4318/v1/traces' }, ['DONDOC_TRACES_URL']],
    [{ DONDOC_TRACES_PERCENT: '5' }, ['DONDOC_TRACES_PERCENT']],
    [{ DONDOC_TRACES_URL: 'collector:4318', DONDOC_TRACES_PERCENT: '0' }, ['DONDOC_TRACES_URL', 'DONDOC_TRACES_PERCENT']],
    [{ DONDOC_TRACES_URL: 'http://user:password@collector/v1/traces' }, ['DONDOC_TRACES_URL']],
  ])('%j: %j', (environment, expected) => {
    expect(read(environment)).toEqual(expected);
  });
});
