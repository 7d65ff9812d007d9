import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { Public, Requires } from './access.decorator.js';
import { SignedIn, type Caller } from './caller.js';
import { FirstPasswordDto, InvitationPath, SignInDto } from './session.dto.js';
import { clearSessionCookie, setSessionCookie } from './session-token.js';
import { sessionView, type SessionView } from './session.view.js';
import { Sessions } from './sessions.js';
import { SignIn, type BegunSession } from './sign-in.js';

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
    return this.hand(await this.signIn.withPassword(body.login, body.password, exchange.request.ip), exchange);
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

  @Post('invitations/:token')
  @Public()
  async accept(@Param() path: InvitationPath, @Body() body: FirstPasswordDto, @TheExchange() exchange: Exchange): Promise<SessionView> {
    return this.hand(await this.signIn.withInvitation(path.token, body.password), exchange);
  }

  private hand({ account, expiresAt, token, seconds }: BegunSession, { request, reply }: Exchange): SessionView {
    setSessionCookie(request, reply, token, seconds);
    reply.header('cache-control', 'no-store');
    return sessionView(account, this.sessions.delegationsOf(account), expiresAt, token);
  }
}
