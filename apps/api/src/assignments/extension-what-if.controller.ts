import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskExtensionWhatIf, type ExtensionWhatIfAnswer } from '#libs/application';
import type { ExtensionWhatIf } from '#libs/domain';
import { commandContext } from '../conversation/command-context.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { refusedCommand } from '../problems/problem-of.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { ExtensionWhatIfDto } from './extension-what-if.dto.js';

/** `revision`: of the duty that it was judged at. */
export type ExtensionWhatIfView = ExtensionWhatIf & { readonly revision: number };

/** What granting more time would do, before it is decided. */
@ApiTags('assignments')
@Requires('assignment.read')
@Controller('api/assignments/:id')
export class ExtensionWhatIfController {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  /** For whoever may decide the pending request; refused with the reasons for which granting that day would be refused. */
  @Get('what-if')
  async ask(@Param() { id }: AssignmentPath, @Query() query: ExtensionWhatIfDto, @TheExchange() { request }: Exchange): Promise<ExtensionWhatIfView> {
    const answer = (await this.bus.execute(new AskExtensionWhatIf(id, query.due, commandContext(request, query)))) as ExtensionWhatIfAnswer;
    if (!answer.ok) throw refusedCommand(answer.refusal);
    return { revision: answer.revision, ...answer.whatIf };
  }
}
