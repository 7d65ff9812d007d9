import type { boards as vietnamese } from './vi-boards.js';

/** Words of the boards beside that of dated duties, in English. */
export const boards: typeof vietnamese = {
  held: {
    title: 'Who holds what, how long',
    how: 'Working days of all duties with each body, by the part in which it held them; days of suspension are nobody’s. A number opens the duties that it is made of.',
    none: 'No duty has had a day with any body yet.',
    byBody: 'By body',
    byMonth: 'By month',
    month: 'Month',
    all: 'All',
    calendar: (version) => `By working calendar version ${version}.`,
  },
  standing: {
    title: 'Standing duties',
    none: 'There are no standing duties that you may see.',
    due: (k, n) => `Reviews that may be held: ${k}/${n}. A review that may be held is not an overdue.`,
    office: (name) => `supervised by ${name}`,
    never: 'never reviewed',
    last: (day) => `last reviewed ${day}`,
    next: (day) => `next ${day}`,
  },
  leftBehind: {
    title: 'Duties still with bodies that ended',
    how: 'Open duties in which a body that ended still has a place, because nobody was named to take over.',
    none: 'No duty is left with a body that ended.',
    bodies: 'Bodies that ended',
    ended: (day, duties) => `until ${day}; ${duties} duties`,
    duties: 'The duties',
  },
};
