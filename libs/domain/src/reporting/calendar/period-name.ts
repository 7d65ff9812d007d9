import { REPORT_RHYTHMS, reportPeriodNumber, type ReportRhythm } from './report-period.js';

/** A period as people write it. */
export interface PeriodName {
  readonly vi: string;
  readonly en: string;
}

const QUARTERS = ['I', 'II', 'III', 'IV'];

/** A period as people write it: "Quý I/2022", "6 tháng đầu năm 2022". */
export function reportPeriodName(rhythm: ReportRhythm, key: string): PeriodName {
  const year = key.slice(0, 4);
  const part = Number(key.slice(-2).replace(/\D/, ''));
  switch (rhythm) {
    case 'monthly':
      return { vi: `Tháng ${part}/${year}`, en: `Month ${part}/${year}` };
    case 'quarterly':
      return { vi: `Quý ${QUARTERS[part - 1]}/${year}`, en: `Quarter ${part}/${year}` };
    case 'half-yearly':
      return { vi: `6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`, en: `${part === 1 ? 'First' : 'Second'} half of ${year}` };
    case 'yearly':
      return { vi: `Năm ${year}`, en: `Year ${year}` };
  }
}

/** The same by the key alone, which tells its rhythm; a key of no period stays as it is. */
export function periodNameOf(key: string): PeriodName {
  const rhythm = REPORT_RHYTHMS.find((one) => reportPeriodNumber(one, key) !== null);
  return rhythm === undefined ? { vi: key, en: key } : reportPeriodName(rhythm, key);
}
