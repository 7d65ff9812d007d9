import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, fromDayNumber, dayNumber, localDate, weekday, type LocalDate } from '../kernel/index.js';
import { calendarDays } from './calendar-days.js';
import { addMonths, partsOf } from './calendar-units.js';
import { deadlineFaults } from './deadline-faults.js';
import { resolveDeadlineOnEvent } from './phrase-terms.js';
import { acknowledgementDue, coordinatorDue, POLICY_V1, reminderDay } from './policy.js';
import { resolveDeadlinePhrase } from './resolve-phrase.js';
import { addWorkingDays, coversSpan, isWorkingDay, withOfficialYear, workingDayOnOrAfter, workingDaysBetween, type WorkingCalendar } from './working-calendar.js';
import { WORKING_CALENDAR_V1 } from './working-calendar-2021-2026.js';
import { WORKING_CALENDAR_V2 } from './working-calendar-to-2045.js';

/** Ten thousand cases for each property; `FC_SEED` gives the same ones again. */
const SEED = Number(process.env['FC_SEED'] ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);
const RUNS = 10_000;
const cases = { numRuns: RUNS, seed: SEED };

/** `expect` is made only for what differs: with tens of thousands of cases it would cost more than the algebra. */
function same(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toStrictEqual(wanted);
}

const between = (from: string, to: string): fc.Arbitrary<LocalDate> => fc.integer({ min: dayNumber(localDate(from)), max: dayNumber(localDate(to)) }).map(fromDayNumber);
/** Up to the year in which the plan ends. */
const days = between('2021-01-01', '2044-06-30');

/** A year announced anew with any days off and weekend days worked. */
const announced: fc.Arbitrary<WorkingCalendar> = fc.tuple(fc.integer({ min: 2021, max: 2045 }), fc.uniqueArray(fc.integer({ min: 0, max: 360 }), { maxLength: 40 })).map(([year, offsets]) => {
  const dates = offsets.map((offset) => addDays(localDate(`${year}-01-01`), offset));
  return withOfficialYear(WORKING_CALENDAR_V2, 101, year, dates.flatMap((date) => calendarDays(weekday(date) > 5 ? 'swapped-worked' : 'holiday', 'other', date)));
});
/** The announced days, the computed ones, and two dozen calendars with a year announced anew: made once, since making one costs more than a case. */
const made = [WORKING_CALENDAR_V1, WORKING_CALENDAR_V2, ...fc.sample(announced, { numRuns: 24, seed: SEED })];
const calendars = fc.constantFrom(...made);
/** The days of each calendar that differ from the plain week: a day taken at random is hardly ever one of them. */
const special = new Map(made.map((calendar) => [calendar, [...calendar.daysOff.keys(), ...calendar.workedDays.keys()]]));
const policies = fc.record({ beforeIsExclusive: fc.boolean(), termMovesOffDayOff: fc.boolean(), remindersMoveToWorkingDay: fc.boolean() }).map((switches) => ({ ...POLICY_V1, ...switches }));

const written = (date: LocalDate): string => {
  const { year, month, day } = partsOf(date);
  return `${day}/${month}/${year}`;
};

const WORDS =
  'trước|chậm nhất|đến|đến hết|trong|từ|ngày|tháng|quý|năm|đầu|giữa|cuối|hoàn thành|và|kể từ|sau khi|15/12|30-5|31/02|1/3/2030|2027|2045|II|3|15|ngày ký|giai đoạn 2026-2030|hằng năm|thường xuyên|Tết|dịp|làm việc|10 ngày|2 tháng';
const phrases = fc.array(fc.constantFrom(...WORDS.split('|')), { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));

describe(`the deadline algebra over phrases, issue dates, calendars and policies (seed ${SEED})`, () => {
  it('gives a deadline without faults for any phrase', () => {
    fc.assert(
      fc.property(phrases, days, calendars, policies, (phrase, issuedOn, calendar, policy) => {
        const deadline = resolveDeadlinePhrase(phrase, { issuedOn, sourceLine: null, policy, calendar });
        same(deadlineFaults(deadline, issuedOn).filter((fault) => fault !== 'due-before-issue'), []);
        if (deadline.due !== null && deadline.flags.includes('year-inferred')) same(deadline.due >= issuedOn, true);
      }),
      cases,
    );
  });

  it('counts a term without its first day, and moves it only to the next working day', () => {
    const lengths = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.constantFrom('ngày', 'ngày làm việc', 'tháng'));
    fc.assert(
      fc.property(days, lengths, calendars, policies, (from, [count, unit], calendar, policy) => {
        const deadline = resolveDeadlinePhrase(`trong ${count} ${unit} kể từ ngày ${written(from)}`, { issuedOn: from, sourceLine: null, policy, calendar });
        const plain = unit === 'ngày' ? addDays(from, count) : unit === 'tháng' ? addMonths(from, count) : addWorkingDays(from, count, calendar);
        const due = unit === 'ngày làm việc' || !policy.termMovesOffDayOff ? plain : workingDayOnOrAfter(plain as LocalDate, calendar);
        same([deadline.due, deadline.flags.includes('moved-off-day-off')], [due, due !== plain]);
        const unsure = (unit === 'ngày làm việc' && !coversSpan(from, due as LocalDate, calendar)) || (unit !== 'ngày làm việc' && policy.termMovesOffDayOff && !coversSpan(plain as LocalDate, due as LocalDate, calendar));
        if (unsure) same(deadline.confidence, 'medium');
      }),
      cases,
    );
  });

  it('counts from an event as from its date, whenever it comes', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), fc.constantFrom('ngày', 'ngày làm việc'), calendars, policies, (event, count, unit, calendar, policy) => {
        const context = { policy, calendar };
        const waiting = resolveDeadlinePhrase(`trong ${count} ${unit} kể từ ngày nhận được văn bản`, { issuedOn: event, sourceLine: null, ...context });
        const direct = resolveDeadlinePhrase(`trong ${count} ${unit} kể từ ngày ${written(event)}`, { issuedOn: event, sourceLine: null, ...context });
        same([waiting.due, resolveDeadlineOnEvent(waiting, event, context).due], [null, direct.due]);
      }),
      cases,
    );
  });

  it('adds and counts working days as inverses, and never reminds late', () => {
    fc.assert(
      fc.property(days, fc.nat(), fc.integer({ min: -40, max: 40 }), calendars, policies, (from, pick, count, calendar, policy) => {
        const end = addWorkingDays(from, count, calendar);
        same([workingDaysBetween(from, end, calendar), count === 0 || isWorkingDay(end, calendar)], [count, true]);
        const differing = special.get(calendar) ?? [];
        for (const day of [from, differing[pick % differing.length] as LocalDate]) {
          same(isWorkingDay(day, calendar), calendar.workedDays.has(day) || (weekday(day) <= 5 && !calendar.daysOff.has(day)));
        }
        const reminded = reminderDay(from, policy, calendar);
        same([reminded <= from, !policy.remindersMoveToWorkingDay || isWorkingDay(reminded, calendar)], [true, true]);
        same(daysBetween(from, acknowledgementDue(from, policy, calendar)) >= policy.acknowledgementWorkingDays, true);
        same(daysBetween(coordinatorDue(from, policy, calendar), from) >= policy.coordinatorLeadWorkingDays, true);
      }),
      cases,
    );
  });
});
