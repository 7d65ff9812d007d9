import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CustodyBoardQuestion, SilentCoordinatorsQuestion, type CustodyBoardAnswer, type SilentCoordinatorsAnswer } from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { PagedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { CustodyBoardDto } from './custody-board.dto.js';

/** Boards of days held, and of coordinators that do not answer. */
@ApiTags('boards')
@Requires('board.read')
@Controller('api/boards')
export class CustodyBoardsController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get('custody')
  custody(@Query() query: CustodyBoardDto, @SignedIn() caller: Caller): Promise<CustodyBoardAnswer> {
    const narrow = { body: query.body ?? null, from: query.from ?? null, until: query.until ?? null };
    return this.desk.ask(query, caller, (asked) => new CustodyBoardQuestion(asked, query.by ?? 'body', narrow));
  }

  @Get('silent-coordinators')
  async silentCoordinators(@Query() query: PagedDto, @SignedIn() caller: Caller): Promise<Explained<SilentCoordinatorsAnswer>> {
    const answer = await this.desk.ask<SilentCoordinatorsAnswer>(query, caller, (asked) => new SilentCoordinatorsQuestion(asked, pageOf(query)));
    return explainedAt('/api/boards/silent-coordinators/explanation', answer);
  }
}
