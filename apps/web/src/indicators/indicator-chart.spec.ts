import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import { indicatorChart } from './indicator-chart.js';

type Milestone = Schemas['MilestoneRow'];
const milestone = (judgedOn: string | null, value: string | null): Milestone => ({
  code: 'II', sourceLine: null, judgedOn, yearly: false, written: value, target: value === null ? { kind: 'words', words: 'phần lớn' } : { kind: 'number', operator: '≥', value, tolerance: null, reading: null },
  standing: 'no-measurement', unjudged: null, light: null, actual: null, path: null, reached: null,
}); // prettier-ignore
const measured = (endsOn: string, text: string | null): Schemas['MeasurementRow'] => ({
  body: 'a', bodyName: 'A', period: endsOn.slice(0, 4), endsOn, acts: [], figure: { period: endsOn.slice(0, 4), endsOn, number: text === null ? null : { text, rounded: false }, numerator: null, denominator: null, words: null, simulated: false },
}); // prettier-ignore
const PATH: Schemas['PathRow'] = { on: '2024-12-31', number: { text: '77.5', rounded: true }, interpolated: true, approximate: false, from: 'a', to: 'b' };

describe('the drawing of an indicator', () => {
  it('puts targets, figures and the path of today by day and by number, the higher the further up', () => {
    const chart = indicatorChart({ milestones: [milestone('2023-12-31', '75'), milestone('2025-12-31', '80')], pathToday: PATH }, [measured('2024-12-31', '80'), measured('2023-12-31', '76')]);
    expect(chart?.milestones.map(({ text, y }) => [text, y])).toEqual([['75', 90], ['80', 10]]);
    expect(chart?.actual.map(({ day, y }) => [day, y])).toEqual([['2023-12-31', 74], ['2024-12-31', 10]]);
    expect([chart?.today?.text, chart?.today?.y, (chart?.today?.x ?? 0) > (chart?.milestones[0]?.x ?? 0)]).toEqual(['77.5', 50, true]);
  });

  it('has no place for words, for what has no day, nor for a figure without a number', () => {
    expect(indicatorChart({ milestones: [milestone('2030-12-31', null), milestone(null, '100')], pathToday: null }, [measured('2023-12-31', null)])).toBeNull();
    expect(indicatorChart({ milestones: [milestone('2030-12-31', '5')], pathToday: null }, [])?.milestones).toMatchObject([{ x: 50, y: 50 }]);
  });
});
