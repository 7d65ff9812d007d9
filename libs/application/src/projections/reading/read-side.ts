import type { BodyId } from '#libs/domain';
import type * as Asking from '../../queries/contract.js';
import { historyOf, type HistoryAnswer, type HistoryRequest } from '../../history/history-of.js';
import { FoldedPasts } from '../../history/folded-pasts.js';
import { historyOfWhoever } from '../../history/history-of-whoever.js';
import { askAssignment } from '../assignment-card/assignment-card.query.js';
import { askAssignmentHistory } from '../assignment-history/assignment-history.query.js';
import type { BoardDifferenceAnswer, BoardDifferenceQuestion } from '../board-difference/board-difference.contract.js';
import { askBoardDifference } from '../board-difference/board-difference.query.js';
import type { BoardExplanationAnswer, BoardExplanationQuestion } from '../board-explanation/board-explanation.contract.js';
import { askBoardExplanation } from '../board-explanation/board-explanation.query.js';
import { askBodies } from '../bodies/bodies.query.js';
import { askCascadeTree } from '../cascade-tree/cascade-tree.query.js';
import { askCoordination, askSilentCoordinators } from '../custody/coordination.query.js';
import { askCustodyBoard } from '../custody/custody-board.query.js';
import type {
  CoordinationAnswer, CoordinationQuestion, CustodyAnswer, CustodyBoardAnswer, CustodyBoardQuestion, CustodyQuestion, SilentCoordinatorsAnswer, SilentCoordinatorsQuestion,
} from '../custody/custody.contract.js'; // prettier-ignore
import { askCustody } from '../custody/custody.query.js';
import type { AccessRecordsAnswer, AccessRecordsQuestion } from '../access-records/access-records.contract.js';
import { askAccessRecords } from '../access-records/access-records.query.js';
import type { DelegationsAnswer, DelegationsQuestion } from '../delegations/delegations.contract.js';
import { askDelegations } from '../delegations/delegations.query.js';
import { askDirectiveOverview, askDirectives } from '../directive-overview/directive-overview.query.js';
import { askStubs } from '../directive-overview/stubs.query.js';
import { askInbox } from '../inbox/inbox.query.js';
import type { IndicatorAnswer, IndicatorQuestion, IndicatorsAnswer, IndicatorsQuestion } from '../indicators/indicators.contract.js';
import { askIndicator, askIndicators } from '../indicators/indicators.query.js';
import type { LeftBehindAnswer, LeftBehindQuestion } from '../left-behind/left-behind.contract.js';
import { askLeftBehind } from '../left-behind/left-behind.query.js';
import type { InspectionAnswer, InspectionQuestion, InspectionsAnswer, InspectionsQuestion } from '../inspections/inspections.contract.js';
import { askInspection, askInspections } from '../inspections/inspections.query.js';
import type { OversightAnswer, OversightQuestion, OversightsAnswer, OversightsQuestion } from '../oversights/oversights.contract.js';
import { askOversight, askOversights } from '../oversights/oversights.query.js';
import { askDutiesBehind } from '../overdue-board/duties-behind.query.js';
import { askHeatMap } from '../overdue-board/heat-map.query.js';
import { askFourBoxes, askOverdueBoard } from '../overdue-board/overdue-board.query.js';
import type { NoticesAfter, NoticesAnswer, NoticesQuestion } from '../notices/notices.contract.js';
import { askNotices, noticesAfter } from '../notices/notices.query.js';
import type {
  MissingReportsAnswer, MissingReportsQuestion, PeriodReportAnswer, PeriodReportQuestion, ReportGridAnswer, ReportGridQuestion, ReportObligationsAnswer, ReportObligationsQuestion,
  ReviewAnswer, ReviewQuestion, ReviewsAnswer, ReviewsQuestion,
} from '../periodic-reports/periodic-reports.contract.js'; // prettier-ignore
import { askMissingReports, askPeriodReport, askReportGrid, askReportObligations } from '../periodic-reports/periodic-reports.query.js';
import { askReview, askReviews } from '../periodic-reports/reviews.query.js';
import { askLiveRanking } from '../rankings/live-ranking.query.js';
import { askPublishedRanking, askRankings } from '../rankings/published-rankings.query.js';
import { askRankingLine } from '../rankings/ranking-line.query.js';
import type {
  LiveRankingAnswer, LiveRankingQuestion, PublishedRankingAnswer, PublishedRankingQuestion, RankingLineAnswer, RankingLineQuestion, RankingsAnswer, RankingsQuestion,
} from '../rankings/rankings.contract.js'; // prettier-ignore
import type { RemindersAnswer, RemindersQuestion } from '../reminders/reminders.contract.js';
import { askReminders } from '../reminders/reminders.query.js';
import type { TrackingAnswer, TrackingQuestion } from '../tracking/tracking.contract.js';
import { askTracking } from '../tracking/tracking.query.js';
import { askEntryLimits } from '../tracking/entry-limits.query.js';
import type { EntryLimitsAnswer, EntryLimitsQuestion, UpdateRateAnswer, UpdateRateQuestion } from '../tracking/update-rate.contract.js';
import { askUpdateRate } from '../tracking/update-rate.query.js';
import type { StandingDutiesAnswer, StandingDutiesQuestion } from '../standing-duties/standing-duties.contract.js';
import { askStandingDuties } from '../standing-duties/standing-duties.query.js';
import { askReceipts } from '../receipts/receipts.query.js';
import { askSearch } from '../search/search.query.js';
import type { SupervisionRulesAnswer, SupervisionRulesQuestion, WorkingCalendarAnswer, WorkingCalendarQuestion } from '../supervision-rules/supervision-rules.contract.js';
import { askSupervisionRules, askWorkingCalendar } from '../supervision-rules/supervision-rules.query.js';
import { UrgingAnswers } from '../urgings/urgings.query.js';
import { readingMemory, type ReadingMemory } from './past-view.js';
import type { QuerySources } from './query-sources.js';

