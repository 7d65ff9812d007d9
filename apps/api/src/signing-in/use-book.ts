import type { CredentialStore } from '#libs/application';
import type { Instant } from '#libs/domain';

/** A use is worth writing down once the one that stands is so old. */
const WORTH_MS = 60_000;
/** Uses are written together, so often at most. */
const PAUSE_MS = 1_000;

/** When sessions were last used: written once a minute for each, and many at once, since each write waits for the disk. */
export class UseBook {
  private readonly waiting = new Map<string, Instant>();
  private nextWrite: Instant = 0;

  constructor(private readonly store: Pick<CredentialStore, 'noteUse'>) {}

  /** `written`: the last use known for it. */
  note(hash: string, written: Instant, now: Instant): void {
    if (now - written >= WORTH_MS) this.waiting.set(hash, now);
    if (this.waiting.size === 0 || now < this.nextWrite) return;
    this.nextWrite = now + PAUSE_MS;
    try {
      this.store.noteUse([...this.waiting.keys()], now);
    } catch {
      return; // a full disk is no reason to turn people away: they wait here, and count
    }
    this.waiting.clear();
  }

  /** The last use that is not written yet; 0 when there is none. */
  latestOf(hash: string): Instant {
    return this.waiting.get(hash) ?? 0;
  }
}
