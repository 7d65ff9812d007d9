import { ByStoredName } from '../event-catalogue/index.js';
import type { EventLogReader, LoggedEvent, Position, Subscription } from '../ports/index.js';
import type { ProcessBinding } from '../process-running/index.js';

/** Events that came together and that some process handles: the last of them, and when they were seen. */
interface Waiting {
  readonly position: Position;
  readonly since: number;
}

/**
 * Follows the log beside whoever works, and notes what the processes owe: so that a program which stands by knows whether
 * something stays undone. Decides nothing and loads nothing.
 */
export class WorkWatch {
  private readonly handled: ByStoredName<true>;
  private waiting: Waiting[] = [];
  private subscription: Subscription | null = null;

  constructor(
    private readonly log: EventLogReader,
    bindings: readonly ProcessBinding[],
    private readonly onEnd: (error: unknown) => void = () => undefined,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.handled = new ByStoredName(new Map(bindings.flatMap(({ process }) => [...process.handles].map((type) => [type, true] as const))));
  }

  get following(): boolean {
    return this.subscription !== null;
  }

  /** Notes what comes after that position, until it is stopped. */
  start(after: Position): void {
    this.waiting = [];
    this.subscription ??= this.log.subscribe(after, (events) => this.note(events), (error) => {
      this.subscription = null; // begins anew when it is asked for
      this.onEnd(error);
    });
  }

  async stop(): Promise<void> {
    const { subscription } = this;
    this.subscription = null;
    this.waiting = [];
    await subscription?.close();
  }

  /** How long the oldest event that is owed something has been known here, ms, when everything up to `upTo` was done; 0: nothing is. */
  waitingMs(upTo: Position): number {
    const next = this.waiting.findIndex(({ position }) => position > upTo);
    this.waiting = next < 0 ? [] : this.waiting.slice(next);
    const [oldest] = this.waiting;
    return oldest === undefined ? 0 : this.monotonicMs() - oldest.since;
  }

  private note(events: readonly LoggedEvent[]): void {
    const last = events.findLast(({ bytes }) => this.handled.get(bytes) === true);
    if (last !== undefined) this.waiting.push({ position: last.position, since: this.monotonicMs() });
  }
}
