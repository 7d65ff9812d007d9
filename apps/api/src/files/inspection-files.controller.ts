import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachedFilesQuestion, InspectionQuestion, type AttachedFilesAnswer, type InspectionAnswer } from '#libs/application';
import type { InspectionId } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { InspectionPath } from '../inspections/inspection-decision.dto.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { InspectionFilePath } from './file.dto.js';
import { OutgoingFiles } from './outgoing-files.js';

/** The files of minutes and conclusions, for whoever sees the whole inspection: an inspected body sees what is about itself, and a file may be about others. */
@ApiTags('files')
@Requires('inspection.read')
@Controller('api/inspections/:id/files')
export class InspectionFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(OutgoingFiles) private readonly outgoing: OutgoingFiles,
  ) {}

  @Get()
  list(@Param() { id }: InspectionPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<AttachedFilesAnswer> {
    return this.filesOf(id, query, caller);
  }

  /** The content of one of them, to be saved. */
  @Get(':sha256')
  async content(@Param() { id, sha256 }: InspectionFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.outgoing.send((await this.filesOf(id, query, caller)).files, sha256, request, reply);
  }

  private async filesOf(id: InspectionId, query: AskedDto, caller: Caller): Promise<AttachedFilesAnswer> {
    const { steps } = await this.desk.ask<InspectionAnswer>(query, caller, (asked) => new InspectionQuestion(asked, id));
    if (steps.length === 0) throw new ProblemError('not-found'); // the steps are for those who see the whole
    return this.desk.ask(query, caller, (asked) => new AttachedFilesQuestion(asked, `inspection-${id}`));
  }
}
