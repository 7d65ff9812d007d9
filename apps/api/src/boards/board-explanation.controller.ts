import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AUDIT_TILES, BoardExplanationQuestion, LogProofs, SIGNER_KEYS, type AuditTiles, type BoardExplanationAnswer, type SignerKeys } from '#libs/application';
import { base64 } from '#libs/domain';
import { pageOf } from '../conversation/as-of.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ExplanationQueryDto } from './boards.dto.js';
import { explanationLink, narrowedBy } from './explanation-link.js';

/** The answer with the root of the log that it was worked out from: null until a checkpoint covers it. */
export interface ExplanationView extends BoardExplanationAnswer {
  readonly log: { readonly size: number; readonly root: string } | null;
  /** Answers exactly this again, years later. */
  readonly explanation: string;
}

/** Every number of a board can be asked for what it counts. */
@ApiTags('boards')
@Requires('board.read')
@Controller('api')
export class BoardExplanationController {
  private readonly proofs: LogProofs;

  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(AUDIT_TILES) tiles: AuditTiles,
    @Inject(SIGNER_KEYS) keys: SignerKeys,
  ) {
    this.proofs = new LogProofs(tiles, keys);
  }

  /** The duties and periods behind a number, each with the acts and days that put it there. */
  @Get('boards/explanation')
  async explanation(@Query() query: ExplanationQueryDto, @SignedIn() caller: Caller): Promise<ExplanationView> {
    const group = query.group === undefined ? null : { by: query.groupBy ?? 'body', key: query.group };
    const answer = await this.desk.ask<BoardExplanationAnswer>(query, caller, (asked) => new BoardExplanationQuestion(asked, query.number, query.against ?? 'current', narrowedBy(query), group, pageOf(query)));
    const head = await this.proofs.rootAt(answer.moment.index);
    const log = head === null ? null : { size: head.size, root: base64(head.root) };
    return { ...answer, log, explanation: explanationLink(answer.moment, query, { number: query.number, ...(query.group !== undefined && { groupBy: query.groupBy ?? 'body', group: query.group }) }) };
  }
}
