import type { LocalDate } from '#libs/domain';
import type { Said } from '../urgings/urgings.contract.js';

/** As written in Việt Nam: 15/11/2021. */
export const dayInWords = (day: LocalDate): string => day.split('-').reverse().join('/');

/** Feature 55: absence is worded with its bound, and is never "not done". */
export const noReportUntil = (today: LocalDate): Said => ({ vi: `Chưa có báo cáo tính đến ${dayInWords(today)}`, en: `No report up to ${dayInWords(today)}` });
