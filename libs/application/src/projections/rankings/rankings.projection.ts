import { ACTS_INDEXES, ACTS_SCHEMA, ActsWriter } from '../reading/folded-acts.js';
import type { Projection } from '../running/projection.js';

/** Published lists with every contest, correction and withdrawal, as recorded. What they were judged from stands in the board. */
export const rankingsProjection: Projection = {
  name: 'rankings',
  version: 1,
  schema: ACTS_SCHEMA,
  indexes: ACTS_INDEXES,
  handles: new Set(['RankingPublished', 'RankingLineContested', 'RankingLineUpheld', 'RankingCorrected', 'RankingWithdrawn'] as const),
  open: (database) => new ActsWriter(database, 'ranking-'),
};
