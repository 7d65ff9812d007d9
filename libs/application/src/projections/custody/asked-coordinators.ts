import type { BodyId, Coordination, Instant } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';

/** Coordinators of one duty with what they were asked for last. */
export type AskedCoordinators = readonly (readonly [BodyId, Coordination])[];

export const askedIn = (text: unknown): AskedCoordinators => JSON.parse(String(text)) as AskedCoordinators;

interface AskedThen {
  /** Dense index of the event from which it holds. */
  readonly index: number;
  readonly asked: AskedCoordinators;
}

/**
 * What the coordinators of all duties were asked for, in memory, for boards over all of them. Loaded when first asked for, then
 * only what was added since; loaded afresh when a rebuilt file serves.
 */
export class AskedOfDuties {
  /** By the number of the duty, in the order of the first request; each oldest first. */
  private readonly duties = new Map<number, AskedThen[]>();
  /** When the events that ended such duties were recorded, by dense index, as far as it was asked: it never changes. */
  private readonly ended = new Map<number, Instant>();
  private upTo = 0;
  private generation = -1;

  refresh({ database, generation }: ReadModelReader): void {
    if (generation !== this.generation) {
      this.duties.clear();
      this.ended.clear();
      [this.upTo, this.generation] = [0, generation];
    }
    for (const [duty, idx, asked] of database.prepare('SELECT duty, idx, asked FROM coordination WHERE idx > ? ORDER BY idx').iterateArrays(this.upTo)) {
      const then = { index: Number(idx), asked: askedIn(asked) };
      const known = this.duties.get(Number(duty));
      if (known === undefined) this.duties.set(Number(duty), [then]);
      else known.push(then);
      this.upTo = then.index;
    }
  }

  /** The numbers of the duties that ever had a coordinator. */
  numbers(): Iterable<number> {
    return this.duties.keys();
  }

  /** After the event with that dense index; none before the first request. */
  at(duty: number, index: number): AskedCoordinators {
    return this.duties.get(duty)?.findLast((then) => then.index <= index)?.asked ?? [];
  }

  /** When the event with that dense index, which ended one of the duties, was recorded. */
  endedAt(act: number, recordedAt: (act: number) => Instant): Instant {
    let at = this.ended.get(act);
    if (at === undefined) this.ended.set(act, (at = recordedAt(act)));
    return at;
  }

  /** Dense indexes of requests and answers of the duty after `since` and up to `until`. */
  indexesOf(duty: number, since: number, until: number): readonly number[] {
    return (this.duties.get(duty) ?? []).map(({ index }) => index).filter((index) => index > since && index <= until);
  }
}
