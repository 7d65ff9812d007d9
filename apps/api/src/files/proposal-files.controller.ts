import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, ProposalsQuestion, type Clock, type ProposalRow, type ProposalsAnswer } from '#libs/application';
import { attachedFiles, type AttachedFile, type FileAsked } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProposalFilePath } from '../proposals/proposals.dto.js';
import { proposalsSeenBy } from '../proposals/proposals-reading.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { OutgoingFiles } from './outgoing-files.js';

/** The files that a draft would carry, for whoever may see the draft: nobody approves what they cannot read. */
@ApiTags('files')
@Requires('proposal.read')
@Controller('api/proposals/:id/files')
export class ProposalFilesController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(OutgoingFiles) private readonly outgoing: OutgoingFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The content of one of them, to be saved. Which there are stands in the draft. */
  @Get(':sha256')
  async content(@Param() { id, sha256 }: ProposalFilePath, @Query() query: AskedDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const narrow = { proposalId: id, body: null, subjectId: null, open: false };
    const visibility = proposalsSeenBy(caller, this.clock.now());
    const { proposals } = await this.desk.ask<ProposalsAnswer>(query, caller, (asked) => new ProposalsQuestion({ ...asked, visibility }, narrow, { cursor: null, limit: 1 }));
    await this.outgoing.send(proposals.flatMap(filesOf), sha256, request, reply);
  }
}

/** As the draft stands. What its author had not uploaded was never taken into a draft. */
function filesOf({ content }: ProposalRow): readonly AttachedFile[] {
  const outcome = attachedFiles((content['files'] ?? []) as readonly FileAsked[]);
  return outcome.ok ? outcome.files : [];
}
