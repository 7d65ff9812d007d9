import { POLICY_V1, type SupervisionPolicy } from '#libs/domain';
import { dutyChangeProjection } from '../duty-columns/duty-change.projection.js';
import { STANDING_COLUMNS, standingColumns } from '../duty-columns/standing-columns.js';
import type { Projection } from '../running/projection.js';

export const BOARD_COLUMNS = ['body', 'directive', 'parties', ...STANDING_COLUMNS] as const;

/** How all duties stand, for counts by body, directive and month. */
export const overdueBoardProjection = (policy: SupervisionPolicy = POLICY_V1): Projection =>
  dutyChangeProjection({
    name: 'overdue-board',
    version: 1,
    columns: BOARD_COLUMNS,
    row: ({ after, facts, parties }, names) => [
      names.numberOf(after.terms?.leadBody ?? ''),
      names.numberOf(after.terms?.directiveId ?? ''),
      names.numberOf(parties),
      ...standingColumns(facts, after, policy),
    ],
  });
