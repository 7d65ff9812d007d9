import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  accountActsSince, BodiesQuestion, CLOCK, CommandCore, CREDENTIAL_STORE, enteredAccount, EVENT_LOG, IDS, PERSON, personStream, inviteAccount, leavesNoAdministrator, PERSON_VAULT, sealedName, switchAccount,
  type Account, type BodiesAnswer, type Clock, type CredentialStore, type EventLog, type Ids, type InvitationLink, type SecretSealer,
} from '#libs/application'; // prettier-ignore
import { accountStreamOf, actorId, type ActorId, type BodyId } from '#libs/domain';
import { SystemDesk } from '../access-log/system-desk.js';
import { pageOf } from '../conversation/as-of.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { freshToken, tokenHash } from '../signing-in/tokens.js';
import { AccountRecorder } from './account-recorder.js';
import { accountView, invitationView, isSeenAs, seenRevision, type AccountsView, type AccountView, type InvitationView, type InvitedAccountView } from './account.view.js';
import { AccountChangeDto, AccountDto, AccountPath, AccountsQueryDto } from './accounts.dto.js';

/** Who can sign in, for those who keep the accounts. Names of people: none of it is in the log. */
@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(SystemDesk) private readonly system: SystemDesk,
    @Inject(AccountRecorder) private readonly recorder: AccountRecorder,
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /** By login. */
  @Get()
  @Requires('account.read')
  async list(@Query() { cursor, limit }: AccountsQueryDto, @TheExchange() { request }: Exchange): Promise<AccountsView> {
    await this.system.assertMay(request, 'account.read');
    const page = pageOf(limit === undefined ? {} : { limit });
    const after = this.store.accounts().filter(({ login }) => cursor === undefined || login > cursor);
    const accounts = after.slice(0, page.limit);
    return { accounts: await Promise.all(accounts.map((account) => this.shown(account))), nextCursor: after.length > accounts.length ? (accounts.at(-1)?.login ?? null) : null };
  }

  /** The answer tells a one-time link for setting the password, good for seven days. */
  @Post()
  @Requires('account.manage')
  async enter(@Body() { login, displayName, body, roles, person = null }: AccountDto, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): Promise<InvitedAccountView> {
    await this.system.assertMay(request, 'account.manage');
    await this.assertStands(body, caller);
    if (this.store.accountByLogin(login) !== null) throw new ProblemError('login-taken', { login });
    if (person !== null) await this.assertWithoutAccount(person);
    const account = enteredAccount(this.store, this.sealer, { login, displayName, body, roles }, person ?? actorId(this.ids.fresh()));
    const invitation = await this.recorder.recorded(caller.actor, (note) => {
      this.store.saveAccounts([account]);
      note({ type: 'AccountEntered', data: standing(account) });
      note({ type: 'AccountInvited', data: { account: account.actorId } });
      return this.invite(account);
    });
    reply.header('cache-control', 'no-store');
    return { account: await this.shown(account), invitation: invitationView(invitation) };
  }

  /** In effect on the next request; sessions go on. With `If-Match`, only on the account as it was seen. */
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: false, description: '`etag` of the account that was seen; refused as 412 when it is another now, with what was done to it since.' })
  @Requires('account.manage')
  async change(@Param() { id }: AccountPath, @Body() { displayName, body, roles }: AccountChangeDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<AccountView> {
    await this.system.assertMay(request, 'account.manage');
    await this.assertStands(body, caller);
    const account = this.known(id);
    const seen = request.headers['if-match'] ?? '*';
    if (seen !== '*' && !isSeenAs(await this.shown(account), seen)) throw new ProblemError('stale', { ...(await accountActsSince(this.log, account.actorId, seenRevision(seen))) });
    const next: Account = { ...account, keptName: sealedName(this.sealer, account.actorId, displayName), body, roles };
    if (leavesNoAdministrator(this.store, account, next)) throw new ProblemError('last-administrator');
    await this.recorder.recorded(caller.actor, (note) => {
      this.store.saveAccounts([next]);
      note({ type: 'AccountChanged', data: standing(next) });
    });
    this.sessions.askAgain();
    return this.shown(next);
  }

  /** For who never signed in, or forgot the password, which is good until the link is used. Older links stop working. */
  @Post(':id/invitation')
  @Requires('account.manage')
  async inviteAgain(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): Promise<InvitationView> {
    await this.system.assertMay(request, 'account.manage');
    const account = this.known(id);
    if (account.disabled) throw new ProblemError('account-disabled');
    reply.header('cache-control', 'no-store');
    return invitationView(
      await this.recorder.recorded(caller.actor, (note) => {
        note({ type: 'AccountInvited', data: { account: id } });
        return this.invite(account);
      }),
    );
  }

  /** Ends all its sessions and links: at once here, within a second in other programs. */
  @Post(':id/disabling')
  @HttpCode(200)
  @Requires('account.manage')
  disable(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<AccountView> {
    return this.switched(request, caller, id, true);
  }

  @Post(':id/enabling')
  @HttpCode(200)
  @Requires('account.manage')
  enable(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<AccountView> {
    return this.switched(request, caller, id, false);
  }

  /** For who lost the telephone and the recovery codes: ends all sessions; another authenticator is set up at the next sign-in. */
  @Delete(':id/second-factor')
  @HttpCode(204)
  @Requires('account.manage')
  async removeSecondFactor(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    await this.system.assertMay(request, 'account.manage');
    const { actorId: owner } = this.known(id);
    await this.recorder.recorded(caller.actor, (note) => {
      if (!this.store.secondFactors.remove(owner)) throw new ProblemError('no-second-factor');
      note({ type: 'SecondFactorTakenAway', data: { account: owner } });
    });
    this.sessions.endAllOf(owner);
  }

  /** Ends all its sessions; the account itself stays as it is, and so do its tokens. */
  @Delete(':id/sessions')
  @HttpCode(204)
  @Requires('account.manage')
  async endSessions(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    await this.system.assertMay(request, 'account.manage');
    const { actorId: owner } = this.known(id);
    await this.recorder.recorded(caller.actor, (note) => {
      this.sessions.endAllOf(owner);
      note({ type: 'SessionsEnded', data: { account: owner, which: 'all' } });
    });
  }

  /** Who the owner is at the identity provider counts no more: the next sign-in there finds the account by its login again. */
  @Delete(':id/identity')
  @HttpCode(204)
  @Requires('account.manage')
  async unlinkIdentity(@Param() { id }: AccountPath, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<void> {
    await this.system.assertMay(request, 'account.manage');
    const { actorId: owner } = this.known(id);
    await this.recorder.recorded(caller.actor, (note) => {
      if (!this.store.unlinkIdentitiesOf(owner)) throw new ProblemError('no-identity');
      note({ type: 'IdentityUnlinked', data: { account: owner } });
    });
    this.sessions.endAllOf(owner);
  }

  private async switched(request: FastifyRequest, { actor }: Caller, id: ActorId, disabled: boolean): Promise<AccountView> {
    await this.system.assertMay(request, 'account.manage');
    const outcome = await this.recorder.recorded(actor, (note) => switchAccount(this.store, id, disabled, note));
    if (outcome !== 'done') throw new ProblemError(outcome === 'unknown-account' ? 'not-found' : outcome);
    if (disabled) this.sessions.endAllOf(id);
    return this.shown(this.known(id));
  }

  private async shown(account: Account): Promise<AccountView> {
    return accountView(account, this.sealer, await this.log.streamRevision(accountStreamOf(account.actorId)));
  }

  private known(id: ActorId): Account {
    const account = this.store.accountById(id);
    if (account === null) throw new ProblemError('not-found');
    return account;
  }

  private invite(account: Account): InvitationLink {
    const token = freshToken();
    return inviteAccount(this.store, account.actorId, { token, tokenHash: tokenHash(token) }, this.clock.now());
  }

  private async assertWithoutAccount(person: ActorId): Promise<void> {
    const { status } = await this.core.stateOf(PERSON, personStream(person));
    if (status !== 'entered' || this.store.accountById(person) !== null) throw new ProblemError('person-has-account', { person, status });
  }

  private async assertStands(body: BodyId, caller: Caller): Promise<void> {
    const { bodies } = await this.questions.ask<BodiesAnswer>({}, caller, (asked) => new BodiesQuestion(asked, null));
    if (!bodies.some(({ bodyId, external }) => bodyId === body && !external)) throw new ProblemError('unknown-body', { body });
  }
}

const standing = ({ actorId: account, body, roles }: Account): { readonly account: ActorId; readonly body: BodyId; readonly roles: Account['roles'] } => ({ account, body, roles });
