import { describe, expect, it } from '@jest/globals';
import { readInboxSearch } from '../inbox/inbox-search.js';
import { addressOf, keptOf } from './view-address.js';

describe('a saved view', () => {
  it('keeps the filters of an address and leads back to them, in the present', () => {
    const search = { luc: '2021-12-15', loc: 'overdue', thang: '2021-11', trong: 7, dv: 'so-y-te' };
    const kept = keptOf(search);
    expect(kept).toBe('loc=overdue&thang=2021-11&trong=7&dv=so-y-te');
    expect(addressOf({ page: 'inbox', search: kept })).toEqual({ to: '/hop-viec', search: { loc: 'overdue', thang: '2021-11', trong: 7, dv: 'so-y-te' } });
  });

  it('shows everything when nothing was filtered, and leaves out what is no filter', () => {
    expect([keptOf({}), addressOf({ page: 'board', search: '' })]).toEqual(['', { to: '/tong-hop', search: {} }]);
    expect(readInboxSearch(addressOf({ page: 'inbox', search: 'loc=none&to=//elsewhere&trong=-1' }).search as Record<string, unknown>)).toEqual({});
  });
});
