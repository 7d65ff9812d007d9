/** Where a stream stands: its integer id and the revision of its last event. */
export interface StreamHead {
  readonly id: number;
  /** Of the last event that was accepted. */
  revision: number;
  /** Of the last event that is on disk. */
  durable: number;
}

/**
 * The heads of the streams used lately, so that an append costs one INSERT. Two generations: when the young one is
 * full it becomes the old one; what is used again moves to the young one. As good as an exact LRU here, without
 * reordering at every use. One with events on their way to the disk stands nowhere else, so it is never forgotten.
 */
export class StreamHeads {
  private young = new Map<string, StreamHead>();
  private old = new Map<string, StreamHead>();

  constructor(private readonly generationSize: number) {}

  get(stream: string): StreamHead | undefined {
    const head = this.young.get(stream);
    if (head) return head;
    const older = this.old.get(stream);
    if (older) this.set(stream, older);
    return older;
  }

  set(stream: string, head: StreamHead): void {
    if (this.young.size >= this.generationSize && !this.young.has(stream)) {
      const forgotten = this.old;
      this.old = this.young;
      this.young = new Map();
      for (const [name, each] of forgotten) if (each.revision !== each.durable) this.young.set(name, each);
    }
    this.young.set(stream, head);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }
}
