import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, localDate } from '../../kernel/index.js';
import { answeredRatio, answerStanding, answerTable, countAnswers, explanationStanding } from './index.js';

const due = localDate('2022-01-17');
const limit = endOfDay(due);

describe('how an addressee stands to the answer that is due', () => {
  it.each([
    ['answered on the last millisecond of the day', limit - 1, limit + 5, 'answered-in-time'],
    ['answered on the first millisecond after it', limit, limit + 5, 'answered-late'],
    ['silent on the last day', null, limit - 1, 'awaiting'],
    ['silent after it', null, limit, 'overdue'],
    ['answered only after the moment, which is in time', limit + 9, limit - 1, 'awaiting'],
    ['answered only after the moment, which is late', limit + 9, limit + 3, 'overdue'],
  ] as const)('%s', (_how, answeredAt, at, standing) => {
    expect(answerStanding(due, answeredAt, at)).toBe(standing);
  });

  it('never goes back: once late always late, once in time always in time', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: limit - 1000, max: limit + 1000 })), fc.integer({ min: limit - 2000, max: limit + 2000 }), fc.nat(2000), (answeredAt, at, later) => {
        const [before, after] = [answerStanding(due, answeredAt, at), answerStanding(due, answeredAt, at + later)];
        if (before.startsWith('answered')) expect(after).toBe(before);
        if (before === 'overdue') expect(['overdue', 'answered-late']).toContain(after);
      }),
    );
  });

  it('explains by its own day', () => {
    const asked = { status: 'asked', round: 0, due, givenAt: null } as const;
    const standings = [explanationStanding(asked, limit - 1), explanationStanding(asked, limit), explanationStanding({ ...asked, status: 'given' }, limit), explanationStanding({ ...asked, status: 'accepted' }, limit), explanationStanding({ ...asked, status: 'not-asked', due: null }, limit)];
    expect(standings).toEqual(['awaiting', 'overdue', 'under-review', 'accepted', 'not-asked']);
  });
});

describe('the table of who answered', () => {
  it('counts k of n by kind and level, in the order of the paper', () => {
    const rows = [
      { kind: 'partyBoard', level: 'province', answeredAt: limit - 5 },
      { kind: 'districtPartyCommittee', level: 'district', answeredAt: null },
      { kind: 'partyBoard', level: 'province', answeredAt: limit + 5 },
      { kind: 'partyBoard', level: 'central', answeredAt: null },
    ] as const;
    expect(answerTable(rows, due, limit + 10)).toEqual([
      { kind: 'partyBoard', level: 'province', answered: { k: 2, n: 2 }, standings: { 'answered-in-time': 1, 'answered-late': 1, awaiting: 0, overdue: 0 } },
      { kind: 'districtPartyCommittee', level: 'district', answered: { k: 0, n: 1 }, standings: { 'answered-in-time': 0, 'answered-late': 0, awaiting: 0, overdue: 1 } },
      { kind: 'partyBoard', level: 'central', answered: { k: 0, n: 1 }, standings: { 'answered-in-time': 0, 'answered-late': 0, awaiting: 0, overdue: 1 } },
    ]);
  });

  it('adds up to everybody, whatever the moment', () => {
    const row = fc.record({ kind: fc.constantFrom('partyBoard' as const, 'department' as const), level: fc.constantFrom('province' as const, 'district' as const), answeredAt: fc.option(fc.integer({ min: limit - 50, max: limit + 50 })) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: limit - 60, max: limit + 60 }), (rows, at) => {
        const groups = answerTable(rows, due, at);
        const sum = groups.reduce((total, { answered }) => ({ k: total.k + answered.k, n: total.n + answered.n }), { k: 0, n: 0 });
        expect(sum).toEqual(answeredRatio(countAnswers(rows, due, at)));
        expect(sum.n).toBe(rows.length);
      }),
    );
  });
});
