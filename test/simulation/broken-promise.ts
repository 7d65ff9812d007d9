/** A promise of the engine that was broken. */
export class BrokenPromise extends Error {
  constructor(
    readonly promise: string,
    facts: unknown,
  ) {
    super(`${promise}: ${JSON.stringify(facts)}`);
    this.name = 'BrokenPromise';
  }
}

export function promised(kept: boolean, promise: string, facts: () => unknown): void {
  if (!kept) throw new BrokenPromise(promise, facts());
}
