import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, IDS, type Account, type Clock, type CredentialStore, type Ids, type Session } from '#libs/application';
import { dateAt, type ActorId, type Delegation, type HeldPosition, type Instant } from '#libs/domain';
import { CONFIGURATION } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';
import { DelegationBook } from '../delegations/delegation-book.js';
import { PositionBook } from '../people/position-book.js';
import { ProblemError } from '../problems/problem.error.js';
import { actorOf, partiesOf, visibilityOf } from './actor-of.js';
import type { Caller } from './caller.js';
import { freshToken, isApiToken, tokenHash } from './tokens.js';
import { UseBook } from './use-book.js';

/** How long an answer of the store is believed: another process may disable an account or end its sessions, which holds within a second. */
const BELIEVED_MS = 900;
const MOST_REMEMBERED = 10_000;
/** What opens the account is changed so soon after signing in, or after doing so again. */
const RECENT_MS = 15 * 60_000;

interface Remembered {
  readonly caller: Caller;
  readonly believedUntil: Instant;
}

/** Sessions: kept in the store, remembered in memory so that a request costs one look-up. Signing out works at once. */
@Injectable()
export class Sessions {
  /** By the token itself: hashing it for every request would cost more than all the rest of the look-up. */
  private readonly remembered = new Map<string, Remembered>();
  private readonly uses: UseBook;
  private readonly lifetimeMs: number;
  private readonly idleMs: number;

  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Pick<Ids, 'fresh'>,
    @Inject(CONFIGURATION) configuration: Pick<Configuration, 'sessionHours' | 'sessionIdleMinutes'>,
    @Inject(DelegationBook) private readonly book: Pick<DelegationBook, 'of'>,
    @Inject(PositionBook) private readonly positions: Pick<PositionBook, 'of'>,
  ) {
    this.uses = new UseBook(store);
    this.lifetimeMs = configuration.sessionHours * 3_600_000;
    this.idleMs = configuration.sessionIdleMinutes * 60_000;
  }

  /** Begins a session; the token is told once and kept only as its hash. */
  begin(account: Account, client: string | null): { readonly token: string; readonly expiresAt: Instant; readonly seconds: number } {
    const token = freshToken();
    const createdAt = this.clock.now();
    const expiresAt = createdAt + this.lifetimeMs;
    this.store.saveSession({ id: this.ids.fresh(), tokenHash: tokenHash(token), actorId: account.actorId, createdAt, lastUsedAt: createdAt, expiresAt, client });
    return { token, expiresAt, seconds: this.lifetimeMs / 1000 };
  }

  /** Who holds the token; null when its session ended, or its account was disabled. Asking is using. */
  caller(token: string): Caller | null {
    const now = this.clock.now();
    const known = this.remembered.get(token);
    if (known !== undefined && known.believedUntil > now) return known.caller;
    this.remembered.delete(token);
    const caller = this.stored(tokenHash(token), isApiToken(token), now);
    if (caller === null) return null;
    this.uses.note(caller.tokenHash, caller.lastUsedAt ?? 0, now);
    this.remembered.set(token, { caller, believedUntil: Math.min(now + BELIEVED_MS, caller.expiresAt) });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    return caller;
  }

  /** Whether the caller's session or token still stands; for connections that outlive a request. They alone do not keep it from falling idle. */
  stands({ tokenHash: hash, scope }: Pick<Caller, 'tokenHash' | 'scope'>): boolean {
    return this.stored(hash, scope !== null, this.clock.now()) !== null;
  }

  /** @throws ProblemError `sign-in-too-old`. */
  assertRecent({ signedInAt }: Pick<Caller, 'signedInAt'>): void {
    if (this.clock.now() - signedInAt > RECENT_MS) throw new ProblemError('sign-in-too-old', { minutes: RECENT_MS / 60_000 });
  }

  /** The caller's own sessions, the newest first. */
  of(actorId: ActorId): readonly Session[] {
    const now = this.clock.now();
    return this.store.sessionsOf(actorId, now).map((session) => this.lastUse(session)).filter((session) => !this.isIdle(session, now));
  }

  end(hash: string): void {
    this.forget(({ tokenHash }) => tokenHash === hash);
    this.store.endSession(hash);
  }

  /** Ends all of the caller's sessions but the one that asks. */
  endOthers({ account, tokenHash: own }: Pick<Caller, 'account' | 'tokenHash'>): void {
    for (const { tokenHash: hash } of this.of(account.actorId)) if (hash !== own) this.end(hash);
  }

  /** Ends a machine's token at once. */
  endToken(hash: string): void {
    this.forget(({ tokenHash }) => tokenHash === hash);
    this.store.endToken(hash);
  }

  endAllOf(actorId: ActorId): void {
    this.forget(({ account }) => account.actorId === actorId);
    this.store.endSessionsOf(actorId);
  }

  /** Asks the store and the log anew about everybody at the next request. */
  askAgain(): void {
    this.remembered.clear();
  }

  /** In whose name the person may act: as the account says, and by the log. */
  delegationsOf(account: Account): readonly Delegation[] {
    const now = this.clock.now();
    const positions = this.positionsOf(account, now);
    const byLog = partiesOf(account, positions, now).flatMap((party) => this.book.of(party).flatMap((each) => (positions === null || (each.position ?? null) !== null ? [each] : party.roles.map((position) => ({ ...each, position })))));
    return [...account.delegations, ...byLog];
  }

  private positionsOf({ actorId }: Pick<Account, 'actorId'>, now: Instant): readonly HeldPosition[] | null {
    return this.positions.of(actorId, dateAt(now));
  }

  private forget(which: (caller: Caller) => boolean): void {
    for (const [token, { caller }] of this.remembered) if (which(caller)) this.remembered.delete(token);
  }

  private stored(hash: string, ofMachine: boolean, now: Instant): Caller | null {
    const credential = ofMachine ? this.store.token(hash, now) : this.liveSession(hash, now);
    const account = credential === null ? null : this.store.accountById(credential.actorId);
    if (credential === null || account === null || account.disabled) return null;
    const actor = actorOf(account, this.positionsOf(account, now), this.delegationsOf(account), now);
    const scope = 'scope' in credential ? new Set(credential.scope) : null;
    return { account: { ...account, body: actor.body, roles: actor.roles }, actor, visibility: visibilityOf(actor, now), credentialId: credential.id, scope, tokenHash: hash, lastUsedAt: credential.lastUsedAt, signedInAt: credential.createdAt, expiresAt: credential.expiresAt };
  }

  private liveSession(hash: string, now: Instant): Session | null {
    const stored = this.store.session(hash, now);
    const session = stored === null ? null : this.lastUse(stored);
    return session === null || this.isIdle(session, now) ? null : session;
  }

  private lastUse(session: Session): Session {
    return { ...session, lastUsedAt: Math.max(session.lastUsedAt, this.uses.latestOf(session.tokenHash)) };
  }

  private isIdle({ lastUsedAt }: Pick<Session, 'lastUsedAt'>, now: Instant): boolean {
    return lastUsedAt + this.idleMs <= now;
  }
}
