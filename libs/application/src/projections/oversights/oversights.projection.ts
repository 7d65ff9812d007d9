import { ACTS_INDEXES, ACTS_SCHEMA, ActsWriter } from '../reading/folded-acts.js';
import type { Projection } from '../running/projection.js';

/** Oversights with what was observed, warned of and recommended (giám sát). */
export const oversightsProjection: Projection = {
  name: 'oversights',
  version: 2,
  schema: ACTS_SCHEMA,
  indexes: ACTS_INDEXES,
  handles: new Set(['OversightOpened', 'OversightObserved', 'EarlyWarningGiven', 'OversightRecommended', 'InspectionProposed', 'OversightEnded', 'OversightEntryTakenBack', 'OversightEndTakenBack'] as const),
  open: (database) => new ActsWriter(database, 'oversight-'),
};
