import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, switchAccount, type Account, type Clock, type CredentialStore } from '#libs/application';
import { can, type ActorId } from '#libs/domain';
import { pageOf } from '../conversation/as-of.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { accountView, type AccountsView, type AccountView } from './account.view.js';
import { AccountPath, AccountsQueryDto } from './accounts.dto.js';

/** Who can sign in, for those who keep the accounts. Names of people: none of it is in the log. */
@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By login. */
  @Get()
  @Requires('account.read')
  list(@Query() { cursor, limit }: AccountsQueryDto, @SignedIn() caller: Caller): AccountsView {
    this.assertMay(caller, 'account.read');
    const page = pageOf(limit === undefined ? {} : { limit });
    const after = this.store.accounts().filter(({ login }) => cursor === undefined || login > cursor);
    const accounts = after.slice(0, page.limit);
    return { accounts: accounts.map(accountView), nextCursor: after.length > accounts.length ? (accounts.at(-1)?.login ?? null) : null };
  }

  /** Ends all its sessions and links: at once here, within a second in other programs. */
  @Post(':id/disabling')
  @HttpCode(200)
  @Requires('account.manage')
  disable(@Param() { id }: AccountPath, @SignedIn() caller: Caller): AccountView {
    return this.switched(caller, id, true);
  }

  @Post(':id/enabling')
  @HttpCode(200)
  @Requires('account.manage')
  enable(@Param() { id }: AccountPath, @SignedIn() caller: Caller): AccountView {
    return this.switched(caller, id, false);
  }

  private switched(caller: Caller, id: ActorId, disabled: boolean): AccountView {
    this.assertMay(caller, 'account.manage');
    const outcome = switchAccount(this.store, id, disabled);
    if (outcome !== 'done') throw new ProblemError(outcome === 'unknown-account' ? 'not-found' : outcome);
    if (disabled) this.sessions.endAllOf(id);
    return accountView(this.store.accountById(id) as Account);
  }

  private assertMay({ actor }: Caller, action: 'account.read' | 'account.manage'): void {
    const permission = can(actor, action, { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw permission.mayKnow ? new ProblemError('forbidden', { reason: permission.reason }) : new ProblemError('not-found');
  }
}
