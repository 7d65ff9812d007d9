import { reportingId, type ReportingId } from '#libs/domain';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { ReadModelMissingError } from '../reading/read-model-missing.error.js';
import { periodicReportsProjection } from './periodic-reports.projection.js';

/** Every obligation to report that the read model knows; none while it has not been built. */
export function knownObligations(sources: Pick<QuerySources, 'store'>): readonly ReportingId[] {
  try {
    return readerOf(sources, periodicReportsProjection).database.prepare('SELECT DISTINCT obligation AS id FROM obligation_act ORDER BY obligation').all().map((row) => reportingId(String(row['id'])));
  } catch (error) {
    if (error instanceof ReadModelMissingError) return [];
    throw error;
  }
}
