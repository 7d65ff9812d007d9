import { has, words } from './phrase-text.js';
import { phraseText } from './phrase-text.js';

/** How often something returns: every 6 months, every 1 quarter. */
export interface Rhythm {
  readonly every: number;
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

const UNITS: Readonly<Record<string, Rhythm['unit']>> = {
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
};

const EACH = words('(?:hằng|mỗi|(?:từng|định kỳ)(?= \\p{L}+(?! \\d))) (?<unit>ngày|tuần|tháng|quý|năm)');
const EVERY_N = words(
  '(?:mỗi|định kỳ|hằng) (?<count>\\d{1,2}) (?<unit>ngày|tuần|tháng|quý|năm)(?! (?:đầu|cuối|kể|tính|từ))',
);
const N_ONCE = words('(?<count>\\d{1,2}) (?<unit>ngày|tuần|tháng|quý|năm)(?: một | 1 | ?/ ?(?:một |1 )?)lần');
const HALF_YEAR_BESIDE = words('6 tháng(?! (?:đầu|cuối|kể|tính|từ|sau|trước|một|1))');
const HALF_YEAR_ALONE = /^(?:(?:báo cáo|sơ kết|định kỳ) )*6 tháng$/u;
const SEVERAL_TIMES = words('(?:\\d+|hai|ba|bốn) lần');

/**
 * The rhythms a phrase names (R2 recurring), e.g. `[{ every: 6, unit: 'month' }, { every: 1, unit: 'year' }]` for
 * "6 tháng, hằng năm"; empty when it names none or one that cannot be expressed ("hai lần mỗi năm").
 */
export const readRhythms = (phrase: string): readonly Rhythm[] => {
  const text = phraseText(phrase);
  return has(text.replace(N_ONCE, ' '), SEVERAL_TIMES) ? [] : rhythmsIn(text);
};

/** Whether normalised text says that something returns in a known rhythm. */
export const isRecurring = (text: string): boolean => rhythmsIn(text).length > 0;

function rhythmsIn(text: string): readonly Rhythm[] {
  const found = [EACH, EVERY_N, N_ONCE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      every: Number(groups?.['count'] ?? 1),
      unit: UNITS[groups?.['unit'] ?? ''] ?? ('year' as const),
    })),
  );
  if (HALF_YEAR_ALONE.test(text) || (found.length > 0 && has(text, HALF_YEAR_BESIDE))) {
    found.push({ every: 6, unit: 'month' });
  }
  const distinct = new Map(
    found.filter(({ every }) => every > 0).map((rhythm) => [`${rhythm.every} ${rhythm.unit}`, rhythm]),
  );
  return [...distinct.values()];
}
