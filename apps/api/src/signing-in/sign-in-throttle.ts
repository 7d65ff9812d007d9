import type { Instant } from '#libs/domain';

/** Failed attempts for one login from one address, and from one address in all, before it has to wait. */
const PER_LOGIN = 10;
const PER_ADDRESS = 50;
const WINDOW_MS = 15 * 60_000;
/** Entries kept; beyond them the oldest go, so that nobody fills the memory with made-up logins. */
const MOST_ENTRIES = 20_000;

interface Failures {
  count: number;
  readonly until: Instant;
}

/** Slows down guessing: counts failed sign-ins over a quarter of an hour, in memory. */
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  /** Seconds to wait before the next attempt; 0 = go on. */
  secondsToWait(login: string, address: string, now: Instant): number {
    const waits = [this.wait(`l ${address} ${login}`, PER_LOGIN, now), this.wait(`a ${address}`, PER_ADDRESS, now)];
    return Math.ceil(Math.max(...waits) / 1000);
  }

  failed(login: string, address: string, now: Instant): void {
    this.count(`l ${address} ${login}`, now);
    this.count(`a ${address}`, now);
  }

  succeeded(login: string, address: string): void {
    this.failures.delete(`l ${address} ${login}`);
  }

  private wait(key: string, most: number, now: Instant): number {
    const failures = this.failures.get(key);
    return failures !== undefined && failures.until > now && failures.count >= most ? failures.until - now : 0;
  }

  private count(key: string, now: Instant): void {
    const known = this.failures.get(key);
    if (known !== undefined && known.until > now) {
      known.count++;
      return;
    }
    this.failures.delete(key);
    this.failures.set(key, { count: 1, until: now + WINDOW_MS });
    const [oldest] = this.failures.keys();
    if (this.failures.size > MOST_ENTRIES && oldest !== undefined) this.failures.delete(oldest);
  }
}
