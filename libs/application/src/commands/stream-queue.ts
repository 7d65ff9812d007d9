/** Runs work on one stream one after another; work on different streams runs at the same time, so that appends share an fsync. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(stream);
    const result = before === undefined ? work() : before.then(work, work);
    this.tails.set(stream, result);
    const leave = (): void => {
      if (this.tails.get(stream) === result) this.tails.delete(stream);
    };
    result.then(leave, leave);
    return result;
  }
}
