import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccessRecordsAsker } from '../projections/access-records/access-records.asker.js';
import { AttachedFilesAsker } from '../projections/attached-files/attached-files.asker.js';
import { BoardExplanationAsker } from '../projections/board-explanation/board-explanation.askers.js';
import { BoardDifferenceAsker } from '../projections/board-difference/board-difference.askers.js';
import { ListDifferenceAsker } from '../projections/list-difference/list-difference.asker.js';
import { COUNTED_BOARD_ASKERS } from '../projections/counted-boards/counted-boards.askers.js';
import { PERIODIC_REPORT_ASKERS } from '../projections/periodic-reports/periodic-reports.askers.js';
import { CUSTODY_ASKERS } from '../projections/custody/custody.askers.js';
import { INDICATOR_ASKERS } from '../projections/indicators/indicators.askers.js';
import { InspectionAsker, InspectionsAsker } from '../projections/inspections/inspections.askers.js';
import { OversightAsker, OversightsAsker } from '../projections/oversights/oversights.askers.js';
import { BodyLivesAsker } from '../projections/body-lives/body-lives.asker.js';
import { LeftBehindAsker } from '../projections/left-behind/left-behind.askers.js';
import { HandlingsAsker } from '../projections/handlings/handlings.asker.js';
import { PROPOSAL_ASKERS } from '../projections/proposals/proposals.asker.js';
import { PEOPLE_ASKERS } from '../projections/people/people.askers.js';
import { DelegationsAsker } from '../projections/delegations/delegations.asker.js';
import { RANKING_ASKERS } from '../projections/rankings/rankings.askers.js';
import { READ_SIDE, ReadSide } from '../projections/reading/read-side.js';
import { SUPERVISION_RULES_ASKERS } from '../projections/supervision-rules/supervision-rules.askers.js';
import { FOLLOWING_ASKERS } from '../projections/tracking/update-rate.askers.js';
import { StandingDutiesAsker } from '../projections/standing-duties/standing-duties.asker.js';
import { TRACKING_ASKERS } from '../projections/tracking/tracking.askers.js';
import { REMINDER_ASKERS } from '../projections/reminders/reminders.askers.js';
import { URGING_QUERY_HANDLERS } from '../projections/urgings/urgings.askers.js';
import {
  InboxQuestion,
  OverdueBoardQuestion,
  DutiesBehindQuestion,
  FourBoxesQuestion,
  HeatMapQuestion,
  type DutiesBehindAnswer,
  type HeatMapAnswer,
  DirectivesQuestion,
  StubsQuestion,
  DirectiveOverviewQuestion,
  CascadeTreeQuestion,
  AssignmentQuestion,
  AssignmentHistoryQuestion,
  ReceiptsQuestion,
  SearchQuestion,
  BodiesQuestion,
  type QueryAnswer,
  type InboxAnswer,
  type OverdueBoardAnswer,
  type FourBoxesAnswer,
  type DirectivesAnswer,
  type StubsAnswer,
  type DirectiveOverviewAnswer,
  type CascadeTreeAnswer,
  type AssignmentAnswer,
  type AssignmentHistoryAnswer,
  type ReceiptsAnswer,
  type SearchAnswer,
  type BodiesAnswer,
} from './contract.js';

@QueryHandler(InboxQuestion)
export class InboxAsker implements IQueryHandler<InboxQuestion, QueryAnswer<InboxAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: InboxQuestion): Promise<QueryAnswer<InboxAnswer>> {
    return this.readSide.inbox(question);
  }
}

@QueryHandler(OverdueBoardQuestion)
export class OverdueBoardAsker implements IQueryHandler<OverdueBoardQuestion, QueryAnswer<OverdueBoardAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: OverdueBoardQuestion): Promise<QueryAnswer<OverdueBoardAnswer>> {
    return this.readSide.overdueBoard(question);
  }
}

@QueryHandler(FourBoxesQuestion)
export class FourBoxesAsker implements IQueryHandler<FourBoxesQuestion, QueryAnswer<FourBoxesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: FourBoxesQuestion): Promise<QueryAnswer<FourBoxesAnswer>> {
    return this.readSide.fourBoxes(question);
  }
}

@QueryHandler(DutiesBehindQuestion)
export class DutiesBehindAsker implements IQueryHandler<DutiesBehindQuestion, QueryAnswer<DutiesBehindAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: DutiesBehindQuestion): Promise<QueryAnswer<DutiesBehindAnswer>> {
    return this.readSide.dutiesBehind(question);
  }
}

