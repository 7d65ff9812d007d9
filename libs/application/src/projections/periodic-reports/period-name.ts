import type { ReportRhythm } from '#libs/domain';

const QUARTERS = ['I', 'II', 'III', 'IV'];

/** A period as people write it: "Quý I/2022", "6 tháng đầu năm 2022". */
export function reportPeriodName(rhythm: ReportRhythm, key: string): { readonly vi: string; readonly en: string } {
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
