import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EntryLimitsQuestion, UpdateRateQuestion, type EntryLimitsAnswer, type UpdateRateAnswer } from '#libs/application';
import { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { DirectivePath } from './directive-acts.dto.js';

/** How a directive is followed: who has reported this month, and how late it was entered. */
@ApiTags('directives')
@Requires('directive.read')
@Controller('api')
export class FollowingController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get('directives/:id/update-rate')
  async updateRate(@Param() { id }: DirectivePath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<Explained<UpdateRateAnswer>> {
    const answer = await this.desk.ask<UpdateRateAnswer>(query, caller, (asked) => new UpdateRateQuestion(asked, id));
    return explainedAt(`/api/directives/${id}/update-rate/explanation`, answer);
  }

  @Get('entry-limits')
  entryLimits(@Query() query: AskedDto, @SignedIn() caller: Caller): Promise<EntryLimitsAnswer> {
    return this.desk.ask(query, caller, (asked) => new EntryLimitsQuestion(asked));
  }
}
