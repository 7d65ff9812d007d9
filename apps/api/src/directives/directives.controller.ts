import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CascadeTreeQuestion,
  DirectiveOverviewQuestion,
  DirectivesQuestion,
  ReceiptsQuestion,
  StubsQuestion,
  type CascadeTreeAnswer,
  type DirectiveOverviewAnswer,
  type DirectivesAnswer,
  type ReceiptsAnswer,
  type StubsAnswer,
} from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, BoundedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { DirectivePath, FanOutDto } from './directive-acts.dto.js';
import { FanOutWatch, type FanOutView } from './fan-out-watch.js';

/** Directives as they stand: the list, one with its tasks, its cascade, its receipts, and how far its fan-out is. */
@ApiTags('directives')
@Requires('directive.read')
@Controller('api/directives')
export class DirectivesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(FanOutWatch) private readonly fanOuts: FanOutWatch,
  ) {}

  @Get()
  list(@Query() query: BoundedDto, @SignedIn() caller: Caller): Promise<DirectivesAnswer> {
    return this.desk.ask(query, caller, (asked) => new DirectivesQuestion(asked, pageOf(query)));
  }

  /** The register of secret papers (sổ văn bản mật): to their issuers, holders and overseers. */
  @Get('stubs')
  stubs(@Query() query: BoundedDto, @SignedIn() caller: Caller): Promise<StubsAnswer> {
    return this.desk.ask(query, caller, (asked) => new StubsQuestion(asked, pageOf(query)));
  }

  @Get(':id')
  async show(@Param() { id }: DirectivePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<Explained<DirectiveOverviewAnswer>> {
    const answer = await this.desk.ask<DirectiveOverviewAnswer>(query, caller, (asked) => new DirectiveOverviewQuestion(asked, id));
    return withETag(exchange, answer.directive.revision, explainedAt(`/api/directives/${id}/explanation`, answer));
  }

  @Get(':id/fan-out')
  fanOut(@Param() { id }: DirectivePath, @Query() query: FanOutDto, @SignedIn() caller: Caller): Promise<FanOutView> {
    return this.fanOuts.watch(id, query, caller);
  }

  @Get(':id/cascade')
  cascade(@Param() { id }: DirectivePath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<CascadeTreeAnswer> {
    return this.desk.ask(query, caller, (asked) => new CascadeTreeQuestion(asked, { directiveId: id }));
  }

  @Get(':id/receipts')
  @Requires('receipt.read')
  receipts(@Param() { id }: DirectivePath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<ReceiptsAnswer> {
    return this.desk.ask(query, caller, (asked) => new ReceiptsQuestion(asked, id));
  }
}