type Answer<A> = Promise<Asking.QueryAnswer<A>>;

/**
 * Answers every question, with or without Nest around it. Keeps the duty columns and parsed texts in memory, so a
 * process needs one. Every method may throw ReadModelMissingError while a read model has not been built yet.
 */
export class ReadSide {
  private readonly memory = readingMemory();
  private readonly pasts = new FoldedPasts();
  /** Questions about formal urgings. */
  readonly urgings: UrgingAnswers;

  constructor(private readonly sources: QuerySources) {
    this.urgings = new UrgingAnswers(sources, this.memory);
  }

  /** The history of anything that has a stream. */
  history(request: HistoryRequest): Answer<HistoryAnswer> {
    return historyOf(this.sources, this.pasts, request);
  }

  /** What a person or a body did. */
  historyOfWhoever(request: Omit<HistoryRequest, 'stream'>): Answer<HistoryAnswer> {
    return historyOfWhoever(this.sources, request);
  }

  inbox(question: Asking.InboxQuestion): Answer<Asking.InboxAnswer> {
    return askInbox(this.sources, this.memory, this.memory.inbox, question);
  }

  leftBehind(question: LeftBehindQuestion): Answer<LeftBehindAnswer> {
    return askLeftBehind(this.sources, this.memory, this.memory.inbox, question);
  }

  overdueBoard(question: Asking.OverdueBoardQuestion): Answer<Asking.OverdueBoardAnswer> {
    return askOverdueBoard(this.sources, this.memory, this.memory.board, question);
  }

  boardDifference(question: BoardDifferenceQuestion): Answer<BoardDifferenceAnswer> {
    return askBoardDifference(this.sources, this.memory, this.memory.board, question);
  }

  boardExplanation(question: BoardExplanationQuestion): Answer<BoardExplanationAnswer> {
    return askBoardExplanation(this.sources, this.memory, this.memory.board, question);
  }

  fourBoxes(question: Asking.FourBoxesQuestion): Answer<Asking.FourBoxesAnswer> {
    return askFourBoxes(this.sources, this.memory, this.memory.board, question);
  }

  dutiesBehind(question: Asking.DutiesBehindQuestion): Answer<Asking.DutiesBehindAnswer> {
    return askDutiesBehind(this.sources, this.memory, this.memory.board, question);
  }

  heatMap(question: Asking.HeatMapQuestion): Answer<Asking.HeatMapAnswer> {
    return askHeatMap(this.sources, this.memory, this.memory.board, question);
  }

  directives(question: Asking.DirectivesQuestion): Answer<Asking.DirectivesAnswer> {
    return askDirectives(this.sources, this.memory, question);
  }

  stubs(question: Asking.StubsQuestion): Answer<Asking.StubsAnswer> {
    return askStubs(this.sources, this.memory, question);
  }

  directiveOverview(question: Asking.DirectiveOverviewQuestion): Answer<Asking.DirectiveOverviewAnswer> {
    return askDirectiveOverview(this.sources, this.memory, question);
  }

  cascadeTree(question: Asking.CascadeTreeQuestion): Answer<Asking.CascadeTreeAnswer> {
    return askCascadeTree(this.sources, this.memory, question);
  }

  assignment(question: Asking.AssignmentQuestion): Answer<Asking.AssignmentAnswer> {
    return askAssignment(this.sources, this.memory, question);
  }

  assignmentHistory(question: Asking.AssignmentHistoryQuestion): Answer<Asking.AssignmentHistoryAnswer> {
    return askAssignmentHistory(this.sources, this.memory, question);
  }

  custody(question: CustodyQuestion): Answer<CustodyAnswer> {
    return askCustody(this.sources, this.memory, question);
  }

  custodyBoard(question: CustodyBoardQuestion): Answer<CustodyBoardAnswer> {
    return askCustodyBoard(this.sources, this.memory, this.memory.custody, question);
  }

  coordination(question: CoordinationQuestion): Answer<CoordinationAnswer> {
    return askCoordination(this.sources, this.memory, question);
  }

