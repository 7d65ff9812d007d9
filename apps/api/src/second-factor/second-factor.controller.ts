import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CREDENTIAL_STORE, type CredentialStore } from '#libs/application';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { SignIn } from '../signing-in/sign-in.js';
import { CodeDto } from './second-factor.dto.js';
import { secondFactorView, secondStepView, type RecoveryCodesView, type SecondFactorView, type SecondStepView } from './second-factor.view.js';
import { SecondSteps } from './second-steps.js';

/** What one's own account shows besides the password. Whoever changes it shows the present one first. */
@ApiTags('session')
@Controller('api/session/second-factor')
export class SecondFactorController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
  ) {}

  @Get()
  @Requires('session.own')
  show(@SignedIn() { account: { actorId } }: Caller): SecondFactorView {
    return secondFactorView(this.store.secondFactors.authenticatorOf(actorId), this.store.secondFactors.recoveryCodesLeft(actorId), this.store.secondFactors.passkeysOf(actorId));
  }

  /** Begins to set up another authenticator; a code of it, with the ticket, at `/api/session/second-step` puts it in place. `code`: of the present one; any text where there is none. */
  @Post()
  @Requires('session.own')
  replace(@Body() { code }: CodeDto, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): SecondStepView {
    this.signIn.assertShows(caller, code, request.ip);
    reply.header('cache-control', 'no-store');
    return secondStepView(this.steps.setUp(caller.account), null);
  }

  /** Fresh recovery codes; those of before stop working. */
  @Post('recovery-codes')
  @Requires('session.own')
  renewRecoveryCodes(@Body() { code }: CodeDto, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): RecoveryCodesView {
    if (this.steps.hasNone(caller.account)) throw new ProblemError('no-second-factor');
    this.signIn.assertShows(caller, code, request.ip);
    reply.header('cache-control', 'no-store');
    return { recoveryCodes: this.steps.renewRecoveryCodes(caller.account) };
  }
}
