import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import { PROBLEM_TABLE } from '../problems/problem-table.js';
import { secondStepPage } from '../board-page/second-step.page.js';
import { BoardPages } from '../board-page/board-pages.js';
import { showPage } from '../board-page/show-page.js';
import { Public } from '../signing-in/access.decorator.js';
import { setSessionCookie } from '../signing-in/session-token.js';
import { SignIn } from '../signing-in/sign-in.js';
import { visitorOf } from '../signing-in/visitor.js';
import { clearErrand, errandIn, keepErrand } from './errand-cookie.js';
import { IdentityProvider } from './identity-provider.js';

/** Signing in at the installation's identity provider: out to it, and back from it. Protocol and browsers want GET for both. */
@ApiExcludeController()
@Public()
@Controller('sign-in/openid')
export class OpenIdController {
  constructor(
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(BoardPages) private readonly pages: BoardPages,
  ) {}

  @Get()
  leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.orSignIn(reply, async () => {
      const { url, errand } = await this.provider.errand();
      keepErrand(request, reply, errand);
      reply.header('cache-control', 'no-store').redirect(url.href, 303);
    });
  }

  @Get('callback')
  comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.orSignIn(reply, async () => {
      const errand = errandIn(request);
      clearErrand(request, reply);
      if (errand === null) throw new ProblemError('provider-refused');
      const outcome = this.signIn.withIdentity(await this.provider.returned(request.url, errand), visitorOf(request));
      if (!('token' in outcome)) return showPage(reply, secondStepPage(outcome, '/', null));
      setSessionCookie(request, reply, outcome.token, outcome.seconds);
      reply.redirect('/', 303);
    });
  }

  /** What went wrong is told above the first form: a password, or another try. */
  private async orSignIn(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.tag === 'route-not-found') throw thrown;
      const { status, title } = PROBLEM_TABLE[thrown.tag];
      reply.code(status);
      showPage(reply, this.pages.signIn(title));
    }
  }
}
