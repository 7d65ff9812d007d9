import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnPositions, CLOCK, PERSON_VAULT, PositionsQuestion, type Clock, type PersonVault, type PositionIntent, type PositionsAnswer, type Visibility } from '#libs/application';
import { can, type BodyId } from '#libs/domain';
import { AccessRecorder } from '../access-log/access-recorder.js';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { PositionBook } from './position-book.js';
import { AppointPersonDto, EndPositionDto, PositionPath, PositionsQueryDto } from './positions.dto.js';
import { namedPosition, type PositionsView } from './person.view.js';

/** Stands for any body that the caller has nothing to do with: no key of the register is empty. */
const NOBODY = '' as BodyId;

/** Who holds which position of a body. Names are data of persons: every look at them is on record. */
@ApiTags('positions')
@Requires('staff.act')
@Controller('api/positions')
export class PositionsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(AccessRecorder) private readonly access: AccessRecorder,
    @Inject(PositionBook) private readonly book: PositionBook,
    @Inject(PERSON_VAULT) private readonly vault: PersonVault,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('staff.read')
  async list(@Query() query: PositionsQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<PositionsView> {
    const body = query.body ?? null;
    const visibility = this.seenBy(caller, body);
    await this.access.read(exchange.request, caller);
    const narrow = { body, person: query.person ?? null, inForce: query.inForce === 'yes' };
    const { moment, positions, revision } = await this.questions.ask<PositionsAnswer>(query, caller, (asked) => new PositionsQuestion({ ...asked, visibility }, narrow));
    return withETag(exchange, revision, { moment, positions: positions.map((row) => namedPosition(row, this.vault.get(row.person))), revision });
  }

  @Post()
  appoint(@Body() act: AppointPersonDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { person, body, role, validFrom, validUntil, basis } = act;
    return this.act(act, { type: 'AppointPerson', person, body, role, validFrom, validUntil: validUntil ?? null, basis }, exchange);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Param() { id: positionId }: PositionPath, @Body() act: EndPositionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'EndPosition', positionId, from: act.from ?? null, reason: act.reason }, exchange);
  }

  /** Positions of every body for who administers or oversees, else those of the bodies acted for. @throws ProblemError for a body that is none of these. */
  private seenBy({ actor, visibility }: Caller, body: BodyId | null): Visibility {
    const now = this.clock.now();
    if (can(actor, 'staff.read', { kind: 'staff', body: NOBODY }, now).allowed) return { kind: 'all' };
    if (body !== null) {
      const seen = can(actor, 'staff.read', { kind: 'staff', body }, now, body);
      if (!seen.allowed) throw seen.mayKnow ? new ProblemError('forbidden', { reason: seen.reason }) : new ProblemError('not-found');
    }
    return visibility;
  }

  /** In effect on the next request of the person. */
  private async act(act: ActDto, intent: PositionIntent, exchange: Exchange): Promise<ReceiptView> {
    const receipt = await this.desk.carryOut(exchange, act, (context) => new ActOnPositions(intent, context));
    await this.book.refresh();
    this.sessions.askAgain();
    return receipt;
  }
}
