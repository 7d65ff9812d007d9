import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Exchange } from '../conversation/exchange.js';
import { problemOf } from '../problems/problem-of.js';
import { PROBLEM_TABLE } from '../problems/problem-table.js';
import { Public } from '../signing-in/access.decorator.js';
import { FirstPasswordDto, InvitationPath, SignInDto } from '../signing-in/session.dto.js';
import { clearSessionCookie, setSessionCookie } from '../signing-in/session-token.js';
import { Sessions } from '../signing-in/sessions.js';
import { SignIn, type BegunSession } from '../signing-in/sign-in.js';
import { visitorOf } from '../signing-in/visitor.js';
import { BoardPageDto } from './board-page.dto.js';
import { BoardPages } from './board-pages.js';
import { PAGE_SECURITY } from './html.js';
import { invitationPage, type Notice } from './sign-in.page.js';
import { BOARD_PATH } from './signed-in.page.js';

/** The pages that work without a script: sign-in, and the board of whoever signed in, at `/bang`. */
@ApiExcludeController()
@Public()
@Controller()
export class BoardPageController {
  constructor(
    @Inject(BoardPages) private readonly pages: BoardPages,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Get(BOARD_PATH)
  async board(@Query() query: BoardPageDto, @Req() { caller }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    show(reply, caller === null ? this.pages.signIn(null) : await this.pages.board(caller, query));
  }

  @Post('sign-in')
  begin(@Body() form: SignInDto, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = this.signIn.withPassword(form.login, form.password, visitorOf(request));
    return this.enter({ request, reply }, session, BOARD_PATH, (notice) => this.pages.signIn(notice));
  }

  @Post('sign-out')
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.caller !== null) this.sessions.end(request.caller.tokenHash);
    clearSessionCookie(request, reply);
    reply.redirect(BOARD_PATH, 303);
  }

  @Get('invitations/:token')
  invitation(@Param() { token }: InvitationPath, @Res() reply: FastifyReply): void {
    show(reply, invitationPage(token, null));
  }

  @Post('invitations/:token')
  accept(@Param() { token }: InvitationPath, @Body() form: FirstPasswordDto, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.enter({ request, reply }, this.signIn.withInvitation(token, form.password, visitorOf(request)), '/', (notice) => invitationPage(token, notice));
  }

  /** Goes on to that address, or shows the form again with what was wrong. */
  private async enter({ request, reply }: Exchange, session: Promise<BegunSession>, next: string, again: (notice: Notice) => string): Promise<void> {
    try {
      const { token, seconds } = await session;
      setSessionCookie(request, reply, token, seconds);
      reply.redirect(next, 303);
    } catch (thrown) {
      const { status, title } = PROBLEM_TABLE[problemOf(thrown).tag];
      if (status === 500) throw thrown;
      reply.code(status);
      show(reply, again(title));
    }
  }
}

function show(reply: FastifyReply, text: string): void {
  void reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PAGE_SECURITY).header('cache-control', 'no-store').send(text);
}
