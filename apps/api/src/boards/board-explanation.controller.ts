import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BoardExplanationQuestion, type BoardExplanationAnswer } from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { LogRoots, type LogRoot } from '../counted-boards/log-roots.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ExplanationQueryDto } from './boards.dto.js';
import { explanationLink, narrowedBy } from './explanation-link.js';

/** The answer with the root of the log that it was worked out from: null until a checkpoint covers it. */
export interface ExplanationView extends BoardExplanationAnswer {
  readonly log: LogRoot | null;
  /** Answers exactly this again, years later. */
  readonly explanation: string;
}

/** Every number of a board can be asked for what it counts. */
@ApiTags('boards')
@Requires('board.read')
@Controller('api')
export class BoardExplanationController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(LogRoots) private readonly roots: LogRoots,
  ) {}

  /** The duties and periods behind a number, each with the acts and days that put it there. */
  @Get('boards/explanation')
  async explanation(@Query() query: ExplanationQueryDto, @SignedIn() caller: Caller): Promise<ExplanationView> {
    const group = query.group === undefined ? null : { by: query.groupBy ?? 'body', key: query.group };
    const answer = await this.desk.ask<BoardExplanationAnswer>(query, caller, (asked) => new BoardExplanationQuestion(asked, query.number, query.against ?? 'current', narrowedBy(query), group, pageOf(query)));
    const log = await this.roots.at(answer.moment.index);
    return { ...answer, log, explanation: explanationLink(answer.moment, query, { number: query.number, ...(query.group !== undefined && { groupBy: query.groupBy ?? 'body', group: query.group }) }) };
  }
}
