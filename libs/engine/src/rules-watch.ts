import type { CommandCore } from '#libs/application';

const WITHIN_MS = 500;

/**
 * Learns of the calendars and policies that other programs publish: asked for whenever something was appended, at most twice a
 * second. Where one program writes the log, its own commands tell it.
 */
export class RulesWatch {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly core: Pick<CommandCore, 'rulesNow'>) {}

  /** Somebody has appended something. */
  hear(): void {
    if (this.timer !== null || this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.core.rulesNow().catch(() => this.hear()); // the log is out of reach: asked for again
    }, WITHIN_MS);
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }
}
