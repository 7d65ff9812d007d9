import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../problems/problem.error.js';
import { pageOf, parseAsOf } from './as-of.js';

describe('parseAsOf', () => {
  it.each([
    [undefined, { kind: 'now' }],
    ['', { kind: 'now' }],
    ['index:7', { kind: 'index', index: 7 }],
    ['2021-12-31', { kind: 'instant', at: Date.parse('2021-12-31T23:59:59.999+07:00') }],
    ['2021-12-31T08:00:00+07:00', { kind: 'instant', at: Date.parse('2021-12-31T01:00:00Z') }],
    ['2021-12-31T08:00 07:00', { kind: 'instant', at: Date.parse('2021-12-31T01:00:00Z') }],
    ['2021-12-31T01:00:00.5Z', { kind: 'instant', at: Date.parse('2021-12-31T01:00:00.500Z') }],
  ])('%s', (text, moment) => {
    expect(parseAsOf(text)).toEqual(moment);
  });

  it.each(['2021-02-31', '2021-12-31T08:00:00', '2021-02-31T08:00:00Z', '2021-12-31T24:00:00Z', 'index:-1', 'index:1e3', '1640995200000', 'yesterday'])('refuses %s', (text) => {
    expect(() => parseAsOf(text)).toThrow(new ProblemError('moment-unknown'));
  });
});

describe('pageOf', () => {
  it('has 50 rows unless it is told otherwise, 200 at most', () => {
    expect([pageOf({}), pageOf({ limit: '200', cursor: 'c' })]).toEqual([{ cursor: null, limit: 50 }, { cursor: 'c', limit: 200 }]);
    expect(() => pageOf({ limit: '201' })).toThrow(ProblemError);
    expect(() => pageOf({ limit: '0' })).toThrow(ProblemError);
  });
});
