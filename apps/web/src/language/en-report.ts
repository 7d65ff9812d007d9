import type { report as vietnamese } from './vi-report.js';

/** Words of the report to the Standing Committee, in English. */
export const report: typeof vietnamese = {
  title: 'Report on the duties given',
  open: 'Report to the Standing Committee (to print)',
  kind: 'Report',
  summary: 'on how assigned duties stand',
  onDay: (day, month, year) => `${day}/${month}/${year}`,
  paper: 'Number, place, signatory and recipients of the print',
  paperKept: 'Kept in this browser until you sign out. What is empty is left open on paper; no signatory is named.',
  symbolHint: 'For example 30-BC/BDVTU.',
  place36: 'Place',
  recipients: 'To',
  about: (body, original) => `To the Standing Committee; of ${body ?? 'all bodies'}; by ${original ? 'original' : 'present'} due days.`,
  print: 'Print',
  anew: 'Take the numbers of now',
  results: 'Results',
  datedOf: (k, n) => `${k}/${n} duties are dated.`,
  count: 'Duties',
  byDirective: 'By directive',
  overdue: 'Overdue duties and who holds them',
  next: 'Due next',
  place: 'No.',
  daysLate: 'Days overdue',
  reportOf: 'Report',
  unit: 'Body',
  rule: 'Completion = (on time + late) / (on time + late + overdue); what is still in time is not in the denominator. Each number opens the very duties that it counts at this moment.',
};
