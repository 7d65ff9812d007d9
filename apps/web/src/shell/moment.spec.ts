import { describe, expect, it } from '@jest/globals';
import { instantOf, pinned, readMomentSearch } from './moment.js';

describe('the moment in the address', () => {
  it('is a day, an instant, or an event and an instant; nothing else', () => {
    const moment = pinned({ index: 17, at: Date.parse('2021-12-15T03:00:00Z') });
    expect(moment).toBe('index:17@2021-12-15T03:00:00.000Z');
    for (const luc of ['2021-12-15', '2021-12-15T10:00:00+07:00', moment]) expect(readMomentSearch({ luc })).toEqual({ luc });
    for (const luc of ['hôm qua', 'index:17', 'index:-1@2021-12-15T03:00:00Z', 7]) expect(readMomentSearch({ luc })).toEqual({});
  });

  it('ends a day in Việt Nam at its last millisecond', () => {
    expect(['2021-12-15', '2021-12-15T10:00:00+07:00', 'index:17@2021-12-15T03:00:00.000Z'].map((luc) => new Date(instantOf(luc)).toISOString())).toEqual(['2021-12-15T16:59:59.999Z', '2021-12-15T03:00:00.000Z', '2021-12-15T03:00:00.000Z']);
  });
});
