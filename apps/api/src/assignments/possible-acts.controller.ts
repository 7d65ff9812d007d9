import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskPossibleActs, type PossibleActsAnswer } from '#libs/application';
import { commandContext } from '../conversation/command-context.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { refusedCommand } from '../problems/problem-of.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { PossibleActsDto } from './possible-acts.dto.js';
import { possibleActsView, type PossibleActsView } from './possible-acts.view.js';

/** What the caller may do with a duty, before anything is typed. */
@ApiTags('assignments')
@Requires('assignment.read')
@Controller('api/assignments/:id')
export class PossibleActsController {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  /** Acts that belong to the caller, now; those that the duty does not let pass say why. */
  @Get('possible-acts')
  async possible(@Param() { id }: AssignmentPath, @Query() query: PossibleActsDto, @TheExchange() { request }: Exchange): Promise<PossibleActsView> {
    const answer = (await this.bus.execute(new AskPossibleActs(id, commandContext(request, query)))) as PossibleActsAnswer;
    if (!answer.ok) throw refusedCommand(answer.refusal);
    return possibleActsView(answer);
  }
}
