import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachedFilesQuestion, UrgingQuestion, type AttachedFilesAnswer, type UrgingAnswer } from '#libs/application';
import type { UrgingId } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { UrgingFilePath, UrgingPath } from '../urgings/urging-acts.dto.js';
import { OutgoingFiles } from './outgoing-files.js';

/** The files of answers and explanations, for whoever sees those: an addressee sees its own. */
@ApiTags('files')
@Requires('urging.read')
@Controller('api/urgings/:id/files')
export class UrgingFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(OutgoingFiles) private readonly outgoing: OutgoingFiles,
  ) {}

  @Get()
  list(@Param() { id }: UrgingPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<AttachedFilesAnswer> {
    return this.filesOf(id, query, caller);
  }

  /** The content of one of them, to be saved. */
  @Get(':sha256')
  async content(@Param() { id, sha256 }: UrgingFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.outgoing.send((await this.filesOf(id, query, caller)).files, sha256, request, reply);
  }

  private async filesOf(id: UrgingId, query: AskedDto, caller: Caller): Promise<AttachedFilesAnswer> {
    const { addressees } = await this.desk.ask<UrgingAnswer>(query, caller, (asked) => new UrgingQuestion(asked, id));
    const answer = await this.desk.ask<AttachedFilesAnswer>(query, caller, (asked) => new AttachedFilesQuestion(asked, `urging-${id}`));
    return { ...answer, files: answer.files.filter(({ partOf }) => addressees.some(({ body }) => body === partOf)) };
  }
}
