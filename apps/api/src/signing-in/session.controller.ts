import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Public, Requires } from './access.decorator.js';
import { SignedIn, type Caller } from './caller.js';
import { FirstPasswordDto, InvitationPath, PasswordChangeDto, SessionPath, SignInDto } from './session.dto.js';
import { clearSessionCookie, setSessionCookie } from './session-token.js';
import { ownSessionView, sessionView, type OwnSessionsView, type SessionView } from './session.view.js';
import { Sessions } from './sessions.js';
import { SignIn, type BegunSession } from './sign-in.js';
import { visitorOf } from './visitor.js';

/** Signing in and out; the answer carries the token for programs, the cookie is for browsers. */
@ApiTags('session')
@Controller('api')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Post('session')
  @Public()
  async begin(@Body() body: SignInDto, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.withPassword(body.login, body.password, visitorOf(exchange.request)), exchange);
  }

  @Get('session')
  @Requires('session.own')
  show(@SignedIn() caller: Caller): SessionView {
    return sessionView(caller.account, caller.actor.delegations, caller.expiresAt);
  }

  @Delete('session')
  @HttpCode(204)
  @Requires('session.own')
  end(@SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): void {
    this.sessions.end(caller.tokenHash);
    clearSessionCookie(request, reply);
  }

  @Get('sessions')
  @Requires('session.own')
  list(@SignedIn() { account, credentialId }: Caller): OwnSessionsView {
    return { sessions: this.sessions.of(account.actorId).map((session) => ownSessionView(session, credentialId)) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Requires('session.own')
  endOne(@Param() { id }: SessionPath, @SignedIn() { account }: Caller): void {
    const session = this.sessions.of(account.actorId).find((own) => own.id === id);
    if (session === undefined) throw new ProblemError('not-found');
    this.sessions.end(session.tokenHash);
  }

  /** Ends all others of the caller's sessions too. */
  @Put('session/password')
  @Requires('session.own')
  async changePassword(@Body() { present, password }: PasswordChangeDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.changePassword(caller, present, password, visitorOf(exchange.request)), exchange);
  }

  @Post('invitations/:token')
  @Public()
  async accept(@Param() path: InvitationPath, @Body() body: FirstPasswordDto, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.withInvitation(path.token, body.password, visitorOf(exchange.request)), exchange);
  }

  private hand({ account, expiresAt, token, seconds }: BegunSession, { request, reply }: Exchange): SessionView {
    setSessionCookie(request, reply, token, seconds);
    reply.header('cache-control', 'no-store');
    return sessionView(account, this.sessions.delegationsOf(account), expiresAt, token);
  }
}
