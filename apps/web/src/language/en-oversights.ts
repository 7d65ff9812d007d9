import type { Dictionary } from './vi.js';

/** Words of oversights, in English. */
export const oversights: Dictionary['oversights'] = {
  title: 'Oversights',
  none: 'There is no oversight that you may see.',
  what: 'An oversight prevents: it warns and recommends, concludes nothing and gives no duty.',
  overseen: 'Overseen',
  overseeing: 'Overseeing body',
  days: (from, to) => (to === null ? `from ${from}` : `${from} – ${to}`),
  counted: (observations, warnings) => `${observations} observations, ${warnings} warnings`,
  statuses: { open: 'running', ended: 'ended' },
  observations: 'Observations',
  warnings: 'Early warnings',
  recommendations: 'Recommendations',
  proposals: 'Proposals to inspect',
  nothing: 'None so far.',
  allOverseen: 'all overseen bodies',
  restsOn: (numbers) => `rests on the observations ${numbers}`,
  takenBack: 'taken back',
  summary: 'Findings on the whole, at the end',
  entries: { observation: 'observation', warning: 'early warning', recommendation: 'recommendation', proposal: 'proposal to inspect' },
  obstacles: { ended: 'The oversight has ended; take it up again to go on.', running: 'The oversight has not ended.', self: 'Whoever oversees has become one with the overseen: the office of the committee or the standing committee ends this oversight.', unseen: 'Nothing is observed yet: a warning rests on observations.' },
};
