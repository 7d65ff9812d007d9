import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, type AskedBoard, type Clock, type CountedDifferenceAnswer } from '#libs/application';
import { assertMayReadInbox } from '../boards/inbox-reading.js';
import { RankingPath } from '../rankings/rankings.dto.js';
import { DirectivePath } from '../directives/directive-acts.dto.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import {
  ComparedDto, CoordinatorsExplanationDto, CustodyDifferenceDto, CustodyExplanationDto, DirectiveExplanationDto, FanOutExplanationDto, InboxDifferenceDto, InboxExplanationDto, IndicatorsDifferenceDto, IndicatorsExplanationDto, RankingDifferenceDto, RankingExplanationDto,
  ReportsDifferenceDto, ReportsExplanationDto, UpdateRateExplanationDto, type CustodyNarrowDto, type IndicatorsNarrowDto, type InboxNarrowDto, type RankingNarrowDto, type ReportsNarrowDto,
} from './counted-boards.dto.js'; // prettier-ignore
import { CountedDesk, type CountedExplanationView } from './counted-desk.js';

const COORDINATORS: AskedBoard = { of: 'coordinators' };

/** How each board differs between two moments, and what each of its numbers counts; whoever may see the board may ask. */
@ApiTags('boards')
@Requires('board.read')
@Controller('api')
export class CountedBoardsController {
  constructor(
    @Inject(CountedDesk) private readonly desk: CountedDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('inbox/difference')
  inboxDifference(@Query() query: InboxDifferenceDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, this.inboxOf(query, caller));
  }

  @Get('inbox/explanation')
  inboxExplanation(@Query() query: InboxExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, this.inboxOf(query, caller), '/api/inbox/explanation', { body: query.body ?? caller.actor.body });
  }

  @Get('boards/custody/difference')
  custodyDifference(@Query() query: CustodyDifferenceDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, custodyOf(query));
  }

  @Get('boards/custody/explanation')
  custodyExplanation(@Query() query: CustodyExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    const { by, body, from, until } = query;
    return this.desk.explanation(query, caller, custodyOf(query), '/api/boards/custody/explanation', { by, body, from, until });
  }

  @Get('boards/silent-coordinators/difference')
  coordinatorsDifference(@Query() query: ComparedDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, COORDINATORS);
  }

  @Get('boards/silent-coordinators/explanation')
  coordinatorsExplanation(@Query() query: CoordinatorsExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, COORDINATORS, '/api/boards/silent-coordinators/explanation');
  }

  @Get('reporting/difference')
  @Requires('reporting.read')
  reportsDifference(@Query() query: ReportsDifferenceDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, reportsOf(query));
  }

  @Get('reporting/explanation')
  @Requires('reporting.read')
  reportsExplanation(@Query() query: ReportsExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, reportsOf(query), '/api/reporting/explanation', { obligation: query.obligation, body: query.body });
  }

  @Get('indicators/difference')
  @Requires('indicator.read')
  indicatorsDifference(@Query() query: IndicatorsDifferenceDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, indicatorsOf(query));
  }

  @Get('indicators/explanation')
  @Requires('indicator.read')
  indicatorsExplanation(@Query() query: IndicatorsExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, indicatorsOf(query), '/api/indicators/explanation', { directiveId: query.directiveId, body: query.body });
  }

  @Get('rankings/:office/:period/live/difference')
  @Requires('ranking.read')
  rankingDifference(@Param() path: RankingPath, @Query() query: RankingDifferenceDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, rankingOf(path, query));
  }

  @Get('rankings/:office/:period/live/explanation')
  @Requires('ranking.read')
  rankingExplanation(@Param() path: RankingPath, @Query() query: RankingExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, rankingOf(path, query), `/api/rankings/${path.office}/${path.period}/live/explanation`, { against: query.against });
  }

  @Get('directives/:id/difference')
  @Requires('directive.read')
  directiveDifference(@Param() { id: directiveId }: DirectivePath, @Query() query: ComparedDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, { of: 'directive', directiveId });
  }

  @Get('directives/:id/explanation')
  @Requires('directive.read')
  directiveExplanation(@Param() { id: directiveId }: DirectivePath, @Query() query: DirectiveExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, { of: 'directive', directiveId }, `/api/directives/${directiveId}/explanation`);
  }

  @Get('directives/:id/fan-out/difference')
  @Requires('directive.read')
  fanOutDifference(@Param() { id: directiveId }: DirectivePath, @Query() query: ComparedDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, { of: 'fan-out', directiveId });
  }

  @Get('directives/:id/fan-out/explanation')
  @Requires('directive.read')
  fanOutExplanation(@Param() { id: directiveId }: DirectivePath, @Query() query: FanOutExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, { of: 'fan-out', directiveId }, `/api/directives/${directiveId}/fan-out/explanation`);
  }

  @Get('directives/:id/update-rate/difference')
  @Requires('directive.read')
  updateRateDifference(@Param() { id: directiveId }: DirectivePath, @Query() query: ComparedDto, @SignedIn() caller: Caller): Promise<CountedDifferenceAnswer> {
    return this.desk.difference(query, caller, { of: 'update-rate', directiveId });
  }

  @Get('directives/:id/update-rate/explanation')
  @Requires('directive.read')
  updateRateExplanation(@Param() { id: directiveId }: DirectivePath, @Query() query: UpdateRateExplanationDto, @SignedIn() caller: Caller): Promise<CountedExplanationView> {
    return this.desk.explanation(query, caller, { of: 'update-rate', directiveId }, `/api/directives/${directiveId}/update-rate/explanation`);
  }

  private inboxOf(query: InboxNarrowDto, caller: Caller): AskedBoard {
    const body = query.body ?? caller.actor.body;
    assertMayReadInbox(caller, body, this.clock.now());
    return { of: 'inbox', body };
  }
}

const custodyOf = ({ by, body, from, until }: CustodyNarrowDto): AskedBoard => ({ of: 'custody', by: by ?? 'body', narrow: { body: body ?? null, from: from ?? null, until: until ?? null } });
const reportsOf = ({ obligation, body }: ReportsNarrowDto): AskedBoard => ({ of: 'reports', obligationId: obligation ?? null, body: body ?? null });
const indicatorsOf = ({ directiveId, body }: IndicatorsNarrowDto): AskedBoard => ({ of: 'indicators', narrow: { directiveId: directiveId ?? null, body: body ?? null } });
const rankingOf = ({ office, period }: RankingPath, { against }: RankingNarrowDto): AskedBoard => ({ of: 'ranking', office, period, against: against ?? 'current' });
