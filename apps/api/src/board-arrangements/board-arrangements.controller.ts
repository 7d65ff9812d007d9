import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, type ArrangementHolder, type Clock, type CredentialStore } from '#libs/application';
import { can, type Permission } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { BoardArrangementDto, BoardArrangementPath } from './board-arrangement.dto.js';
import { boardArrangementView, type BoardArrangementsView } from './board-arrangement.view.js';

/** How the board begins: for oneself by anybody, for everybody of a body by whoever heads or supervises there. What it shows is what whoever opens it may see. */
@ApiTags('session')
@Requires('session.own')
@Controller('api/board-arrangements')
export class BoardArrangementsController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  show(@SignedIn() caller: Caller): BoardArrangementsView {
    const { boardArrangements: boards } = this.store;
    return {
      own: boardArrangementView(boards.of(holderOf('own', caller))),
      ofBody: boardArrangementView(boards.of(holderOf('body', caller))),
      mayArrangeForBody: this.permission(caller).allowed,
    };
  }

  @Put(':whose')
  save(@Param() { whose }: BoardArrangementPath, @Body() { cards, search }: BoardArrangementDto, @SignedIn() caller: Caller): BoardArrangementsView {
    this.assertMay(whose, caller);
    this.store.boardArrangements.save({ holder: holderOf(whose, caller), cards, search, savedBy: caller.account.actorId, savedAt: this.clock.now() });
    return this.show(caller);
  }

  /** Back to what comes next: the board of the body, or the one as it comes. Asked twice, it is the same. */
  @Delete(':whose')
  remove(@Param() { whose }: BoardArrangementPath, @SignedIn() caller: Caller): BoardArrangementsView {
    this.assertMay(whose, caller);
    this.store.boardArrangements.remove(holderOf(whose, caller));
    return this.show(caller);
  }

  private permission({ actor, account: { body } }: Caller): Permission {
    return can(actor, 'board.arrange', { kind: 'inbox', body }, this.clock.now());
  }

  /** @throws ProblemError `forbidden`. */
  private assertMay(whose: BoardArrangementPath['whose'], caller: Caller): void {
    if (whose === 'own') return;
    const permission = this.permission(caller);
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
  }
}

const holderOf = (whose: BoardArrangementPath['whose'], { account: { actorId, body } }: Caller): ArrangementHolder => (whose === 'own' ? { kind: 'person', id: actorId } : { kind: 'body', id: body });
