import { describe, expect, it } from '@jest/globals';
import { readInboxSearch } from './inbox-search.js';

describe('the address of the inbox', () => {
  it.each([
    [{}, {}],
    [{ loc: 'overdue', luc: '2021-12-31' }, { loc: 'overdue', luc: '2021-12-31' }],
    [{ loc: 'all' }, {}],
    [{ loc: 'nonsense', cho: 'ai', luc: 'yesterday', dv: 7 }, {}],
    [{ trong: 7 }, { trong: 7 }],
    [{ trong: '30', dv: 'so-y-te' }, { trong: 30, dv: 'so-y-te' }],
    [{ trong: -1 }, {}],
    [{ trong: 1.5 }, {}],
    [{ luc: '2021-12-31T08:00:00+07:00', cho: 'khac' }, { luc: '2021-12-31T08:00:00+07:00', cho: 'khac' }],
  ])('%p shows %p', (written, read) => {
    expect(readInboxSearch(written)).toEqual(read);
  });
});
