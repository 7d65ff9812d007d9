import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, endOfDay, localDate, startOfDay, type LocalDate } from '../kernel/index.js';
import { lastDayOf, type IndicatorMilestone, type MilestoneTarget, type TargetOperator } from './content.js';
import { compareExact, decimal, exactOf, fractionOf, type Exact } from './exact-number.js';
import { measuredPeriod, type MeasuredPeriod } from './measured-period.js';
import { milestoneStanding, trafficLight, type Figure, type MilestoneStanding } from './milestone-standing.js';
import { pathAt } from './trajectory.js';

type NumberTarget = Extract<MilestoneTarget, { kind: 'number' }>;
const number = (operator: TargetOperator, value: string, more: Partial<NumberTarget> = {}): NumberTarget => ({ kind: 'number', operator, value: decimal(value), tolerance: null, reading: null, ...more });
const inYear = (year: number, target: MilestoneTarget): IndicatorMilestone => ({ code: `M${year}`, sourceLine: null, when: { kind: 'year', year }, written: null, target });
const only = (kind: 'yearly' | 'unstated', target: MilestoneTarget): IndicatorMilestone => ({ code: 'M', sourceLine: null, when: { kind }, written: null, target });
const period = (code: string): MeasuredPeriod => measuredPeriod(code) as MeasuredPeriod;
const figure = (code: string, value: string): Figure => ({ period: period(code), number: exactOf(decimal(value)) });
const on = (day: string): number => startOfDay(localDate(day));

/** The two series of the plan. */
const members = [inYear(2023, number('≈', '78000')), inYear(2025, number('≈', '80000')), inYear(2030, number('=', '90000', { reading: { operator: '≥', reason: 'chỉ tiêu tăng' } }))];
const agreements = [inYear(2023, number('>', '75')), inYear(2025, number('>', '80')), inYear(2030, number('>', '85')), inYear(2045, number('=', '99', { reading: { operator: '≥', reason: 'chỉ tiêu tăng' } }))];
const judge = (series: readonly IndicatorMilestone[], place: number, figures: readonly Figure[], at: number): MilestoneStanding =>
  milestoneStanding(series, series[place] as IndicatorMilestone, figures, at).standing;

