import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnReview, ReviewQuestion, ReviewsQuestion, type ReviewAnswer, type ReviewIntent, type ReviewsAnswer } from '#libs/application';
import type { ReviewId } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, BoundedDto } from '../conversation/asked.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ReportTextDto, ReturnReportDto } from './period-reports.dto.js';
import { reportContentOf } from './report-content.dto.js';
import {
  ConcludeReviewDto, DraftReviewDto, HandOverReviewDto, HoldReviewConferenceDto, IssueReviewOutlineDto, ReviewPath, ReviewReportPath, TakeBackReviewStepDto, WithdrawReviewDto,
} from './reviews.dto.js'; // prettier-ignore

/** Reviews (sơ kết, tổng kết): outline, unit reports, draft, conference, conclusion. */
@ApiTags('reviews')
@Requires('review.act')
@Controller('api/reviews')
export class ReviewsController {
  constructor(
    @Inject(CommandDesk) private readonly acts: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  @Get()
  @Requires('review.read')
  list(@Query() query: BoundedDto, @SignedIn() caller: Caller): Promise<ReviewsAnswer> {
    return this.questions.ask(query, caller, (asked) => new ReviewsQuestion(asked, pageOf(query)));
  }

  @Get(':id')
  @Requires('review.read')
  async show(@Param() { id }: ReviewPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReviewAnswer> {
    const answer = await this.questions.ask<ReviewAnswer>(query, caller, (asked) => new ReviewQuestion(asked, id));
    return withETag(exchange, answer.review.revision, answer);
  }

  /** Begins a review with its outline; the body that acts conducts it. */
  @Post()
  begin(@Body() act: IssueReviewOutlineDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent(), exchange);
  }

  @Post(':id/reports/:body')
  @HttpCode(200)
  file(@Param() { id, body }: ReviewReportPath, @Body() act: ReportTextDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'FileReviewReport', unit: body, content: reportContentOf(act.content) }, exchange);
  }

  @Post(':id/reports/:body/return')
  @HttpCode(200)
  giveBack(@Param() { id, body }: ReviewReportPath, @Body() act: ReturnReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'ReturnReviewReport', unit: body, reasons: act.reasons }, exchange);
  }

  @Post(':id/draft')
  @HttpCode(200)
  draft(@Param() { id }: ReviewPath, @Body() act: DraftReviewDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'DraftReview', content: reportContentOf(act.content) }, exchange);
  }

  @Post(':id/conference')
  @HttpCode(200)
  confer(@Param() { id }: ReviewPath, @Body() act: HoldReviewConferenceDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'HoldReviewConference', heldOn: act.heldOn, basis: act.basis }, exchange);
  }

  @Post(':id/conclusion')
  @HttpCode(200)
  conclude(@Param() { id }: ReviewPath, @Body() act: ConcludeReviewDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'ConcludeReview', symbol: act.symbol, date: act.date }, exchange);
  }

  @Post(':id/step-taken-back')
  @HttpCode(200)
  takeBack(@Param() { id }: ReviewPath, @Body() act: TakeBackReviewStepDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackReviewStep', step: act.step, reason: act.reason }, exchange);
  }

  /** Another body takes a part over (R11). */
  @Post(':id/hand-over')
  @HttpCode(200)
  handOver(@Param() { id }: ReviewPath, @Body() act: HandOverReviewDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { part, from, to, basis } = act;
    return this.act(id, act, { type: 'HandOverReview', part, from, to, basis }, exchange);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: ReviewPath, @Body() act: WithdrawReviewDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'WithdrawReview', basis: act.basis }, exchange);
  }

  private act(id: ReviewId | null, act: ActDto, intent: ReviewIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.acts.carryOut(exchange, act, (context) => new ActOnReview(id, intent, context));
  }
}
