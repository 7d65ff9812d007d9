import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BoardDifferenceQuestion, CLOCK, DutiesBehindQuestion, FourBoxesQuestion, HeatMapQuestion, InboxQuestion, LeftBehindQuestion, OverdueBoardQuestion, SearchQuestion, StandingDutiesQuestion,
  type BoardDifferenceAnswer, type Clock, type DutiesBehindAnswer, type FourBoxesAnswer, type HeatMapAnswer, type InboxAnswer, type LeftBehindAnswer, type OverdueBoardAnswer, type SearchAnswer, type StandingDutiesAnswer,
} from '#libs/application'; // prettier-ignore
import { pageOf, parseAsOf } from '../conversation/as-of.js';
import { PagedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { explained, narrowedBy } from './explanation-link.js';
import { assertMayReadInbox } from './inbox-reading.js';
import { DifferenceQueryDto, DutiesBehindQueryDto, FourBoxesQueryDto, InboxQueryDto, OverdueQueryDto, SearchQueryDto, StandingDutiesQueryDto } from './boards.dto.js';

/** Lists and counts. Every one answers for what its caller may see, at the moment that is asked for. */
@ApiTags('boards')
@Requires('board.read')
@Controller('api')
export class BoardsController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('inbox')
  async inbox(@Query() query: InboxQueryDto, @SignedIn() caller: Caller): Promise<Explained<InboxAnswer>> {
    const body = query.body ?? caller.actor.body;
    assertMayReadInbox(caller, body, this.clock.now());
    const answer = await this.desk.ask<InboxAnswer>(query, caller, (asked) => new InboxQuestion(asked, body, query.filter ?? 'all', pageOf(query)));
    return explainedAt('/api/inbox/explanation', answer, { body });
  }

  @Get('boards/overdue')
  async overdue(@Query() query: OverdueQueryDto, @SignedIn() caller: Caller): Promise<Explained<OverdueBoardAnswer>> {
    const answer = await this.desk.ask<OverdueBoardAnswer>(
      query,
      caller,
      (asked) => new OverdueBoardQuestion(asked, query.groupBy ?? 'body', query.against ?? 'current', narrowedBy(query), pageOf(query)),
    );
    return explained(answer, query);
  }

  @Get('boards/four-boxes')
  async fourBoxes(@Query() query: FourBoxesQueryDto, @SignedIn() caller: Caller): Promise<Explained<FourBoxesAnswer>> {
    const answer = await this.desk.ask<FourBoxesAnswer>(query, caller, (asked) => new FourBoxesQuestion(asked, query.against ?? 'current', narrowedBy(query)));
    return explained(answer, query);
  }

  /** From `since` to `asOf`: which numbers moved, what moved them, what became late, what was passed on. */
  @Get('boards/difference')
  difference(@Query() query: DifferenceQueryDto, @SignedIn() caller: Caller): Promise<BoardDifferenceAnswer> {
    const since = parseAsOf(query.since);
    return this.desk.ask(
      query,
      caller,
      (asked) => new BoardDifferenceQuestion(asked, since, query.groupBy ?? 'body', query.against ?? 'current', narrowedBy(query), query.kind ?? null, pageOf(query)),
    );
  }

  /** What stands behind a number of the board. */
  @Get('boards/duties')
  dutiesBehind(@Query() query: DutiesBehindQueryDto, @SignedIn() caller: Caller): Promise<DutiesBehindAnswer> {
    return this.desk.ask(query, caller, (asked) => new DutiesBehindQuestion(asked, query.standing, query.against ?? 'current', narrowedBy(query), query.month ?? null, pageOf(query)));
  }

  @Get('boards/heat-map')
  heatMap(@Query() query: FourBoxesQueryDto, @SignedIn() caller: Caller): Promise<HeatMapAnswer> {
    return this.desk.ask(query, caller, (asked) => new HeatMapQuestion(asked, query.against ?? 'current', narrowedBy(query)));
  }

  @Get('boards/left-behind')
  leftBehind(@Query() query: PagedDto, @SignedIn() caller: Caller): Promise<LeftBehindAnswer> {
    return this.desk.ask(query, caller, (asked) => new LeftBehindQuestion(asked, pageOf(query)));
  }

  @Get('boards/standing-duties')
  standingDuties(@Query() query: StandingDutiesQueryDto, @SignedIn() caller: Caller): Promise<StandingDutiesAnswer> {
    const narrow = { office: query.office ?? null, body: query.body ?? null, state: query.state ?? null, due: query.due === 'yes' };
    return this.desk.ask(query, caller, (asked) => new StandingDutiesQuestion(asked, narrow, pageOf(query)));
  }

  @Get('search')
  search(@Query() query: SearchQueryDto, @SignedIn() caller: Caller): Promise<SearchAnswer> {
    return this.desk.ask(query, caller, (asked) => new SearchQuestion(asked, query.q, pageOf(query)));
  }
}
