import { Controller, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, type ApiToken, type Clock, type CredentialStore } from '#libs/application';
import type { ActorId } from '#libs/domain';
import { SystemDesk } from '../access-log/system-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { apiTokenView, type ApiTokensView } from '../signing-in/api-token.view.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { AccountRecorder } from './account-recorder.js';
import { AccountPath, AccountTokenPath } from './accounts.dto.js';

/** The machines of an account, for those who keep the accounts: they see and end its tokens, and make none, since a token carries the rights of its owner. */
@ApiTags('accounts')
@Controller('api/accounts/:id/tokens')
export class AccountTokensController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SystemDesk) private readonly system: SystemDesk,
    @Inject(AccountRecorder) private readonly recorder: AccountRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('account.read')
  async list(@Param() { id }: AccountPath, @TheExchange() { request }: Exchange): Promise<ApiTokensView> {
    await this.system.assertMay(request, 'account.read');
    return { tokens: this.tokensOf(id).map((token) => apiTokenView(token)) };
  }

  /** At once here, within a second in other programs. */
  @Delete(':token')
  @HttpCode(204)
  @Requires('account.manage')
  async end(@Param() { id, token }: AccountTokenPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    await this.system.assertMay(request, 'account.manage');
    const ended = this.tokensOf(id).find((each) => each.id === token);
    if (ended === undefined) throw new ProblemError('not-found');
    await this.recorder.recorded(caller.actor, (note) => {
      this.sessions.endToken(ended.tokenHash);
      note({ type: 'MachineTokenEnded', data: { account: id, token } });
    });
  }

  private tokensOf(id: ActorId): readonly ApiToken[] {
    if (this.store.accountById(id) === null) throw new ProblemError('not-found');
    return this.store.tokensOf(id, this.clock.now());
  }
}
