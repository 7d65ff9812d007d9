import { ByStoredName, type DomainEventType } from '../event-catalogue/index.js';
import type { EventLogReader, LoggedEvent, Position, Subscription } from '../ports/index.js';
import { PROCESS_SHARES, type ProcessBinding, type ProcessShare } from '../process-running/index.js';

/** Events that came together and that some process handles: the last of them, and when they were seen. */
interface Waiting {
  readonly position: Position;
  readonly since: number;
}

/**
 * Follows the log beside whoever works, and notes what the processes owe: so that a program which stands by knows whether
 * something stays undone, of each share that is not its own. Decides nothing and loads nothing.
 */
export class WorkWatch {
  private readonly handledBy: ByStoredName<ReadonlySet<ProcessShare>>;
  private readonly waiting = new Map<ProcessShare, Waiting[]>();
  private subscription: Subscription | null = null;

  constructor(
    private readonly log: EventLogReader,
    bindings: readonly ProcessBinding[],
    private readonly isElsewhere: (share: ProcessShare) => boolean,
    private readonly onEnd: (error: unknown) => void = () => undefined,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    const handledBy = new Map<DomainEventType, Set<ProcessShare>>();
    for (const { share, process } of bindings) for (const type of process.handles) handledBy.set(type, (handledBy.get(type) ?? new Set()).add(share));
    this.handledBy = new ByStoredName(handledBy);
  }

  get following(): boolean {
    return this.subscription !== null;
  }

  /** Notes what comes after that position, until it is stopped. */
  start(after: Position): void {
    this.waiting.clear();
    this.subscription ??= this.log.subscribe(after, (events) => this.note(events), (error) => {
      this.subscription = null; // begins anew when it is asked for
      this.onEnd(error);
    });
  }

  async stop(): Promise<void> {
    const { subscription } = this;
    this.subscription = null;
    this.waiting.clear();
    await subscription?.close();
  }

  /** How long the oldest event that is owed something by that share has been known here, ms, when everything up to `upTo` was done; 0: nothing is. */
  waitingMs(share: ProcessShare, upTo: Position): number {
    const waiting = (this.waiting.get(share) ?? []).filter(({ position }) => position > upTo);
    this.waiting.set(share, waiting);
    const [oldest] = waiting;
    return oldest === undefined ? 0 : this.monotonicMs() - oldest.since;
  }

  private note(events: readonly LoggedEvent[]): void {
    for (const share of PROCESS_SHARES) {
      const last = this.isElsewhere(share) ? events.findLast(({ bytes }) => this.handledBy.get(bytes)?.has(share) === true) : undefined;
      if (last === undefined) continue;
      const waiting = this.waiting.get(share) ?? [];
      waiting.push({ position: last.position, since: this.monotonicMs() });
      this.waiting.set(share, waiting);
    }
  }
}
