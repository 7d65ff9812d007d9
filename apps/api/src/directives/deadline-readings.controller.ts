import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CommandCore, type Clock } from '#libs/application';
import { can, resolveDeadlinePhrase, type Deadline } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { DeadlineReadingDto } from './deadline-reading.dto.js';

/** What a phrase about time would be read as by the rules in force, for whoever drafts a directive. Nothing is recorded (R2, R9). */
@ApiTags('directives')
@Requires('directive.read')
@Controller('api/deadline-readings')
export class DeadlineReadingsController {
  constructor(
    @Inject(CommandCore) private readonly core: Pick<CommandCore, 'rulesNow'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  async read(@Body() { phrase, issuedOn, sourceLine, issuer }: DeadlineReadingDto, @SignedIn() { actor }: Caller): Promise<Deadline> {
    const asked = can(actor, 'search', { kind: 'system' }, this.clock.now());
    if (!asked.allowed) throw new ProblemError('forbidden', { reason: asked.reason });
    const { policy, calendar } = (await this.core.rulesNow()).for(issuer ?? null);
    return resolveDeadlinePhrase(phrase, { issuedOn, sourceLine: sourceLine ?? null, policy, calendar });
  }
}
