import type { Dictionary } from './vi.js';

/** Words of reviews of directives, in English. */
export const reviews: Dictionary['reviews'] = {
  title: 'Reviews',
  none: 'There is no review that you may see.',
  outline: 'outline',
  conference: 'conference on',
  conclusion: 'conclusion',
  draft: 'Draft of the whole report',
  missing: 'No report from',
  statuses: { outlined: 'outline issued', drafted: 'drafted', conferred: 'conference held', concluded: 'concluded', withdrawn: 'withdrawn' },
  obstacles: { withdrawn: 'It was withdrawn.', concluded: 'It is concluded; take that step back to go on.', filed: 'It was filed; it is filed again once it is sent back.', noDraft: 'There is no draft: draft it first.', noStep: 'There is no step to take back.' },
};
