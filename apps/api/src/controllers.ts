import { AccessRecordsController } from './access-log/access-records.controller.js';
import { AccountTokensController } from './accounts/account-tokens.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { ExtensionWhatIfController } from './assignments/extension-what-if.controller.js';
import { PossibleActsController } from './assignments/possible-acts.controller.js';
import { BulkController } from './assignments/bulk.controller.js';
import { IssuerActsController } from './assignments/issuer-acts.controller.js';
import { LeadActsController } from './assignments/lead-acts.controller.js';
import { ReviewActsController } from './assignments/review-acts.controller.js';
import { TrackingActsController } from './assignments/tracking-acts.controller.js';
import { TrackingController } from './assignments/tracking.controller.js';
import { ConformanceController } from './audit-trail/conformance.controller.js';
import { EvidenceController } from './audit-trail/evidence.controller.js';
import { ExportsController } from './audit-trail/exports.controller.js';
import { HistoryController } from './audit-trail/history.controller.js';
import { LogKeyController } from './audit-trail/log-key.controller.js';
import { LogTreeController } from './audit-trail/log-tree.controller.js';
import { ProofsController } from './audit-trail/proofs.controller.js';
import { BoardPageController } from './board-page/board-page.controller.js';
import { BoardExplanationController } from './boards/board-explanation.controller.js';
import { BoardsController } from './boards/boards.controller.js';
import { CountedBoardsController } from './counted-boards/counted-boards.controller.js';
import { CustodyController } from './custody/custody.controller.js';
import { CustodyBoardsController } from './custody/custody-boards.controller.js';
import { DeadlineReadingsController } from './directives/deadline-readings.controller.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { DirectiveActsController } from './directives/directive-acts.controller.js';
import { DirectivesController } from './directives/directives.controller.js';
import { FollowingController } from './directives/following.controller.js';
import { DutyFilesController } from './files/duty-files.controller.js';
import { InspectionFilesController } from './files/inspection-files.controller.js';
import { ProposalFilesController } from './files/proposal-files.controller.js';
import { ReportFilesController } from './files/report-files.controller.js';
import { UrgingFilesController } from './files/urging-files.controller.js';
import { UploadsController } from './files/uploads.controller.js';
import { HandlingsController } from './handlings/handlings.controller.js';
import { HealthController } from './health/health.controller.js';
import { InspectionActsController } from './inspections/inspection-acts.controller.js';
import { InspectionsController } from './inspections/inspections.controller.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { ListDifferencesController } from './list-differences/list-differences.controller.js';
import { LiveEventsController } from './live-events/live-events.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OfficeAddressesController } from './notices/office-addresses.controller.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OversightActsController } from './oversights/oversight-acts.controller.js';
import { OversightsController } from './oversights/oversights.controller.js';
import { PersonsController } from './people/persons.controller.js';
import { PositionsController } from './people/positions.controller.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { PeriodReportsController } from './reporting/period-reports.controller.js';
import { ReportingActsController } from './reporting/reporting-acts.controller.js';
import { ReportingController } from './reporting/reporting.controller.js';
import { ReviewsController } from './reporting/reviews.controller.js';
import { RankingActsController } from './rankings/ranking-acts.controller.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { ReceiptActsController } from './receipts/receipt-acts.controller.js';
import { UrgingActsController } from './urgings/urging-acts.controller.js';
import { UrgingBulkController } from './urgings/urging-bulk.controller.js';
import { UrgingsController } from './urgings/urgings.controller.js';
import { ApiTokensController } from './signing-in/api-tokens.controller.js';
import { PasskeysController } from './second-factor/passkeys.controller.js';
import { IdentitiesController } from './openid/identities.controller.js';
import { OpenIdController } from './openid/openid.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { BoardArrangementsController } from './board-arrangements/board-arrangements.controller.js';
import { NoticeChoicesController } from './notices/notice-choices.controller.js';
import { SavedViewsController } from './saved-views/saved-views.controller.js';
import { SessionController } from './signing-in/session.controller.js';
import { SupervisionRulesController } from './supervision-rules/supervision-rules.controller.js';

/** Every controller there is; a test walks their routes and fails on one without a policy. */
export const CONTROLLERS = [
  BoardPageController, OpenIdController, HealthController, SessionController, SecondFactorController, PasskeysController, ApiTokensController, AccountsController, AccountTokensController, PersonsController, PositionsController, ProposalsController, HandlingsController, OrganisationController, DelegationsController, SupervisionRulesController, DirectivesController, DirectiveActsController, DeadlineReadingsController, ReceiptActsController,
  BulkController, AssignmentsController, PossibleActsController, ExtensionWhatIfController, LeadActsController, ReviewActsController, IssuerActsController, TrackingActsController, TrackingController, FollowingController, BoardsController, BoardExplanationController, UrgingsController, UrgingBulkController, UrgingActsController, InspectionsController, InspectionActsController, OversightsController, OversightActsController, LiveEventsController, SavedViewsController, BoardArrangementsController, IdentitiesController,
  NoticesController, NoticeChoicesController, OfficeAddressesController,
  CustodyController, CustodyBoardsController, CountedBoardsController, ListDifferencesController,
  LogTreeController, LogKeyController, ProofsController, EvidenceController, ExportsController, ConformanceController, HistoryController, AccessRecordsController,
  UploadsController, DutyFilesController, InspectionFilesController, UrgingFilesController, ReportFilesController, ProposalFilesController,
  IndicatorsController,
  RankingsController, RankingActsController,
  ReportingController, ReportingActsController, PeriodReportsController, ReviewsController,
] as const; // prettier-ignore
