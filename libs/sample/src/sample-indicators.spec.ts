import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing';
import { directiveId, indicatorDecider, indicatorId, judgedOn, pathAt, writeDecimal, localDate } from '#libs/domain';
import { SAMPLE_INDICATORS, SAMPLE_ISSUER } from './index.js';

const points = SAMPLE_INDICATORS.flatMap(({ milestones }) => milestones);
const told = points.map(({ code, target }) => [code, target.kind === 'number' ? `${target.operator} ${target.value}${target.reading === null ? '' : ` (${target.reading.operator})`}` : target.kind === 'words' ? target.words : null]);

describe('the indicators of section II', () => {
  it('are taken by the domain as they are', () => {
    const { given } = deciderSpecification(indicatorDecider);
    for (const content of SAMPLE_INDICATORS) {
      const data = { indicatorId: indicatorId(content.code), directiveId: directiveId('d'), issuer: SAMPLE_ISSUER, content };
      given([]).when({ type: 'DefineIndicator', ...data }, actOf('btv-tinh-uy', '2021-11-15')).thenRecords({ type: 'IndicatorDefined', data });
    }
  });

  it('are twenty points, signs as written, words as words, and nothing where the paper has nothing', () => {
    expect(Object.fromEntries(told)).toEqual({
      'II.2.1.a': '= 100', 'II.2.1.b': '= 100', 'II.2.1.c': '= 100', 'II.2.1.d': '= 100', 'II.2.2.a': '= 100', 'II.2.2.b': '≥ 70', 'II.2.3.a': '= 100', 'II.2.3.b': '= 100',
      'II.2.3.c': '= 80 (≥)', 'II.2.4.a': '≈ 78000', 'II.2.4.b': '> 75', 'II.2.4.c': '≥ 35', 'II.2.5.a': '≈ 80000', 'II.2.5.b': null, 'II.2.5.c': '> 80', 'II.2.6.a': '= 90000 (≥)',
      'II.2.6.b': 'phần lớn', 'II.2.6.c': '> 85', 'II.2.7.a': 'hầu hết', 'II.2.7.b': '= 99 (≥)',
    }); // prettier-ignore
    expect([points.length, SAMPLE_INDICATORS.length, SAMPLE_INDICATORS.every(({ sample, reporters }) => sample && reporters.length === 0)]).toEqual([20, 15, true]);
    expect(points.filter(({ target }) => target.kind === 'number' && target.tolerance !== null)).toEqual([]);
  });

  // From 31/12/2030 on, 2558 of 5479 days have passed: 85 + 14 × 2558 / 5479.
  it('run from 2023 to 2045, and are drawn between their years only', () => {
    expect([...new Set(points.map(judgedOn))].toSorted()).toEqual(['2023-12-31', '2025-12-31', '2030-12-31', '2045-12-31', null]);
    const agreements = SAMPLE_INDICATORS.find(({ code }) => code === 'II.2.4.b')?.milestones ?? [];
    const on = (day: string) => pathAt(agreements, localDate(day));
    expect([on('2023-12-30'), on('2046-01-01'), writeDecimal(on('2038-01-01')?.value ?? { n: 0n, d: 1n }, 2)]).toEqual([null, null, { text: '91.54', rounded: true }]);
  });
});
