import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MissingReportsQuestion, PeriodReportQuestion, ReportGridQuestion, ReportObligationsQuestion, type MissingReportsAnswer, type PeriodReportAnswer, type ReportGridAnswer,
  type ReportObligationsAnswer,
} from '#libs/application'; // prettier-ignore
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, PagedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ReportPeriodPath } from './period-reports.dto.js';
import { ReportingPath } from './reporting-acts.dto.js';
import { MissingReportsQueryDto, ReportGridQueryDto } from './reporting-questions.dto.js';

/** Periodic reports: what is owed, who reported, who is missing. A unit is told of its own reports. */
@ApiTags('reporting')
@Requires('reporting.read')
@Controller('api/reporting')
export class ReportingController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  list(@Query() query: PagedDto, @SignedIn() caller: Caller): Promise<ReportObligationsAnswer> {
    return this.desk.ask(query, caller, (asked) => new ReportObligationsQuestion(asked, pageOf(query)));
  }

  @Get('missing')
  missing(@Query() query: MissingReportsQueryDto, @SignedIn() caller: Caller): Promise<MissingReportsAnswer> {
    return this.desk.ask(query, caller, (asked) => new MissingReportsQuestion(asked, query.show ?? 'overdue', query.body ?? null, pageOf(query)));
  }

  /** Bodies × periods. */
  @Get(':id')
  async grid(@Param() { id }: ReportingPath, @Query() query: ReportGridQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReportGridAnswer> {
    const answer = await this.desk.ask<ReportGridAnswer>(query, caller, (asked) => new ReportGridQuestion(asked, id, query.from ?? null, query.to ?? null));
    return withETag(exchange, answer.obligation.revision, answer);
  }

  /** The ETag is that of the period, which its acts may name. */
  @Get(':id/periods/:period')
  async period(@Param() { id, period }: ReportPeriodPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<PeriodReportAnswer> {
    const answer = await this.desk.ask<PeriodReportAnswer>(query, caller, (asked) => new PeriodReportQuestion(asked, id, period));
    return withETag(exchange, answer.revision, answer);
  }
}
