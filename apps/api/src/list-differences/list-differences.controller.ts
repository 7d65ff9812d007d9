import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, ListDifferenceQuestion, type AskedList, type Clock, type ListDifferenceAnswer, type Visibility } from '#libs/application';
import { assertMayReadInbox } from '../boards/inbox-reading.js';
import { pageOf, parseAsOf } from '../conversation/as-of.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { delegationsSeenBy } from '../delegations/delegations-reading.js';
import { DirectivePath } from '../directives/directive-acts.dto.js';
import { EventSight } from '../live-events/event-sight.js';
import { proposalsSeenBy } from '../proposals/proposals-reading.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import {
  ComparedListDto, DelegationsDifferenceDto, InspectionsDifferenceDto, NoticesDifferenceDto, OversightsDifferenceDto, ProposalsDifferenceDto, RankingsDifferenceDto, StandingDutiesDifferenceDto, UrgingInboxDifferenceDto, UrgingsDifferenceDto,
} from './list-differences.dto.js'; // prettier-ignore

/** What changed in each list between two moments, row by row and field by field; whoever may see the list may ask. */
@ApiTags('lists')
@Requires('board.read')
@Controller('api')
export class ListDifferencesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(EventSight) private readonly sight: EventSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('urgings/difference')
  @Requires('urging.read')
  urgings(@Query() query: UrgingsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { issuer = null, addressee = null, directiveId = null, grade = null } = query;
    return this.difference(query, caller, { of: 'urgings', narrow: { issuer, addressee, directiveId, grade } });
  }

  @Get('urgings/inbox/difference')
  @Requires('urging.read')
  async urgingInbox(@Query() query: UrgingInboxDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const body = query.body ?? caller.actor.body;
    assertMayReadInbox(caller, body, this.clock.now());
    return this.difference(query, caller, { of: 'urging-inbox', body, filter: query.filter ?? 'to-answer' });
  }

  @Get('inspections/difference')
  @Requires('inspection.read')
  inspections(@Query() query: InspectionsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { body = null, directiveId = null, stage = null } = query;
    return this.difference(query, caller, { of: 'inspections', narrow: { body, directiveId, stage } });
  }

  @Get('oversights/difference')
  @Requires('oversight.read')
  oversights(@Query() query: OversightsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { body = null, directiveId = null } = query;
    return this.difference(query, caller, { of: 'oversights', narrow: { body, directiveId } });
  }

  @Get('reviews/difference')
  @Requires('review.read')
  reviews(@Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'reviews' });
  }

  @Get('notices/difference')
  @Requires('notice.read')
  async notices(@Query() query: NoticesDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const body = query.body ?? caller.actor.body;
    assertMayReadInbox(caller, body, this.clock.now(), 'notice.read');
    return this.difference(query, caller, { of: 'notices', body });
  }

  @Get('boards/standing-duties/difference')
  standingDuties(@Query() query: StandingDutiesDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { office = null, body = null, state = null, due } = query;
    return this.difference(query, caller, { of: 'standing-duties', narrow: { office, body, state, due: due === 'yes' } });
  }

  @Get('boards/left-behind/difference')
  leftBehind(@Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'left-behind' });
  }

  @Get('directives/difference')
  @Requires('directive.read')
  directives(@Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'directives' });
  }

  @Get('directives/stubs/difference')
  @Requires('directive.read')
  stubs(@Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'stubs' });
  }

  @Get('directives/:id/receipts/difference')
  @Requires('receipt.read')
  receipts(@Param() { id: directiveId }: DirectivePath, @Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'receipts', directiveId });
  }

  @Get('rankings/difference')
  @Requires('ranking.read')
  rankings(@Query() query: RankingsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'rankings', office: query.office ?? null });
  }

  @Get('delegations/difference')
  @Requires('delegation.read')
  async delegations(@Query() query: DelegationsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { body = null, inForce } = query;
    return this.difference(query, caller, { of: 'delegations', narrow: { body, inForce: inForce === 'yes' } }, delegationsSeenBy(caller, body, this.clock.now()));
  }

  @Get('proposals/difference')
  @Requires('proposal.read')
  proposals(@Query() query: ProposalsDifferenceDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    const { body = null, subjectId = null, status } = query;
    return this.difference(query, caller, { of: 'proposals', narrow: { body, subjectId, open: status === 'open' } }, proposalsSeenBy(caller, this.clock.now()));
  }

  @Get('bodies/difference')
  @Requires('bodies.read')
  bodies(@Query() query: ComparedListDto, @SignedIn() caller: Caller): Promise<ListDifferenceAnswer> {
    return this.difference(query, caller, { of: 'bodies' });
  }

  private difference(query: ComparedListDto, caller: Caller, list: AskedList, visibility: Visibility = caller.visibility): Promise<ListDifferenceAnswer> {
    const since = parseAsOf(query.since);
    return this.desk.ask(query, caller, (asked) => new ListDifferenceQuestion({ ...asked, visibility }, since, list, query.kind ?? null, pageOf(query), (event) => this.sight.mayBeSeen(event, caller)));
  }
}
