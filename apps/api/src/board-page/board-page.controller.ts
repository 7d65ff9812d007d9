import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Exchange } from '../conversation/exchange.js';
import { problemOf } from '../problems/problem-of.js';
import { PROBLEM_TABLE, type ProblemTag } from '../problems/problem-table.js';
import { Public } from '../signing-in/access.decorator.js';
import { FirstPasswordDto, InvitationPath, SignInDto } from '../signing-in/session.dto.js';
import { clearSessionCookie, setSessionCookie } from '../signing-in/session-token.js';
import { Sessions } from '../signing-in/sessions.js';
import { SignInRecord } from '../signing-in/sign-in-record.js';
import { SecondSteps, type SecondStep } from '../second-factor/second-steps.js';
import { SignIn, type BegunSession } from '../signing-in/sign-in.js';
import { visitorOf } from '../signing-in/visitor.js';
import { BoardPageDto } from './board-page.dto.js';
import { BoardPages } from './board-pages.js';
import { SecondStepFormDto, type NEXT } from './second-step.dto.js';
import { recoveryCodesPage, secondStepPage } from './second-step.page.js';
import { showPage } from './show-page.js';
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
    @Inject(SecondSteps) private readonly secondSteps: SecondSteps,
    @Inject(SignInRecord) private readonly record: SignInRecord,
  ) {}

  @Get(BOARD_PATH)
  async board(@Query() query: BoardPageDto, @Req() { caller }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    showPage(reply, caller === null ? this.pages.signIn(null) : await this.pages.board(caller, query));
  }

  @Post('sign-in')
  begin(@Body() form: SignInDto, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = this.signIn.withPassword(form.login, form.password, visitorOf(request));
    return this.enter({ request, reply }, session, BOARD_PATH, (notice) => this.pages.signIn(notice));
  }

  /** A wrong code shows the form again; a half sign-in that has ended, the first form. */
  @Post('sign-in/second-step')
  async goOn(@Body() { ticket, code, next }: SecondStepFormDto, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orAgain(
      reply,
      () => {
        const { session, recoveryCodes } = this.signIn.withCode(ticket, code, visitorOf(request));
        setSessionCookie(request, reply, session.token, session.seconds);
        if (recoveryCodes === null) reply.redirect(next, 303);
        else showPage(reply, recoveryCodesPage(recoveryCodes, next));
      },
      (notice, tag) => (tag === 'second-step-ended' ? this.pages.signIn(notice) : secondStepPage(this.secondSteps.tell(ticket), next, notice)),
    );
  }

  @Post('sign-out')
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.caller !== null) {
      this.sessions.end(request.caller.tokenHash);
      this.record.ended(request.caller.account, 'this');
    }
    clearSessionCookie(request, reply);
    reply.redirect(BOARD_PATH, 303);
  }

  @Get('invitations/:token')
  invitation(@Param() { token }: InvitationPath, @Res() reply: FastifyReply): void {
    showPage(reply, invitationPage(token, null));
  }

  @Post('invitations/:token')
  accept(@Param() { token }: InvitationPath, @Body() form: FirstPasswordDto, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.enter({ request, reply }, this.signIn.withInvitation(token, form.password, visitorOf(request)), '/', (notice) => invitationPage(token, notice));
  }

  /** Asks for the second factor, or goes on to that address, or shows the form again with what was wrong. */
  private enter({ request, reply }: Exchange, first: Promise<BegunSession | SecondStep>, next: (typeof NEXT)[number], again: (notice: Notice) => string): Promise<void> {
    const goOn = async (): Promise<void> => {
      const outcome = await first;
      if (!('token' in outcome)) return showPage(reply, secondStepPage(outcome, next, null));
      setSessionCookie(request, reply, outcome.token, outcome.seconds);
      reply.redirect(next, 303);
    };
    return this.orAgain(reply, goOn, again);
  }

  /** @throws what is no fault of whoever filled in the form. */
  private async orAgain(reply: FastifyReply, work: () => void | Promise<void>, again: (notice: Notice, tag: ProblemTag) => string): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const { tag } = problemOf(thrown);
      const { status, title } = PROBLEM_TABLE[tag];
      if (status === 500) throw thrown;
      reply.code(status);
      showPage(reply, again(title, tag));
    }
  }
}
