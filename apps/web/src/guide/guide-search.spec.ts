import { describe, expect, it } from '@jest/globals';
import { guideFor, readGuideSearch } from './guide-search.js';

describe('the guide', () => {
  it.each([
    [['clerk'], 'agency'],
    [['officer', 'head'], 'agency'],
    [['officer', 'supervising-officer'], 'office'],
    [['auditor', 'head'], 'auditor'],
    [['administrator'], 'administrator'],
    [[], 'agency'],
  ])('for %j is the one of %s', (roles, guide) => {
    expect(guideFor(roles)).toBe(guide);
  });

  it('may be asked for, if there is such a one', () => {
    expect([readGuideSearch({ vai: 'auditor', luc: '2021-12-15' }), readGuideSearch({ vai: 'nobody' })]).toEqual([{ vai: 'auditor', luc: '2021-12-15' }, {}]);
  });
});
