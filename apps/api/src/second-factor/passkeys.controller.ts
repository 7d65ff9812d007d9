import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { SignIn } from '../signing-in/sign-in.js';
import { NewPasskeyDto, PasskeyPath } from './passkey.dto.js';
import { Passkeys } from './passkeys.js';
import { CodeDto } from './second-factor.dto.js';
import { passkeyOfferView, type PasskeyOfferView } from './second-factor.view.js';
import { SecondSteps } from './second-steps.js';
import { siteOf } from './site-of.js';

/** One's own passkeys. Whoever adds or removes one shows a code first. */
@ApiTags('session')
@Controller('api/session/second-factor/passkeys')
export class PasskeysController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
  ) {}

  /** What the browser is asked to make a passkey with; go on with `ticket` at `…/passkeys/answer`. */
  @Post()
  @Requires('session.own')
  async offer(@Body() { code }: CodeDto, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): Promise<PasskeyOfferView> {
    if (this.steps.hasNone(caller.account)) throw new ProblemError('no-second-factor');
    this.signIn.assertShows(caller, code, request.ip);
    reply.header('cache-control', 'no-store');
    return passkeyOfferView(await this.passkeys.offer(caller.account, siteOf(request)));
  }

  @Post('answer')
  @HttpCode(204)
  @Requires('session.own')
  add(@Body() { ticket, name, response }: NewPasskeyDto, @SignedIn() { account }: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    return this.passkeys.add(account, ticket, name, response, siteOf(request));
  }

  @Post(':id/removal')
  @HttpCode(204)
  @Requires('session.own')
  remove(@Param() { id }: PasskeyPath, @Body() { code }: CodeDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): void {
    this.signIn.assertShows(caller, code, request.ip);
    this.passkeys.remove(caller.account, id);
  }
}
