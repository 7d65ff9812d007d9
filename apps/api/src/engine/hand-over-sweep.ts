import type { DueHandOvers } from '#libs/application';

const EVERY_MS = 60_000;

/** Asks at the start and every minute whether the day of a change of bodies has come. */
export class HandOverSweep {
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly due: DueHandOvers) {}

  /** `faulted` hears what went wrong; the next minute tries again. */
  start(faulted: (error: unknown) => void): void {
    const ask = (): void => {
      this.working = this.working.then(() => this.due.begin()).then(() => undefined, faulted);
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
