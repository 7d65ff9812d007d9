import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '../problems/problem.error.js';
import { freshToken } from './tokens.js';

/** argon2id with 64 MiB and three passes, the algorithm's number 2 in the library. */
const COST = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;
/** Each check takes 64 MiB: so many at once, and so many waiting, at most. */
const AT_ONCE = 2;
const WAITING = 32;

/** Hashes and checks passwords, a few at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** The password's argon2id hash in PHC text form. @throws ProblemError `busy`. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Whether the password fits. Without a hash it takes as long and is false: nobody learns which accounts exist. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash(freshToken(), COST);
    const against = passwordHash ?? (await this.decoy);
    const fits = await this.inTurn(() => verify(against, password));
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
