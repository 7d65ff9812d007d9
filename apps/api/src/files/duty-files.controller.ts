import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssignmentQuestion, AttachedFilesQuestion, FILE_STORE, wholeFile, type AssignmentAnswer, type AttachedFilesAnswer, type FileStore } from '#libs/application';
import type { AssignmentId } from '#libs/domain';
import { AssignmentPath } from '../assignments/assignment-act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { attachment } from './content-disposition.js';
import { AssignmentFilePath } from './file.dto.js';

/** Nothing in a file may run in the name of this site, should a browser show it after all. */
const FILE_SECURITY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** The files that acts on a duty carry, for whoever may see the duty. */
@ApiTags('files')
@Requires('assignment.read')
@Controller('api/assignments/:id/files')
export class DutyFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  @Get()
  list(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<AttachedFilesAnswer> {
    return this.filesOf(id, query, caller);
  }

  /** The content of one of them, to be saved. */
  @Get(':sha256')
  async content(@Param() { id, sha256 }: AssignmentFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { files } = await this.filesOf(id, query, caller);
    const file = files.findLast((each) => each.sha256 === sha256);
    if (file === undefined) throw new ProblemError('not-found');
    const stored = await this.store.find(sha256);
    if (stored?.finding !== undefined && stored.finding !== null) throw new ProblemError('file-quarantined', { sha256, name: file.name });
    const pieces = request.method === 'HEAD' ? null : await this.store.read(sha256);
    if (stored === null || (pieces === null && request.method !== 'HEAD')) throw new ProblemError('file-missing', { sha256, name: file.name });
    void reply
      .header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
      .header('content-disposition', attachment(file.name))
      .header('content-security-policy', FILE_SECURITY)
      .header('cache-control', 'private, no-store')
      .header('content-length', String(file.size))
      .send(pieces === null ? '' : Readable.from(wholeFile(pieces, sha256), { objectMode: false }));
  }

  private async filesOf(id: AssignmentId, query: AskedDto, caller: Caller): Promise<AttachedFilesAnswer> {
    await this.desk.ask<AssignmentAnswer>(query, caller, (asked) => new AssignmentQuestion(asked, id)); // not-found unless it may be seen
    return this.desk.ask(query, caller, (asked) => new AttachedFilesQuestion(asked, `assignment-${id}`));
  }
}
