import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, fromDayNumber, localDate, weekday, type LocalDate } from '../kernel/index.js';
import { addMonths, partsOf } from './calendar-units.js';
import { deadlineFaults } from './deadline-faults.js';
import type { Deadline } from './deadline.js';
import { resolveDeadlineOnEvent } from './phrase-terms.js';
import { POLICY_V1 } from './policy.js';
import { resolveDeadlinePhrase } from './resolve-phrase.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-calendar.js';
import { WORKING_CALENDAR_V1 as calendar } from './working-calendar-2021-2026.js';

const days = fc.integer({ min: 18_628, max: 20_800 }).map(fromDayNumber);
const written = (date: LocalDate, mark = '/'): string => {
  const { year, month, day } = partsOf(date);
  return [day, month, year].join(mark);
};
const dayMonth = (date: LocalDate): string => written(date).split('/').slice(0, 2).join('/');
const resolve = (phrase: string, issuedOn = localDate('2021-11-15'), policy = POLICY_V1): Deadline =>
  resolveDeadlinePhrase(phrase, { issuedOn, sourceLine: null, policy, calendar });
const due = (deadline: Deadline): LocalDate => {
  if (deadline.due === null) throw new TypeError(`nothing resolved: ${deadline.phrase ?? ''}`);
  return deadline.due;
};

/** Phrases put together from the words of the table, sensible or not. */
const pieces = fc.constantFrom(
  ...'trước|chậm nhất|đến|đến hết|hết|trong|từ|ngày|tháng|quý|năm|đầu|giữa|cuối|hoàn thành|và|kể từ|sau khi|có hướng dẫn'.split(
    '|',
  ),
  ...'15/12|30-5|31/02|29/2|1/3/2022|15/12/2021|2022|2025|II|iv|3|15|6 tháng|ngày ký|giai đoạn 2021-2023|hằng năm'.split(
    '|',
  ),
  ...'thường xuyên|tiếp tục|định kỳ|sớm|Tết|dịp|làm việc|bầu cử|%|năm nay|trước ngày|10 ngày|2 tháng|khi cần thiết'.split(
    '|',
  ),
);
const phrases = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));

describe('any phrase whatever', () => {
  it('gives a deadline without faults, except a day that really lies in the past', () => {
    fc.assert(
      fc.property(phrases, days, (phrase, issuedOn) => {
        const deadline = resolve(phrase, issuedOn);
        expect(deadlineFaults(deadline, issuedOn).filter((fault) => fault !== 'due-before-issue')).toEqual([]);
        if (deadline.start !== null && deadline.due !== null) expect(deadline.start <= deadline.due).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never resolves to the past by inference', () => {
    fc.assert(
      fc.property(phrases, days, (phrase, issuedOn) => {
        const deadline = resolve(phrase, issuedOn);
        if (deadline.due !== null && deadline.flags.includes('year-inferred'))
          expect(deadline.due >= issuedOn).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read the same in any Unicode form and case', () => {
    fc.assert(
      fc.property(phrases, days, (phrase, issuedOn) => {
        const read = (deadline: Deadline): unknown => ({ ...deadline, phrase: null });
        expect(read(resolve(phrase.normalize('NFD').toUpperCase(), issuedOn))).toEqual(read(resolve(phrase, issuedOn)));
      }),
      { numRuns: 500 },
    );
  });

  it('is never made a date out of noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (noise) => {
        expect(resolve(noise).due).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a written day', () => {
  it('exclusive is the inclusive one less a day', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.'), (date, mark) => {
        const exclusive = resolve(`trước ngày ${written(date, mark)}`);
        const inclusive = resolve(`chậm nhất ngày ${written(date, mark)}`);
        expect([due(inclusive), due(exclusive)]).toEqual([date, addDays(date, -1)]);
        const switched = { ...POLICY_V1, beforeIsExclusive: false };
        expect(due(resolve(`trước ngày ${written(date, mark)}`, localDate('2021-11-15'), switched))).toBe(date);
      }),
    );
  });

  it('without a year is the first such day that leaves time', () => {
    fc.assert(
      fc.property(days, days, (date, issuedOn) => {
        fc.pre(!date.endsWith('-02-29'));
        const found = due(resolve(`chậm nhất ngày ${dayMonth(date)}`, issuedOn));
        expect(found.slice(5)).toBe(date.slice(5));
        const left = daysBetween(issuedOn, found);
        expect(left >= 0 && left <= 365).toBe(true);
      }),
    );
  });
});

describe('a counted term', () => {
  const counts = fc.integer({ min: 1, max: 400 });

  it('leaves the first day out, and never ends earlier for being moved', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const phrase = `trong ${count} ngày kể từ ngày ${written(from)}`;
        const still = due(resolve(phrase, from, { ...POLICY_V1, termMovesOffDayOff: false }));
        const moved = resolve(phrase, from);
        expect(still).toBe(addDays(from, count));
        expect(due(moved) >= still && isWorkingDay(due(moved), calendar)).toBe(true);
        expect(workingDaysBetween(still, due(moved), calendar)).toBe(due(moved) === still ? 0 : 1);
        expect(moved.flags).toEqual(due(moved) === still ? [] : ['moved-off-day-off']);
      }),
    );
  });

  it('in working days ends on one, with that many counted', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const end = due(resolve(`trong ${count} ngày làm việc kể từ ngày ${written(from)}`, from));
        expect([workingDaysBetween(from, end, calendar), isWorkingDay(end, calendar)]).toEqual([count, true]);
      }),
    );
  });

  it('in months ends on the same day number or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -48, max: 48 }), (from, count) => {
        const end = addMonths(from, count) as LocalDate;
        const [a, b] = [partsOf(from), partsOf(end)];
        expect((b.year - a.year) * 12 + b.month - a.month).toBe(count);
        expect(b.day === a.day || (b.day < a.day && partsOf(addDays(end, 1)).day === 1)).toBe(true);
      }),
    );
  });

  it('counted from an event is the same as counted from its date', () => {
    fc.assert(
      fc.property(days, counts, (event, count) => {
        const waiting = resolve(`trong ${count} ngày kể từ ngày nhận được văn bản`);
        const context = { policy: POLICY_V1, calendar };
        const direct = resolve(`trong ${count} ngày kể từ ngày ${written(event)}`);
        expect(due(resolveDeadlineOnEvent(waiting, event, context))).toBe(due(direct));
      }),
    );
  });
});

describe('working days', () => {
  it('added and counted are inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -90, max: 90 }), (from, count) => {
        expect(workingDaysBetween(from, addWorkingDays(from, count, calendar), calendar)).toBe(count);
      }),
    );
  });

  it('outside the covered years are Monday to Friday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_819, max: 40_000 }).map(fromDayNumber), (date) => {
        expect(isWorkingDay(date, calendar)).toBe(weekday(date) <= 5);
      }),
    );
  });
});
