import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CREDENTIAL_STORE, type CredentialStore } from '#libs/application';
import { AccountRecorder } from '../accounts/account-recorder.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { CodeDto } from '../second-factor/second-factor.dto.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { SignIn } from '../signing-in/sign-in.js';
import { Sessions } from '../signing-in/sessions.js';

/** Providers at which one's own account is known. */
export interface IdentitiesView {
  readonly issuers: readonly string[];
}

/** Who one is to identity providers. It is linked by signing in there, and unlinked here. */
@ApiTags('session')
@Controller('api/session/identities')
export class IdentitiesController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AccountRecorder) private readonly recorder: AccountRecorder,
  ) {}

  @Get()
  @Requires('session.own')
  show(@SignedIn() { account }: Caller): IdentitiesView {
    return { issuers: this.store.issuersOf(account.actorId) };
  }

  /** Shortly after signing in, with a code; ends one's other sessions. The next sign-in there finds the account by its login again. */
  @Post('unlinking')
  @HttpCode(204)
  @Requires('session.own')
  async unlink(@Body() { code }: CodeDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    this.signIn.assertShows(caller, code, request.ip);
    const { actorId } = caller.account;
    await this.recorder.recorded(caller.account, (note) => {
      if (!this.store.unlinkIdentitiesOf(actorId)) throw new ProblemError('no-identity');
      note({ type: 'IdentityUnlinked', data: { account: actorId } });
    });
    this.sessions.endOthers(caller);
  }
}