@QueryHandler(HeatMapQuestion)
export class HeatMapAsker implements IQueryHandler<HeatMapQuestion, QueryAnswer<HeatMapAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: HeatMapQuestion): Promise<QueryAnswer<HeatMapAnswer>> {
    return this.readSide.heatMap(question);
  }
}

@QueryHandler(DirectivesQuestion)
export class DirectivesAsker implements IQueryHandler<DirectivesQuestion, QueryAnswer<DirectivesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: DirectivesQuestion): Promise<QueryAnswer<DirectivesAnswer>> {
    return this.readSide.directives(question);
  }
}

@QueryHandler(StubsQuestion)
export class StubsAsker implements IQueryHandler<StubsQuestion, QueryAnswer<StubsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: StubsQuestion): Promise<QueryAnswer<StubsAnswer>> {
    return this.readSide.stubs(question);
  }
}

@QueryHandler(DirectiveOverviewQuestion)
export class DirectiveOverviewAsker implements IQueryHandler<DirectiveOverviewQuestion, QueryAnswer<DirectiveOverviewAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: DirectiveOverviewQuestion): Promise<QueryAnswer<DirectiveOverviewAnswer>> {
    return this.readSide.directiveOverview(question);
  }
}

@QueryHandler(CascadeTreeQuestion)
export class CascadeTreeAsker implements IQueryHandler<CascadeTreeQuestion, QueryAnswer<CascadeTreeAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CascadeTreeQuestion): Promise<QueryAnswer<CascadeTreeAnswer>> {
    return this.readSide.cascadeTree(question);
  }
}

@QueryHandler(AssignmentQuestion)
export class AssignmentAsker implements IQueryHandler<AssignmentQuestion, QueryAnswer<AssignmentAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: AssignmentQuestion): Promise<QueryAnswer<AssignmentAnswer>> {
    return this.readSide.assignment(question);
  }
}

@QueryHandler(AssignmentHistoryQuestion)
export class AssignmentHistoryAsker implements IQueryHandler<AssignmentHistoryQuestion, QueryAnswer<AssignmentHistoryAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: AssignmentHistoryQuestion): Promise<QueryAnswer<AssignmentHistoryAnswer>> {
    return this.readSide.assignmentHistory(question);
  }
}

@QueryHandler(ReceiptsQuestion)
export class ReceiptsAsker implements IQueryHandler<ReceiptsQuestion, QueryAnswer<ReceiptsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ReceiptsQuestion): Promise<QueryAnswer<ReceiptsAnswer>> {
    return this.readSide.receipts(question);
  }
}

@QueryHandler(SearchQuestion)
export class SearchAsker implements IQueryHandler<SearchQuestion, QueryAnswer<SearchAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: SearchQuestion): Promise<QueryAnswer<SearchAnswer>> {
    return this.readSide.search(question);
  }
}

@QueryHandler(BodiesQuestion)
export class BodiesAsker implements IQueryHandler<BodiesQuestion, QueryAnswer<BodiesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: BodiesQuestion): Promise<QueryAnswer<BodiesAnswer>> {
    return this.readSide.bodies(question);
  }
}

/** The handlers of every question, for the module that provides READ_SIDE. */
export const QUERY_HANDLERS = [...REMINDER_ASKERS, ...CUSTODY_ASKERS, ...TRACKING_ASKERS, ...FOLLOWING_ASKERS, StandingDutiesAsker, ...RANKING_ASKERS, ...PERIODIC_REPORT_ASKERS, ...SUPERVISION_RULES_ASKERS, InspectionsAsker, InspectionAsker, OversightsAsker, OversightAsker, InboxAsker, LeftBehindAsker, OverdueBoardAsker, FourBoxesAsker, DutiesBehindAsker, HeatMapAsker, BoardDifferenceAsker, BoardExplanationAsker, ...COUNTED_BOARD_ASKERS, ListDifferenceAsker, DirectivesAsker, StubsAsker, DirectiveOverviewAsker, CascadeTreeAsker, AssignmentAsker, AssignmentHistoryAsker, ReceiptsAsker, SearchAsker, BodiesAsker, BodyLivesAsker, DelegationsAsker, ...PEOPLE_ASKERS, ...PROPOSAL_ASKERS, HandlingsAsker, AccessRecordsAsker, AttachedFilesAsker, ...URGING_QUERY_HANDLERS, ...INDICATOR_ASKERS] as const;
