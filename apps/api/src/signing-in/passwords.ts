import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { ProblemError } from '../problems/problem.error.js';

/** argon2id with 64 MiB and three passes, the algorithm's number 2 in the library. */
const COST = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;
/** Each check takes 64 MiB: so many at once, and so many waiting, at most. */
const AT_ONCE = 2;
const WAITING = 32;

/** Compared with where there is no account or no password: of the same cost, and of no password. */
const NOBODYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** The two functions of the library; tests count how often they are called. */
export interface Argon2 {
  readonly hash: (password: string, cost: typeof COST) => Promise<string>;
  readonly verify: (passwordHash: string, password: string) => Promise<boolean>;
}
export const ARGON2 = Symbol('Argon2');

/** Hashes and checks passwords, a few at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Optional() @Inject(ARGON2) private readonly argon2: Argon2 = { hash, verify }) {}

  /** The password's argon2id hash in PHC text form. @throws ProblemError `busy`. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => this.argon2.hash(password, COST));
  }

  /** Whether the password fits, after exactly one verification: nobody learns from the time which accounts exist. @throws ProblemError `busy`. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const fits = await this.inTurn(() => this.argon2.verify(passwordHash ?? NOBODYS, password));
    return fits && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING) throw new ProblemError('busy', {}, [], { 'retry-after': '2' });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      else next(); // hands its place on
    }
  }
}
