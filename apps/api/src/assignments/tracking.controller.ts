import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TrackingQuestion, type TrackingAnswer } from '#libs/application';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { AssignmentPath } from './assignment-act.dto.js';

/** How a duty stands that no written day governs. */
@ApiTags('assignments')
@Requires('assignment.read')
@Controller('api/assignments/:id')
export class TrackingController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get('tracking')
  tracking(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<TrackingAnswer> {
    return this.desk.ask(query, caller, (asked) => new TrackingQuestion(asked, id));
  }
}
