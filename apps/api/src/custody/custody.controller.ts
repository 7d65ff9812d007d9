import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CoordinationQuestion, CustodyQuestion, type CoordinationAnswer, type CustodyAnswer } from '#libs/application';
import { AssignmentPath } from '../assignments/assignment-act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';

/** Where the days of a duty are, and how its coordinators stand. */
@ApiTags('assignments')
@Requires('assignment.read')
@Controller('api/assignments/:id')
export class CustodyController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get('custody')
  custody(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<CustodyAnswer> {
    return this.desk.ask(query, caller, (asked) => new CustodyQuestion(asked, id));
  }

  @Get('coordination')
  coordination(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<CoordinationAnswer> {
    return this.desk.ask(query, caller, (asked) => new CoordinationQuestion(asked, id));
  }
}
