import { Injectable } from '@nestjs/common';
import type { ActorId } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';

const MOST_AT_ONCE = 16;
const MOST_OF_ONE = 3;

/** How many uploads come in at once: each holds a draft on disk and a connection for as long as its sender is slow. */
@Injectable()
export class UploadPlaces {
  private readonly underWay = new Map<ActorId, number>();
  private all = 0;

  /** @throws ProblemError `too-many-uploads`; what `work` throws. */
  async during<T>(actor: ActorId, work: () => Promise<T>): Promise<T> {
    const own = this.underWay.get(actor) ?? 0;
    if (this.all >= MOST_AT_ONCE || own >= MOST_OF_ONE) throw new ProblemError('too-many-uploads', { atOnce: MOST_OF_ONE }, [], { 'retry-after': '5', connection: 'close' });
    this.all += 1;
    this.underWay.set(actor, own + 1);
    try {
      return await work();
    } finally {
      this.all -= 1;
      const left = (this.underWay.get(actor) ?? 1) - 1;
      if (left === 0) this.underWay.delete(actor);
      else this.underWay.set(actor, left);
    }
  }
}
