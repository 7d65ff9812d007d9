import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MissingReportsQuestion, PeriodReportQuestion, ReportGridQuestion, ReportObligationsQuestion, type MissingReportsAnswer, type PeriodReportAnswer, type ReportGridAnswer,
  type ReportObligationsAnswer,
} from '#libs/application'; // prettier-ignore
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, BoundedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ReportPeriodPath } from './period-reports.dto.js';
import { ReportingPath } from './reporting-acts.dto.js';
import { MissingReportsQueryDto, ReportGridQueryDto } from './reporting-questions.dto.js';

const EXPLANATION = '/api/reporting/explanation';

/** Periodic reports: what is owed, who reported, who is missing. A unit is told of its own reports. */
@ApiTags('reporting')
@Requires('reporting.read')
@Controller('api/reporting')
export class ReportingController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  async list(@Query() query: BoundedDto, @SignedIn() caller: Caller): Promise<Explained<ReportObligationsAnswer>> {
    return explainedAt(EXPLANATION, await this.desk.ask<ReportObligationsAnswer>(query, caller, (asked) => new ReportObligationsQuestion(asked, pageOf(query))));
  }

  @Get('missing')
  async missing(@Query() query: MissingReportsQueryDto, @SignedIn() caller: Caller): Promise<Explained<MissingReportsAnswer>> {
    const show = query.show ?? 'overdue';
    const answer = await this.desk.ask<MissingReportsAnswer>(query, caller, (asked) => new MissingReportsQuestion(asked, show, query.body ?? null, pageOf(query)));
    return explainedAt(EXPLANATION, answer, { number: `missing.${show}`, body: query.body });
  }

  /** Bodies × periods. */
  @Get(':id')
  async grid(@Param() { id }: ReportingPath, @Query() query: ReportGridQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<Explained<ReportGridAnswer>> {
    const answer = await this.desk.ask<ReportGridAnswer>(query, caller, (asked) => new ReportGridQuestion(asked, id, query.from ?? null, query.to ?? null));
    return withETag(exchange, answer.obligation.revision, explainedAt(EXPLANATION, answer, { obligation: id }));
  }

  /** The ETag is that of the period, which its acts may name. */
  @Get(':id/periods/:period')
  async period(@Param() { id, period }: ReportPeriodPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<PeriodReportAnswer> {
    const answer = await this.desk.ask<PeriodReportAnswer>(query, caller, (asked) => new PeriodReportQuestion(asked, id, period));
    return withETag(exchange, answer.revision, answer);
  }
}
