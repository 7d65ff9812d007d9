import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, IDS, noting, type ApiToken, type Clock, type CredentialStore, type Ids } from '#libs/application';
import { DAY_MS } from '#libs/domain';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from './access.decorator.js';
import { ApiTokenDto, ApiTokenPath } from './api-token.dto.js';
import { apiTokenView, type ApiTokensView, type ApiTokenView } from './api-token.view.js';
import { SignedIn, type Caller } from './caller.js';
import { Sessions } from './sessions.js';
import { freshApiToken, tokenHash } from './tokens.js';

/** Enough for every machine of an office, few enough to look through. */
const MOST_TOKENS = 20;

/** Tokens for machines, made and ended by whose rights they carry. A machine cannot make, see or end any. */
@ApiTags('session')
@Controller('api/tokens')
export class ApiTokensController {
  constructor(
    @Inject(CREDENTIAL_STORE) readonly store: CredentialStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(IDS) readonly ids: Ids,
  ) {}

  @Get()
  @Requires('session.own')
  list(@SignedIn() caller: Caller): ApiTokensView {
    return { tokens: this.tokensOf(caller).map((token) => apiTokenView(token)) };
  }

  /** The answer tells the token, once. */
  @Post()
  @Requires('session.own')
  make(@Body() { name, scope, days }: ApiTokenDto, @SignedIn() caller: Caller, @TheExchange() { reply }: Exchange): ApiTokenView {
    if (this.tokensOf(caller).length >= MOST_TOKENS) throw new ProblemError('too-many-tokens', { most: MOST_TOKENS });
    const text = freshApiToken();
    const createdAt = this.clock.now();
    const token: ApiToken = { id: this.ids.fresh(), tokenHash: tokenHash(text), actorId: caller.account.actorId, name, scope: [...new Set(scope)], createdAt, lastUsedAt: null, expiresAt: createdAt + days * DAY_MS };
    noting(this, caller.account, (note) => {
      this.store.saveToken(token);
      note({ type: 'MachineTokenMade', data: { account: token.actorId, token: token.id } });
    });
    reply.header('cache-control', 'no-store');
    return apiTokenView(token, text);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('session.own')
  end(@Param() { id }: ApiTokenPath, @SignedIn() caller: Caller): void {
    const token = this.tokensOf(caller).find((own) => own.id === id);
    if (token === undefined) throw new ProblemError('not-found');
    noting(this, caller.account, (note) => {
      this.sessions.endToken(token.tokenHash);
      note({ type: 'MachineTokenEnded', data: { account: token.actorId, token: id } });
    });
  }

  private tokensOf({ account }: Caller): readonly ApiToken[] {
    return this.store.tokensOf(account.actorId, this.clock.now());
  }
}