describe('the line between milestones', () => {
  it('is exact, and marked as interpolation except on the milestones themselves', () => {
    expect(pathAt(members, localDate('2023-12-31'))).toStrictEqual({ value: fractionOf(78_000n, 1n), interpolated: false, approximate: true, between: ['M2023', 'M2023'] });
    expect(pathAt(members, localDate('2024-12-31'))).toStrictEqual({ value: fractionOf(78_000n * 731n + 2_000n * 366n, 731n), interpolated: true, approximate: true, between: ['M2023', 'M2025'] });
    expect(pathAt(agreements, localDate('2045-12-31'))).toStrictEqual({ value: fractionOf(99n, 1n), interpolated: false, approximate: false, between: ['M2045', 'M2045'] });
  });

  it('is drawn neither outside them, nor beside words, nor without years', () => {
    const broken = [inYear(2023, number('>', '75')), inYear(2030, { kind: 'words', words: 'phần lớn' }), inYear(2045, number('=', '99'))];
    expect([
      pathAt(members, localDate('2023-12-30')), pathAt(members, localDate('2031-01-01')), pathAt(broken, localDate('2025-01-01')), pathAt(broken, localDate('2030-12-31')),
      pathAt(broken, localDate('2040-01-01')), pathAt([only('yearly', number('=', '100'))], localDate('2022-12-31')), pathAt([only('unstated', number('=', '100'))], localDate('2022-12-31')),
    ]).toEqual(Array(7).fill(null)); // prettier-ignore
  });

  it('lies between its milestones on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_036 }), (days) => {
        const day = addDays(lastDayOf(2023), days);
        const point = pathAt(agreements, day);
        const around = (point?.between ?? []).map((code) => agreements.find((each) => each.code === code)?.target as NumberTarget).map(({ value }) => exactOf(value));
        expect(around.length).toBe(2);
        expect(compareExact(around[0] as Exact, point?.value as Exact)).toBeLessThanOrEqual(0);
        expect(compareExact(point?.value as Exact, around[1] as Exact)).toBeLessThanOrEqual(0);
        expect(point?.interpolated).toBe(!agreements.some(({ when }) => when.kind === 'year' && lastDayOf(when.year) === day));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a milestone', () => {
  it('is judged at the end of 31/12, by the figure of that day only', () => {
    const figures = [figure('2023', '76.1')];
    const end = endOfDay(lastDayOf(2023));
    expect([judge(agreements, 0, figures, end), judge(agreements, 0, figures, end - 1), judge(agreements, 0, [figure('2023-06', '76.1')], end)]).toEqual([
      { kind: 'met' }, { kind: 'on-path' }, { kind: 'no-measurement' },
    ]); // prettier-ignore
    expect(judge(agreements, 0, [figure('2023', '75')], end)).toEqual({ kind: 'not-met' });
    expect(judge(agreements, 0, [figure('2023', '75.000000001')], end)).toEqual({ kind: 'met' });
  });

  it('without a measurement is never missed', () => {
    for (const [place] of agreements.entries()) expect(judge(agreements, place, [], on('2050-01-01'))).toEqual({ kind: 'no-measurement' });
    expect(judge(agreements, 0, [figure('2024', '70')], on('2026-01-01'))).toEqual({ kind: 'no-measurement' });
  });

  it('is compared before its day with the line on the day that was measured', () => {
    const at = on('2027-06-01');
    // 31/12/2026 lies 365 of 1826 days along the way from 80 to 85.
    expect([judge(agreements, 2, [figure('2026', '81')], at), judge(agreements, 2, [figure('2026', '80.999')], at), judge(agreements, 2, [figure('2024', '76')], at)]).toEqual([
      { kind: 'on-path' }, { kind: 'behind-path' }, { kind: 'behind-path' },
    ]); // prettier-ignore
    expect(judge(agreements, 0, [figure('2022', '80')], on('2023-03-01'))).toEqual({ kind: 'unjudged', reason: 'no-path' });
    expect(milestoneStanding(agreements, agreements[0] as IndicatorMilestone, [figure('2022', '80')], on('2023-03-01')).reached).toBe(true);
  });

  it('of about so many has no pass and no fail until the issuer sets a tolerance', () => {
    const end = endOfDay(lastDayOf(2023));
    const about = (tolerance: string): readonly IndicatorMilestone[] => [inYear(2023, number('≈', '78000', { tolerance: decimal(tolerance) }))];
    expect(judge(members, 0, [figure('2023', '1')], end)).toEqual({ kind: 'unjudged', reason: 'approximate' });
    expect([judge(about('500'), 0, [figure('2023', '77500')], end), judge(about('500'), 0, [figure('2023', '77499')], end), judge(about('0'), 0, [figure('2023', '78000')], end)]).toEqual([
      { kind: 'met' }, { kind: 'not-met' }, { kind: 'met' },
    ]); // prettier-ignore
    expect(judge(about('500'), 0, [figure('2023', '77500')], end - 1)).toEqual({ kind: 'unjudged', reason: 'approximate' });
    // A line from one "khoảng" to another, or from one to a plain number, is no measure either.
    expect([judge(members, 2, [figure('2024', '1')], on('2025-06-01')), judge(members, 2, [figure('2027', '1')], on('2028-06-01')), judge(members, 2, [figure('2030', '1')], on('2031-06-01'))]).toEqual([
      { kind: 'unjudged', reason: 'approximate' }, { kind: 'unjudged', reason: 'approximate' }, { kind: 'not-met' },
    ]); // prettier-ignore
  });

  it('written as plain equality is judged so, unless a reading says otherwise', () => {
    const plain = [inYear(2023, number('=', '80'))];
    const after = [inYear(2021, number('=', '70')), inYear(2023, number('=', '80'))];
    expect(judge(after, 1, [figure('2022', '99')], on('2023-06-01'))).toEqual({ kind: 'unjudged', reason: 'no-direction' });
    const read = [inYear(2023, number('=', '80', { reading: { operator: '≥', reason: 'văn bản không ghi "trở lên"' } }))];
    const end = endOfDay(lastDayOf(2023));
    expect([judge(plain, 0, [figure('2023', '81')], end), judge(read, 0, [figure('2023', '81')], end), judge(plain, 0, [figure('2023', '80')], end)]).toEqual([{ kind: 'not-met' }, { kind: 'met' }, { kind: 'met' }]);
  });

  it('asking for no more than so many is on its path from below', () => {
    const falling = [inYear(2021, number('≤', '10')), inYear(2025, number('<', '6'))];
    expect([judge(falling, 1, [figure('2023', '8')], on('2024-01-01')), judge(falling, 1, [figure('2023', '8.01')], on('2024-01-01'))]).toEqual([{ kind: 'on-path' }, { kind: 'behind-path' }]);
    expect([judge(falling, 1, [figure('2025', '6')], on('2026-01-01')), judge(falling, 1, [figure('2025', '5.9')], on('2026-01-01')), judge(falling, 0, [figure('2021', '10')], on('2022-01-01'))]).toEqual([
      { kind: 'not-met' }, { kind: 'met' }, { kind: 'met' },
    ]); // prettier-ignore
  });

  it('in words, or without a number, is never judged by one', () => {
    const words = [inYear(2030, { kind: 'words', words: 'phần lớn' })];
    const none = [inYear(2025, { kind: 'none' })];
    expect([judge(words, 0, [], on('2031-01-01')), judge(words, 0, [figure('2030', '51')], on('2031-01-01')), judge(none, 0, [figure('2025', '100')], on('2026-01-01')), judge(none, 0, [], on('2026-01-01'))]).toEqual([
      { kind: 'words-only' }, { kind: 'words-only' }, { kind: 'unjudged', reason: 'no-number' }, { kind: 'no-measurement' },
    ]); // prettier-ignore
  });

  it('of each year is judged by that whole year; without a time it can be reached but not missed', () => {
    const yearly = only('yearly', number('=', '100'));
    const of = (year: number, figures: readonly Figure[], at: string) => milestoneStanding([yearly], yearly, figures, on(at), year).standing;
    expect([of(2022, [figure('2022', '100')], '2023-01-01'), of(2022, [figure('2022-Q4', '100')], '2023-01-01'), of(2022, [figure('2021', '100')], '2022-06-01'), of(2022, [figure('2022-Q1', '100')], '2022-06-01')]).toEqual([
      { kind: 'met' }, { kind: 'no-measurement' }, { kind: 'no-measurement' }, { kind: 'unjudged', reason: 'no-path' },
    ]); // prettier-ignore
    const undated = [only('unstated', number('≥', '70'))];
    expect([judge(undated, 0, [figure('2022', '70')], on('2023-01-01')), judge(undated, 0, [figure('2022', '69')], on('2040-01-01')), judge(undated, 0, [], on('2040-01-01'))]).toEqual([
      { kind: 'met' }, { kind: 'unjudged', reason: 'no-time' }, { kind: 'no-measurement' },
    ]); // prettier-ignore
  });

  it('takes the longest of the periods that end on one day, in any order', () => {
    const figures = [figure('2023-Q4', '60'), figure('2023', '76'), figure('2023-12-31', '70')];
    const seen = [figures, figures.toReversed()].map((each) => milestoneStanding(agreements, agreements[0] as IndicatorMilestone, each, on('2024-01-01')).figure?.period.code);
    expect(seen).toEqual(['2023', '2023']);
  });

  it('has a light only where a number was judged', () => {
    const lights = (['met', 'on-path', 'behind-path', 'not-met', 'no-measurement', 'words-only'] as const).map((kind) => trafficLight({ kind }));
    expect([...lights, trafficLight({ kind: 'unjudged', reason: 'approximate' })]).toEqual(['green', 'green', 'amber', 'red', null, null, null]);
  });

  it('never turns missing figures into a verdict, whatever it asks and whenever', () => {
    const targets: fc.Arbitrary<MilestoneTarget> = fc.oneof(
      fc.record({ operator: fc.constantFrom('>', '≥', '=', '≤', '<', '≈'), value: fc.integer({ min: 0, max: 100 }) }).map(({ operator, value }) => number(operator as TargetOperator, String(value))),
      fc.constantFrom<MilestoneTarget>({ kind: 'words', words: 'hầu hết' }, { kind: 'none' }),
    );
    fc.assert(
      fc.property(fc.array(targets, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 12_000 }), (asked, days) => {
        const series = asked.map((target, place) => inYear(2023 + place * 3, target));
        const at = endOfDay(addDays(localDate('2021-01-01') as LocalDate, days));
        for (const milestone of series) expect(['no-measurement', 'words-only']).toContain(milestoneStanding(series, milestone, [], at).standing.kind);
      }),
      { numRuns: 300 },
    );
  });
});
