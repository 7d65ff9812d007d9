import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssignmentQuestion, AttachedFilesQuestion, type AssignmentAnswer, type AttachedFilesAnswer } from '#libs/application';
import type { AssignmentId } from '#libs/domain';
import { AssignmentPath } from '../assignments/assignment-act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { AssignmentFilePath } from './file.dto.js';
import { OutgoingFiles } from './outgoing-files.js';

/** The files that acts on a duty carry, for whoever may see the duty. */
@ApiTags('files')
@Requires('assignment.read')
@Controller('api/assignments/:id/files')
export class DutyFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(OutgoingFiles) private readonly outgoing: OutgoingFiles,
  ) {}

  @Get()
  list(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<AttachedFilesAnswer> {
    return this.filesOf(id, query, caller);
  }

  /** The content of one of them, to be saved. */
  @Get(':sha256')
  async content(@Param() { id, sha256 }: AssignmentFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.outgoing.send((await this.filesOf(id, query, caller)).files, sha256, request, reply);
  }

  private async filesOf(id: AssignmentId, query: AskedDto, caller: Caller): Promise<AttachedFilesAnswer> {
    await this.desk.ask<AssignmentAnswer>(query, caller, (asked) => new AssignmentQuestion(asked, id)); // not-found unless it may be seen
    return this.desk.ask(query, caller, (asked) => new AttachedFilesQuestion(asked, `assignment-${id}`));
  }
}