  silentCoordinators(question: SilentCoordinatorsQuestion): Answer<SilentCoordinatorsAnswer> {
    return askSilentCoordinators(this.sources, this.memory, question);
  }

  notices(question: NoticesQuestion): Answer<NoticesAnswer> {
    return askNotices(this.sources, this.memory, question);
  }

  /** For whoever sends notices out; see `noticesAfter`. */
  noticesAfter(after: number, limit: number, wanted: (body: BodyId) => boolean): NoticesAfter {
    return noticesAfter(this.sources, this.memory, after, limit, wanted);
  }

  indicators(question: IndicatorsQuestion): Answer<IndicatorsAnswer> {
    return askIndicators(this.sources, this.memory, question);
  }

  indicator(question: IndicatorQuestion): Answer<IndicatorAnswer> {
    return askIndicator(this.sources, this.memory, question);
  }

  reminders(question: RemindersQuestion): Answer<RemindersAnswer> {
    return askReminders(this.sources, this.memory, question);
  }

  updateRate(question: UpdateRateQuestion): Answer<UpdateRateAnswer> {
    return askUpdateRate(this.sources, this.memory, question);
  }

  entryLimits(question: EntryLimitsQuestion): Answer<EntryLimitsAnswer> {
    return askEntryLimits(this.sources, this.memory, question);
  }

  standingDuties(question: StandingDutiesQuestion): Answer<StandingDutiesAnswer> {
    return askStandingDuties(this.sources, this.memory, question);
  }

  tracking(question: TrackingQuestion): Answer<TrackingAnswer> {
    return askTracking(this.sources, this.memory, question);
  }

  liveRanking(question: LiveRankingQuestion): Answer<LiveRankingAnswer> {
    return askLiveRanking(this.sources, this.memory, this.memory.board, question);
  }

  rankings(question: RankingsQuestion): Answer<RankingsAnswer> {
    return askRankings(this.sources, this.memory, question);
  }

  publishedRanking(question: PublishedRankingQuestion): Answer<PublishedRankingAnswer> {
    return askPublishedRanking(this.sources, this.memory, question);
  }

  rankingLine(question: RankingLineQuestion): Answer<RankingLineAnswer> {
    return askRankingLine(this.sources, this.memory, this.memory.board, question);
  }

  receipts(question: Asking.ReceiptsQuestion): Answer<Asking.ReceiptsAnswer> {
    return askReceipts(this.sources, this.memory, question);
  }

  inspections(question: InspectionsQuestion): Answer<InspectionsAnswer> {
    return askInspections(this.sources, this.memory, question);
  }

  inspection(question: InspectionQuestion): Answer<InspectionAnswer> {
    return askInspection(this.sources, this.memory, question);
  }

  oversights(question: OversightsQuestion): Answer<OversightsAnswer> {
    return askOversights(this.sources, this.memory, question);
  }

  oversight(question: OversightQuestion): Answer<OversightAnswer> {
    return askOversight(this.sources, this.memory, question);
  }

  reportObligations(question: ReportObligationsQuestion): Answer<ReportObligationsAnswer> {
    return askReportObligations(this.sources, this.memory, question);
  }

  reportGrid(question: ReportGridQuestion): Answer<ReportGridAnswer> {
    return askReportGrid(this.sources, this.memory, question);
  }

  missingReports(question: MissingReportsQuestion): Answer<MissingReportsAnswer> {
    return askMissingReports(this.sources, this.memory, question);
  }

  periodReport(question: PeriodReportQuestion): Answer<PeriodReportAnswer> {
    return askPeriodReport(this.sources, this.memory, question);
  }

  reviews(question: ReviewsQuestion): Answer<ReviewsAnswer> {
    return askReviews(this.sources, this.memory, question);
  }

  review(question: ReviewQuestion): Answer<ReviewAnswer> {
    return askReview(this.sources, this.memory, question);
  }

  search(question: Asking.SearchQuestion): Answer<Asking.SearchAnswer> {
    return askSearch(this.sources, this.memory, question);
  }

  bodies(question: Asking.BodiesQuestion): Answer<Asking.BodiesAnswer> {
    return askBodies(this.sources, this.memory, question);
  }

  accessRecords(question: AccessRecordsQuestion): Answer<AccessRecordsAnswer> {
    return askAccessRecords(this.sources, question);
  }

  delegations(question: DelegationsQuestion): Answer<DelegationsAnswer> {
    return askDelegations(this.sources, this.memory, question);
  }

  /** Any question that needs nothing but the read models and what all questions keep. */
  ask<Q, A>(asker: (sources: QuerySources, memory: ReadingMemory, question: Q) => Answer<A>, question: Q): Answer<A> {
    return asker(this.sources, this.memory, question);
  }

  supervisionRules(question: SupervisionRulesQuestion): Answer<SupervisionRulesAnswer> {
    return askSupervisionRules(this.sources, question);
  }

  workingCalendar(question: WorkingCalendarQuestion): Answer<WorkingCalendarAnswer> {
    return askWorkingCalendar(this.sources, question);
  }
}

export const READ_SIDE = Symbol('ReadSide');
