import { Inject, Injectable } from '@nestjs/common';
import { AppliedHead, EVENT_LOG, type EventLog, type Position } from '#libs/application';

/** How long a question waits for the act it must not be older than. */
const PATIENCE_MS = 5_000;

/** How far the read models have come, as the projection worker reports it. */
@Injectable()
export class ReadModelProgress {
  private head = new AppliedHead();
  private caughtUp = false;
  private readonly whenReady = Promise.withResolvers<void>();
  private readonly listeners = new Set<() => void>();

  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  /** Position and dense index of the last event that every read model has applied. */
  current(): { readonly position: Position; readonly index: number } {
    return this.head.current();
  }

  /** True from the moment the read models stood at the end of the log, until their feeding fails. */
  get ready(): boolean {
    return this.caughtUp;
  }

  advance(position: Position, index: number): void {
    this.head.advance(position, index);
    for (const listener of this.listeners) listener();
  }

  markReady(): void {
    this.caughtUp = true;
    this.whenReady.resolve();
  }

  /** Their feeding failed: what they hold may have to be built again, so nothing counts as applied until it is told anew. */
  loseGround(): void {
    this.caughtUp = false;
    this.head = new AppliedHead();
  }

  /** Resolves when the read models first stand at the end of the log, or after that time. */
  async untilReady(timeoutMs: number): Promise<void> {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, timeoutMs);
    await Promise.race([this.whenReady.promise, patience.promise]);
    clearTimeout(timer);
  }

  /** Calls after every advance until the returned function is called. */
  onAdvance(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** True as soon as the position has been applied; false when that takes longer. */
  reached(position: Position, timeoutMs: number): Promise<boolean> {
    return this.head.waitFor(position, timeoutMs);
  }

  /** Whether the position has been applied, some seconds from now at the latest; `unknown`: it is no position of this log. */
  async waitFor(position: Position): Promise<'reached' | 'behind' | 'unknown'> {
    if (!(await this.isPosition(position)) || position > (await this.log.head())) return 'unknown';
    return (await this.reached(position, PATIENCE_MS)) ? 'reached' : 'behind';
  }

  private async isPosition(text: Position): Promise<boolean> {
    try {
      await this.log.readAll(text, 1);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
