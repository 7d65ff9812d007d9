import { describe, expect, it } from '@jest/globals';
import type { Session } from '../session/session.js';
import { countedBy, isLineNumber, maySeeLine } from './line-counts.js';

describe('the numbers of a published line', () => {
  const duties = (['overdue', 'done-late', 'done-on-time', 'not-counted', 'overdue'] as const).map((countsAs) => ({ countsAs }));

  it('count the duties that they are made of', () => {
    const counts = Object.fromEntries(['completion.k', 'completion.n', 'onTime.k', 'onTime.n', 'counts.overdue', 'counts.done-late'].map((number) => [number, countedBy(duties, number).length]));
    expect(counts).toEqual({ 'completion.k': 2, 'completion.n': 4, 'onTime.k': 1, 'onTime.n': 4, 'counts.overdue': 2, 'counts.done-late': 1 });
    expect([countedBy(duties, undefined).length, isLineNumber('counts.overdue'), isLineNumber('toString'), isLineNumber(7)]).toEqual([5, true, false, false]);
  });

  it('are opened by those who see the office, and by whose line it is', () => {
    const who = (body: string, roles: readonly string[], from: readonly string[] = []): Session => ({ body, roles, delegations: from.map((each) => ({ from: each })) }) as unknown as Session;
    const sees = (asker: Session): boolean => maySeeLine(asker, 'ban-dan-van', 'so-cu', (body) => (body === 'so-cu' ? ['so-cu', 'so-moi'] : [body]));
    expect([who('ban-dan-van', ['officer']), who('vptu', ['supervising-officer']), who('ubkt', ['auditor']), who('so-moi', ['head']), who('vptu', ['officer'], ['so-cu'])].map(sees)).toEqual([true, true, true, true, true]);
    expect([who('so-khac', ['head']), who('ban-dan-van', [])].map(sees)).toEqual([false, false]);
  });
});
