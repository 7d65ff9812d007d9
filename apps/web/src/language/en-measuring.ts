import type { measuring as vietnamese } from './vi-measuring.js';

/** Words of measuring an indicator, in English. */
export const measuring: typeof vietnamese = {
  deeds: { record: 'Record a figure', correct: 'Correct', withdraw: 'Take out' },
  acts: { recorded: 'recorded', corrected: 'corrected', withdrawn: 'taken out' },
  history: 'How it was recorded',
  body: 'Whose figure',
  period: 'Period or day',
  periodHint: '2023; 6/2023; Q2/2023; H1/2023; or a day, 30/6/2023.',
  value: 'Actual',
  numerator: 'Numerator',
  denominator: 'Denominator',
  words: 'Actual, in words',
  numberHint: 'Without marks for thousands, decimals after a comma: 78000; 62,5.',
  shareHint: 'Empty: computed from numerator and denominator.',
  noNumber: 'No number, or one that reads two ways: write no marks for thousands (78000; 62,5).',
  evidence: 'Document or form it rests on',
  source: 'Source of the figure',
};
