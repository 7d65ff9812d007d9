import { accessRecordsProjection } from './access-records/access-records.projection.js';
import { assignmentCardProjection } from './assignment-card/assignment-card.projection.js';
import { attachedFilesProjection } from './attached-files/attached-files.projection.js';
import { bodiesProjection } from './bodies/bodies.projection.js';
import { cascadeTreeProjection } from './cascade-tree/cascade-tree.projection.js';
import { commandReceiptsProjection } from './command-receipts/command-receipts.projection.js';
import { custodyProjection } from './custody/custody.projection.js';
import { delegationsProjection } from './delegations/delegations.projection.js';
import { directiveOverviewProjection } from './directive-overview/directive-overview.projection.js';
import { dutyPeriodsProjection } from './duty-periods/duty-periods.projection.js';
import { handlingsProjection } from './handlings/handlings.projection.js';
import { inboxProjection } from './inbox/inbox.projection.js';
import { indicatorsProjection } from './indicators/indicators.projection.js';
import { inspectionsProjection } from './inspections/inspections.projection.js';
import { momentsProjection } from './moments/moments.projection.js';
import { noticesProjection } from './notices/notices.projection.js';
import { oversightsProjection } from './oversights/oversights.projection.js';
import { overdueBoardProjection } from './overdue-board/overdue-board.projection.js';
import { peopleProjection } from './people/people.projection.js';
import { pendingRungsProjection } from './pending-rungs/pending-rungs.projection.js';
import { periodicReportsProjection } from './periodic-reports/periodic-reports.projection.js';
import { proposalsProjection } from './proposals/proposals.projection.js';
import { receiptsProjection } from './receipts/receipts.projection.js';
import { rankingsProjection } from './rankings/rankings.projection.js';
import type { Projection } from './running/projection.js';
import { searchProjection } from './search/search.projection.js';
import { standingDutiesProjection } from './standing-duties/standing-duties.projection.js';
import { supervisionRulesProjection } from './supervision-rules/supervision-rules.projection.js';
import { urgingsProjection } from './urgings/urgings.projection.js';

/** Every read model there is: what a feeder feeds and `dondoc rebuild` rebuilds. */
export const readModelCatalogue = (): readonly Projection[] => [
  momentsProjection,
  assignmentCardProjection,
  inboxProjection,
  overdueBoardProjection,
  dutyPeriodsProjection,
  directiveOverviewProjection,
  cascadeTreeProjection,
  custodyProjection,
  receiptsProjection,
  periodicReportsProjection,
  rankingsProjection,
  bodiesProjection,
  delegationsProjection,
  peopleProjection,
  proposalsProjection,
  handlingsProjection,
  searchProjection,
  standingDutiesProjection,
  supervisionRulesProjection,
  commandReceiptsProjection,
  inspectionsProjection,
  oversightsProjection,
  urgingsProjection,
  indicatorsProjection,
  pendingRungsProjection,
  noticesProjection,
  accessRecordsProjection,
  attachedFilesProjection,
];
