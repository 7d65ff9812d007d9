import type { Dictionary } from './vi.js';

/** Words of the arrival of a directive at whom it went to, in English. */
export const receipts: Dictionary['receipts'] = {
  title: (k, n) => `Addressees: registered by ${k}/${n}`,
  table: 'Addressees of the directive',
  states: { planned: 'not sent', sent: 'sent', delivered: 'delivered', registered: 'registered' },
  obstacles: { concluded: 'The directive is concluded; take the conclusion back to go on.', withdrawn: 'The directive was withdrawn.', notConcluded: 'The directive is not concluded.' },
};
