import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccessRecordsQuestion, type AccessRecordsAnswer } from '#libs/application';
import type { ActorId } from '#libs/domain';
import { pageOf } from '../conversation/as-of.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { AccessRecordsDto } from './access-records.dto.js';
import { SystemDesk } from './system-desk.js';

/** Who looked at what, for auditors; that they look is on record too. */
@ApiTags('audit-trail')
@Controller('api/access-records')
export class AccessRecordsController {
  constructor(
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(SystemDesk) private readonly system: SystemDesk,
  ) {}

  @Get()
  @Requires('access.read')
  async list(@Query() query: AccessRecordsDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<AccessRecordsAnswer> {
    await this.system.assertMay(request, 'access.read');
    const { actor = null, body = null, thing = null, kind = null, from = null, to = null } = query;
    return this.questions.ask(query, caller, (asked) => new AccessRecordsQuestion(asked, { actor: actor as ActorId | null, body, thing, kind, from, to }, pageOf(query)));
  }
}
