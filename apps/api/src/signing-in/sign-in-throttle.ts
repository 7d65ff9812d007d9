import { isIPv6 } from 'node:net';
import type { Instant } from '#libs/domain';

/** Failed attempts in a quarter of an hour before the next has to wait. */
export interface ThrottleLimits {
  readonly perLoginHere: number;
  /** From an address, at whichever logins. */
  readonly perAddress: number;
  /** At a login from everywhere, but for addresses that it signed in from. */
  readonly perLogin: number;
}

export const PASSWORD_LIMITS: ThrottleLimits = { perLoginHere: 10, perAddress: 50, perLogin: 100 };
/** A code has a million values, and only whoever knows the password comes so far: few attempts, and no stranger locks anybody out. */
export const CODE_LIMITS: ThrottleLimits = { perLoginHere: 5, perAddress: 50, perLogin: 20 };
const WINDOW_MS = 15 * 60_000;
/** Entries kept; beyond them the oldest go, so that nobody fills the memory with made-up logins. */
const MOST_ENTRIES = 20_000;

interface Attempts {
  count: number;
  readonly until: Instant;
}

interface Counted {
  readonly key: string;
  readonly most: number;
}

/**
 * Slows down guessing, in memory. An attempt counts from its beginning, so that many at once are no way around it, and is
 * given back when it succeeds. Guessing from many addresses makes strangers wait, never the addresses that the account
 * signed in from before: nobody is locked out of an account by somebody else's guesses (ADR 0070).
 */
export class SignInThrottle {
  private readonly attempts = new Map<string, Attempts>();
  /** Where accounts signed in from, as `login block`, the latest last. */
  private readonly known = new Set<string>();

  constructor(private readonly limits: ThrottleLimits) {}

  /** Counts an attempt, unless there were too many: then the seconds to wait. 0 = go on. */
  begin(login: string, address: string, now: Instant): number {
    const counted = this.counted(login, blockOf(address));
    const wait = Math.max(...counted.map(({ key, most }) => this.wait(key, most, now)));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const { key } of counted) this.count(key, now);
    return 0;
  }

  /** The attempt could not be made, or was somebody's who may: it does not count. */
  giveBack(login: string, address: string): void {
    for (const { key } of this.counted(login, blockOf(address))) {
      const attempts = this.attempts.get(key);
      if (attempts !== undefined) attempts.count--;
    }
  }

  /** Somebody is in: attempts at this login from here are forgotten, and the address is known for it. */
  cameIn(login: string, address: string): void {
    const block = blockOf(address);
    this.attempts.delete(`h ${block} ${login}`);
    const place = `${login} ${block}`;
    this.known.delete(place);
    this.known.add(place);
    const [oldest] = this.known;
    if (this.known.size > MOST_ENTRIES && oldest !== undefined) this.known.delete(oldest);
  }

  private counted(login: string, block: string): readonly Counted[] {
    const here = [{ key: `h ${block} ${login}`, most: this.limits.perLoginHere }, { key: `a ${block}`, most: this.limits.perAddress }];
    return this.known.has(`${login} ${block}`) ? here : [...here, { key: `l ${login}`, most: this.limits.perLogin }];
  }

  private wait(key: string, most: number, now: Instant): number {
    const attempts = this.attempts.get(key);
    return attempts !== undefined && attempts.until > now && attempts.count >= most ? attempts.until - now : 0;
  }

  private count(key: string, now: Instant): void {
    const known = this.attempts.get(key);
    if (known !== undefined && known.until > now) {
      known.count++;
      return;
    }
    this.attempts.delete(key);
    this.attempts.set(key, { count: 1, until: now + WINDOW_MS });
    const [oldest] = this.attempts.keys();
    if (this.attempts.size > MOST_ENTRIES && oldest !== undefined) this.attempts.delete(oldest);
  }
}

/** What counts as one address: of IPv6 the first half, since one customer has all of the second. */
export function blockOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [left = '', right] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = left === '' ? [] : left.split(':');
  const missing = right === undefined ? 0 : 8 - groups.length - (right === '' ? 0 : right.split(':').length);
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(right ?? '').split(':')];
  return `${whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::`;
}
