import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, IDS, noting, type Account, type Clock, type CredentialStore, type Ids } from '#libs/application';
import { actorId, type AccountEvent, type ActorId, type EndedSessions, type Guessed, type Instant, type SignInWay } from '#libs/domain';
import { SecurityLog } from './security-log.js';

/** Whoever guesses is not the owner, or is not known to be. */
const ANYBODY = actorId('anybody');
/** Accounts remembered; beyond them the oldest go. */
const MOST_REMEMBERED = 10_000;

/**
 * Who came in and who did not (ADR 0085). Each failure is a line of the server's log; that somebody came in, after how many failures, and
 * that the next attempt had to wait, is on record. Sample accounts are everybody's: what is done with them is in the lines only.
 */
@Injectable()
export class SignInRecord {
  private readonly failures = new Map<ActorId, number>();
  /** Until when the account is known to wait, so that a long attack is one event in a quarter of an hour. */
  private readonly waits = new Map<string, Instant>();

  constructor(
    @Inject(CREDENTIAL_STORE) readonly store: CredentialStore,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(IDS) readonly ids: Pick<Ids, 'fresh'>,
    @Inject(SecurityLog) private readonly log: Pick<SecurityLog, 'refused' | 'letIn'>,
  ) {}

  /** `account`: null when there is none of that login; nobody learns of it but the log. */
  failed(account: Account | null, guessed: Guessed, address: string): void {
    this.log.refused(`${guessed}-wrong`, { account: account?.actorId ?? null, address });
    if (account !== null) remember(this.failures, account.actorId, (this.failures.get(account.actorId) ?? 0) + 1);
  }

  throttled(account: Account | null, guessed: Guessed, address: string, seconds: number): void {
    this.log.refused('too-many-attempts', { account: account?.actorId ?? null, address, guessed, seconds });
    if (account === null || account.sample) return;
    const [key, now] = [`${guessed} ${account.actorId}`, this.clock.now()];
    if ((this.waits.get(key) ?? 0) > now) return;
    remember(this.waits, key, now + seconds * 1000);
    setImmediate(() => this.noteWait(account, guessed)); // after the answer: its time tells nobody whether there is such an account
  }

  cameIn(account: Account, by: SignInWay, address: string): void {
    const failedBefore = this.failures.get(account.actorId) ?? 0;
    this.failures.delete(account.actorId);
    this.log.letIn('signed-in', { account: account.actorId, address, by, failedBefore });
    this.note(account, { type: 'SignedIn', data: { account: account.actorId, by, failedBefore } });
  }

  /** By the owner. */
  ended(account: Account, which: EndedSessions): void {
    this.note(account, { type: 'SessionsEnded', data: { account: account.actorId, which } });
  }

  private noteWait({ actorId: account, body }: Account, guessed: Guessed): void {
    try {
      noting(this, { actorId: ANYBODY, body }, (note) => note({ type: 'SignInThrottled', data: { account, guessed } }));
    } catch (error) {
      this.log.refused('not-noted', { account, address: '-', fault: String(error) }); // a full disk; the attempt has its line
    }
  }

  private note(account: Account, done: AccountEvent): void {
    if (!account.sample) noting(this, account, (note) => note(done));
  }
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest);
}
