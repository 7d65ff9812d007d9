import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnOrganisation, BodiesQuestion, BodyLivesQuestion, type BodiesAnswer, type BodyLivesAnswer } from '#libs/application';
import type { OrganisationCommand } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import {
  allotmentOf, BodiesQueryDto, BodyPath, DefineGroupDto, EndBodyDto, entryOf, MoveBodyDto, OrderHandOverDto, RegisterBodiesDto, RenameBodyDto, ruleOf, SucceedBodiesDto,
} from './organisation-acts.dto.js'; // prettier-ignore

/** The register of bodies and groups, kept in time. */
@ApiTags('organisation')
@Requires('bodies.change')
@Controller('api')
export class OrganisationController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  @Get('bodies')
  @Requires('bodies.read')
  async bodies(@Query() query: BodiesQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<BodiesAnswer> {
    const answer = await this.questions.ask<BodiesAnswer>(query, caller, (asked) => new BodiesQuestion(asked, query.on ?? null));
    return withETag(exchange, answer.revision, answer);
  }

  /** Every body there ever was, with its names in time and whom it came from. */
  @Get('bodies/lives')
  @Requires('bodies.read')
  lives(@Query() query: AskedDto, @SignedIn() caller: Caller): Promise<BodyLivesAnswer> {
    return this.questions.ask(query, caller, (asked) => new BodyLivesQuestion(asked));
  }

  @Post('bodies')
  register(@Body() act: RegisterBodiesDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'RegisterBodies', bodies: act.bodies.map(entryOf) }, exchange);
  }

  @Post('bodies/:id/renaming')
  @HttpCode(200)
  rename(@Param() { id: bodyId }: BodyPath, @Body() act: RenameBodyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'RenameBody', bodyId, name: act.name, from: act.from, basis: act.basis }, exchange);
  }

  @Post('bodies/:id/move')
  @HttpCode(200)
  move(@Param() { id: bodyId }: BodyPath, @Body() act: MoveBodyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'MoveBody', bodyId, parentId: act.parentId ?? null, from: act.from, basis: act.basis }, exchange);
  }

  @Post('bodies/:id/ending')
  @HttpCode(200)
  end(@Param() { id: bodyId }: BodyPath, @Body() act: EndBodyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'EndBody', bodyId, lastDay: act.lastDay, basis: act.basis, keeper: act.keeper ?? null }, exchange);
  }

  @Post('bodies/:id/hand-over')
  @HttpCode(200)
  handOver(@Param() { id: bodyId }: BodyPath, @Body() act: OrderHandOverDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'OrderHandOver', bodyId, keeper: act.keeper, allotment: allotmentOf(act.allotment), basis: act.basis }, exchange);
  }

  @Post('successions')
  succeed(@Body() act: SucceedBodiesDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { predecessors, successors, on, basis } = act;
    return this.act(act, { type: 'SucceedBodies', predecessors, successors, newBodies: (act.newBodies ?? []).map(entryOf), on, basis, keeper: act.keeper ?? null, allotment: allotmentOf(act.allotment) }, exchange);
  }

  @Post('groups')
  define(@Body() act: DefineGroupDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { groupId, name, from } = act;
    return this.act(act, { type: 'DefineGroup', groupId, name, rule: ruleOf(act.rule), from, open: act.open ?? false }, exchange);
  }

  private act(act: ActDto, intent: OrganisationCommand, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnOrganisation(intent, context));
  }
}
