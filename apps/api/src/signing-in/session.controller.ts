import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { PERSON_VAULT, type SecretSealer } from '#libs/application';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { IdentityProvider } from '../openid/identity-provider.js';
import { ProblemError } from '../problems/problem.error.js';
import { PasskeyAnswerDto } from '../second-factor/passkey.dto.js';
import { Passkeys } from '../second-factor/passkeys.js';
import { SecondStepDto } from '../second-factor/second-factor.dto.js';
import { secondStepView, type SecondStepView } from '../second-factor/second-factor.view.js';
import type { SecondStep } from '../second-factor/second-steps.js';
import { siteOf } from '../second-factor/site-of.js';
import { Public, Requires } from './access.decorator.js';
import { SignedIn, type Caller } from './caller.js';
import { FirstPasswordDto, InvitationPath, PasswordChangeDto, SessionPath, SessionsEndingDto, SignInDto } from './session.dto.js';
import { clearSessionCookie, setSessionCookie } from './session-token.js';
import { ownSessionView, sessionView, type OwnSessionsView, type SessionView, type SignInWaysView } from './session.view.js';
import { Sessions } from './sessions.js';
import { SignInRecord } from './sign-in-record.js';
import { SignIn, type BegunSession } from './sign-in.js';
import { visitorOf } from './visitor.js';

/** The two answers to a first step: in, or something is to be shown besides. */
const FirstStep = (): MethodDecorator => applyDecorators(ApiResponse({ status: 201 }), ApiResponse({ status: 202 }));

/** Signing in and out; the answer carries the token for programs, the cookie is for browsers. */
@ApiTags('session')
@Controller('api')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(SignInRecord) private readonly record: SignInRecord,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /** 202: the second factor is asked for, or is to be set up; go on with `ticket` at `/api/session/second-step`. */
  @Post('session')
  @Public()
  @FirstStep()
  async begin(@Body() body: SignInDto, @TheExchange() exchange: Exchange): Promise<SessionView | SecondStepView> {
    return this.handOrAsk(await this.signIn.withPassword(body.login, body.password, visitorOf(exchange.request)), exchange);
  }

  /** The second half of a sign-in: a code of the authenticator, or a recovery code. */
  @Post('session/second-step')
  @Public()
  goOn(@Body() { ticket, code }: SecondStepDto, @TheExchange() exchange: Exchange): SessionView {
    const { session, recoveryCodes } = this.signIn.withCode(ticket, code, visitorOf(exchange.request));
    return { ...this.hand(session, exchange), ...(recoveryCodes !== null && { recoveryCodes }) };
  }

  /** The second half of a sign-in by a passkey: what the browser answered to `passkey` of the first step. */
  @Post('session/second-step/passkey')
  @Public()
  async goOnWithPasskey(@Body() { ticket, response }: PasskeyAnswerDto, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.withPasskey(ticket, response, siteOf(exchange.request), visitorOf(exchange.request)), exchange);
  }

  @Get('session/ways')
  @Public()
  ways(): SignInWaysView {
    return { identityProvider: this.provider.isThere };
  }

  @Get('session')
  @Requires('session.own')
  show(@SignedIn() caller: Caller): SessionView {
    return sessionView(caller.account, this.sealer, caller.actor.delegations, caller.expiresAt);
  }

  @Delete('session')
  @HttpCode(204)
  @Requires('session.own')
  end(@SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): void {
    this.sessions.end(caller.tokenHash);
    this.record.ended(caller.account, 'this');
    clearSessionCookie(request, reply);
  }

  @Get('sessions')
  @Requires('session.own')
  list(@SignedIn() { account, credentialId }: Caller): OwnSessionsView {
    return { sessions: this.sessions.of(account.actorId).map((session) => ownSessionView(session, credentialId)) };
  }

  /** All but the one that asks, shortly after signing in. */
  @Post('session/others/ending')
  @HttpCode(204)
  @Requires('session.own')
  endOthers(@Body() _: SessionsEndingDto, @SignedIn() caller: Caller): void {
    this.sessions.assertRecent(caller);
    this.sessions.endOthers(caller);
    this.record.ended(caller.account, 'others');
  }

  /** Shortly after signing in. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Requires('session.own')
  endOne(@Param() { id }: SessionPath, @SignedIn() caller: Caller): void {
    const { account, credentialId } = caller;
    const session = this.sessions.of(account.actorId).find((own) => own.id === id);
    if (session === undefined) throw new ProblemError('not-found');
    if (id !== credentialId) this.sessions.assertRecent(caller);
    this.sessions.end(session.tokenHash);
    this.record.ended(account, id === credentialId ? 'this' : 'one');
  }

  /** Ends all others of the caller's sessions too. */
  @Put('session/password')
  @Requires('session.own')
  async changePassword(@Body() { present, password }: PasswordChangeDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.changePassword(caller, present, password, visitorOf(exchange.request)), exchange);
  }

  @Post('invitations/:token')
  @Public()
  @FirstStep()
  async accept(@Param() path: InvitationPath, @Body() body: FirstPasswordDto, @TheExchange() exchange: Exchange): Promise<SessionView | SecondStepView> {
    return this.handOrAsk(await this.signIn.withInvitation(path.token, body.password, visitorOf(exchange.request)), exchange);
  }

  private async handOrAsk(outcome: BegunSession | SecondStep, exchange: Exchange): Promise<SessionView | SecondStepView> {
    if ('token' in outcome) return this.hand(outcome, exchange);
    exchange.reply.code(202).header('cache-control', 'no-store');
    return secondStepView(outcome, outcome.enrolment === null ? await this.passkeys.ask(outcome, outcome.ticket, siteOf(exchange.request)) : null);
  }

  private hand({ account, expiresAt, token, seconds }: BegunSession, { request, reply }: Exchange): SessionView {
    setSessionCookie(request, reply, token, seconds);
    reply.header('cache-control', 'no-store');
    return sessionView(account, this.sealer, this.sessions.delegationsOf(account), expiresAt, token);
  }
}
