const EVERY_MS = 60_000;

/** Asks at the start and every minute for work whose day has come. */
export class MinuteSweep {
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly work: () => Promise<unknown>) {}

  /** `faulted` hears what went wrong; the next minute tries again. */
  start(faulted: (error: unknown) => void): void {
    const ask = (): void => {
      this.working = this.working.then(this.work).then(() => undefined, faulted);
    };
    ask();
    this.timer = setInterval(ask, EVERY_MS).unref();
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.working;
  }
}
