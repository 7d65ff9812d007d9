import type { AnyHeldState } from './held-state.js';

/**
 * Folded states of the streams in use, bounded by their number. Two generations: what is used is in the young one; when
 * it is full it becomes the old one, and what nobody used since is forgotten. Costs one look-up per use, no list to
 * keep in order. Forgetting is always harmless: the state is folded again.
 */
export class StateCache {
  private young = new Map<string, AnyHeldState>();
  private old = new Map<string, AnyHeldState>();
  private readonly generation: number;

  /** `maxEntries` ≤ 1 keeps nothing. */
  constructor(maxEntries: number) {
    this.generation = Math.floor(maxEntries / 2);
  }

  get size(): number {
    return this.young.size + this.old.size;
  }

  get(stream: string): AnyHeldState | undefined {
    const young = this.young.get(stream);
    if (young !== undefined) return young;
    const old = this.old.get(stream);
    if (old !== undefined) {
      this.old.delete(stream);
      this.put(stream, old);
    }
    return old;
  }

  /** `settled` states go to the old generation, the first to be forgotten. */
  set(stream: string, held: AnyHeldState, settled: boolean): void {
    if (settled) {
      this.young.delete(stream);
      if (this.old.size < this.generation) this.old.set(stream, held);
      else this.old.delete(stream);
    } else {
      if (this.old.size > 0) this.old.delete(stream);
      this.put(stream, held);
    }
  }

  delete(stream: string): void {
    this.young.delete(stream);
    this.old.delete(stream);
  }

  private put(stream: string, held: AnyHeldState): void {
    if (this.generation === 0) return;
    if (this.young.size >= this.generation && !this.young.has(stream)) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(stream, held);
  }
}
