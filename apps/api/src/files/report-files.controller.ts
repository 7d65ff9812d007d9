import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachedFilesQuestion, PeriodReportQuestion, type AttachedFilesAnswer, type PeriodReportAnswer } from '#libs/application';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ReportFilePath, ReportPeriodPath } from '../reporting/period-reports.dto.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { OutgoingFiles } from './outgoing-files.js';

/** The files of the reports of one period, for whoever sees those: a unit sees its own, and not the consolidated one's. */
@ApiTags('files')
@Requires('reporting.read')
@Controller('api/reporting/:id/periods/:period/files')
export class ReportFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(OutgoingFiles) private readonly outgoing: OutgoingFiles,
  ) {}

  @Get()
  list(@Param() path: ReportPeriodPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<AttachedFilesAnswer> {
    return this.filesOf(path, query, caller);
  }

  /** The content of one of them, to be saved. */
  @Get(':sha256')
  async content(@Param() path: ReportFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.outgoing.send((await this.filesOf(path, query, caller)).files, path.sha256, request, reply);
  }

  private async filesOf({ id, period }: ReportPeriodPath, query: AskedDto, caller: Caller): Promise<AttachedFilesAnswer> {
    const { units, consolidated } = await this.desk.ask<PeriodReportAnswer>(query, caller, (asked) => new PeriodReportQuestion(asked, id, period));
    const answer = await this.desk.ask<AttachedFilesAnswer>(query, caller, (asked) => new AttachedFilesQuestion(asked, `report-${id}-${period}`));
    return { ...answer, files: answer.files.filter(({ partOf }) => (partOf === null ? consolidated !== null : units.some(({ unit }) => unit === partOf))) };
  }
}
