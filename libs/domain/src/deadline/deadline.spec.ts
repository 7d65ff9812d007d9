import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import { deadlineFaults } from './deadline-faults.js';
import { deadlineLine, governingDeadline, NO_DEADLINE, type Deadline } from './deadline.js';

const clause = (fields: Partial<Deadline>): Deadline => ({ ...NO_DEADLINE, ...fields });
const dated = (due: string, fields: Partial<Deadline> = {}): Deadline =>
  clause({ kind: 'date', due: localDate(due), boundary: 'inclusive', confidence: 'high', ...fields });
const issuedOn = localDate('2021-11-15');

describe('the governing deadline of a sentence', () => {
  const early = dated('2021-12-15');
  const late = dated('2021-12-31');

  it('is the one dated phrase that is confirmed', () => {
    expect(governingDeadline([clause({ kind: 'standing' }), late])).toEqual({ kind: 'one', deadline: late });
    expect(governingDeadline([late, { ...early, confirmation: 'proposed' }])).toEqual({ kind: 'one', deadline: late });
    expect(governingDeadline([{ ...early, confirmation: 'proposed' }])).toEqual({ kind: 'none' });
    expect(governingDeadline([])).toEqual({ kind: 'none' });
  });

  it('is the first of several that name the same day', () => {
    const again = dated('2021-12-31', { phrase: 'hết năm 2021' });
    expect(governingDeadline([late, again])).toEqual({ kind: 'one', deadline: late });
  });

  it('is unclear between different days until one is marked', () => {
    expect(governingDeadline([early, late])).toEqual({ kind: 'unclear', dated: [early, late] });
    const chosen = dated('2021-12-31', { flags: ['governs'] });
    expect(governingDeadline([early, chosen])).toEqual({ kind: 'one', deadline: chosen });
    const other = dated('2021-12-15', { flags: ['governs'] });
    expect(governingDeadline([other, chosen])).toEqual({ kind: 'unclear', dated: [other, chosen] });
  });
});

describe('the line of a sentence', () => {
  const kinds = (...list: Deadline['kind'][]): string => deadlineLine(list.map((kind) => clause({ kind })));

  it('is dated by one day and undated between several', () => {
    expect(deadlineLine([dated('2021-12-31')])).toBe('dated');
    expect(deadlineLine([dated('2021-12-31'), dated('2021-12-15')])).toBe('undated');
    expect(deadlineLine([dated('2021-12-31', { kind: 'relative' })])).toBe('dated');
  });

  it('follows the kinds when nothing is dated', () => {
    expect([kinds(), kinds('none'), kinds('unspecified'), kinds('recurring'), kinds('recurring-unspecified')]).toEqual(
      Array.from({ length: 5 }, () => 'undated'),
    );
    expect([kinds('standing'), kinds('standing', 'unspecified'), kinds('none', 'standing')]).toEqual(
      Array.from({ length: 3 }, () => 'standing'),
    );
    expect([kinds('conditional'), kinds('relative'), kinds('standing', 'conditional')]).toEqual(
      Array.from({ length: 3 }, () => 'conditional'),
    );
  });

  it('does not hide an expected report or an unread date among the standing duties', () => {
    expect([kinds('standing', 'recurring'), kinds('standing', 'term')]).toEqual(['undated', 'undated']);
  });

  it('does not count what is only proposed (R9)', () => {
    expect(deadlineLine([clause({ kind: 'standing', confirmation: 'proposed' })])).toBe('undated');
  });
});

describe('the faults of a deadline', () => {
  const faults = (deadline: Deadline): readonly string[] => deadlineFaults(deadline, issuedOn);

  it('are none in sound ones', () => {
    expect(faults(NO_DEADLINE)).toEqual([]);
    expect(faults(dated('2021-11-15'))).toEqual([]);
    expect(faults(dated('2021-12-14', { phrase: 'trước ngày 15/12', boundary: 'exclusive' }))).toEqual([]);
    expect(faults(clause({ kind: 'term', flags: ['ask-issuer'] }))).toEqual([]);
    expect(faults(clause({ kind: 'recurring' }))).toEqual([]);
    expect(faults(dated('2021-12-31', { boundary: null }))).toEqual([]);
    const oneDay = { kind: 'window', start: localDate('2021-12-10'), boundary: 'exclusive' } as const;
    expect(faults(dated('2021-12-10', { ...oneDay, phrase: 'từ ngày 10/12 và trước ngày 11/12' }))).toEqual([]);
  });

  it('name a day before the issue and a window that ends before it begins', () => {
    expect(faults(dated('2021-11-14'))).toEqual(['due-before-issue']);
    expect(faults(dated('2021-12-01', { kind: 'window', start: localDate('2021-12-02') }))).toEqual([
      'start-after-due',
    ]);
  });

  it('name a kind that wants a day, or cannot have one', () => {
    expect(faults(clause({ kind: 'year-end' }))).toEqual(['kind-needs-due']);
    expect(faults(dated('2021-12-31', { kind: 'standing' }))).toEqual(['kind-must-not-have-due']);
    expect(faults(clause({ kind: 'recurring', boundary: 'inclusive' }))).toEqual(['boundary-without-due']);
  });

  it('name an exclusive limit that was not applied', () => {
    for (const phrase of ['trước ngày 15/12', 'hoàn thành trước ngày 15-12-2021']) {
      expect(faults(dated('2021-12-15', { phrase, boundary: 'exclusive' }))).toEqual(['exclusive-not-applied']);
    }
  });
});
