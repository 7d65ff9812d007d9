import { decodeEvent, storedNameOf, STORED_NAMES, type RecordedEvent } from '../event-catalogue/index.js';
import type { CommandCore } from '../commands/index.js';
import { EventLogFaultError, START, type Clock, type EventLogReader, type LoggedEvent, type Position, type ProcessCheckpoints, type Subscription } from '../ports/index.js';
import { ContextLoader } from './context-loader.js';
import { Limiter } from './limiter.js';
import { carryOut, targetStream, type Dispatch } from './message-sender.js';
import type { ProcessBinding } from './process-binding.js';
import type { ProcessObserver } from './process-observer.js';

export interface ProcessRunnerOptions {
  /** Under which the checkpoint is kept. */
  readonly name: string;
  /** Messages on their way at the same time; together they share an fsync. */
  readonly concurrency: number;
  /** First wait before something is tried again, ms; doubles up to thirty times as much. */
  readonly retryAfter: number;
  /** How soon a process that said `claim-is-young` is asked again, ms. */
  readonly askAgainAfter: number;
}

export const PROCESS_RUNNER_OPTIONS = Symbol('ProcessRunnerOptions');
export const DEFAULT_PROCESS_RUNNER_OPTIONS: ProcessRunnerOptions = { name: 'processes', concurrency: 256, retryAfter: 200, askAgainAfter: 61_000 };

/** Reasons of a process that mean "not yet". */
const NOT_YET = new Set(['claim-is-young']);
/** Events that passed without work after which the checkpoint moves anyway. */
const CHECKPOINT_AFTER = 1000;

/**
 * Feeds the log to the processes and carries out what they decide. An event of a directive is handled alone, after all
 * events before it; events of other streams are handled at the same time, those of one stream in order. The checkpoint
 * moves when a batch is done: ending in between repeats work, and repeated work changes nothing (invariant 3).
 */
export class ProcessRunner {
  private readonly loader: ContextLoader;
  private readonly limiter: Limiter;
  private readonly byStoredName: ReadonlyMap<string, readonly ProcessBinding[]>;
  private readonly waiting = new Set<{ readonly position: Position; readonly resolve: () => void }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private subscription: Subscription | null = null;
  private handled: Position = START;
  private sinceCheckpoint = 0;
  private faults = 0;
  private stopped = true;

  constructor(
    private readonly log: EventLogReader,
    private readonly core: CommandCore,
    private readonly clock: Clock,
    private readonly checkpoints: ProcessCheckpoints,
    bindings: readonly ProcessBinding[],
    private readonly options: ProcessRunnerOptions,
    private readonly observer: ProcessObserver = {},
  ) {
    this.loader = new ContextLoader(core, clock, log);
    this.limiter = new Limiter(options.concurrency);
    const byName = new Map<string, ProcessBinding[]>();
    for (const binding of bindings) {
      for (const type of binding.process.handles) byName.set(STORED_NAMES[type], [...(byName.get(STORED_NAMES[type]) ?? []), binding]);
    }
    this.byStoredName = byName;
  }

  /** Begins after the stored checkpoint, or after `from` where another runner had come further. */
  start(from: Position = START): void {
    if (!this.stopped) return;
    this.stopped = false;
    const own = this.checkpoints.load(this.options.name) ?? START;
    this.handled = own > from ? own : from;
    this.subscribe();
  }

  /** Ends when no message is on its way any more. Those who wait for a position wait on. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await this.subscription?.close();
    this.subscription = null;
  }

  /** Everything up to there has been handled. */
  get position(): Position {
    return this.handled;
  }

  /** Resolves when every process has done what it had to about the events up to and with that position. */
  caughtUpTo(position: Position): Promise<void> {
    return this.handled >= position ? Promise.resolve() : new Promise((resolve) => this.waiting.add({ position, resolve }));
  }

  private subscribe(): void {
    this.subscription = this.log.subscribe(this.handled, (events) => this.batch(events), (error) => this.ended(error));
  }

  private ended(error: unknown): void {
    this.subscription = null;
    if (this.stopped) return;
    if (error instanceof EventLogFaultError) {
      this.stopped = true;
      this.observer.faulted?.(error, null);
      return;
    }
    const wait = this.backoff();
    this.observer.faulted?.(error, wait);
    this.later(wait, () => this.subscribe());
  }

  private async batch(events: readonly LoggedEvent[]): Promise<void> {
    let chains = new Map<string, Promise<void>>();
    let worked = false;
    for (const logged of events) {
      const bindings = this.byStoredName.get(storedNameOf(logged.bytes));
      if (bindings === undefined) continue;
      worked = true;
      const recorded = decodeEvent(logged);
      if (isBarrier(recorded)) {
        await Promise.all(chains.values());
        chains = new Map();
        await this.handle(recorded, bindings);
      } else {
        const before = chains.get(logged.stream) ?? Promise.resolve();
        chains.set(logged.stream, before.then(() => this.handle(recorded, bindings)));
      }
    }
    await Promise.all(chains.values());
    this.faults = 0;
    this.pass(events, worked);
  }

  private pass(events: readonly LoggedEvent[], worked: boolean): void {
    this.handled = (events[events.length - 1] as LoggedEvent).position;
    this.sinceCheckpoint += events.length;
    if (worked || this.sinceCheckpoint >= CHECKPOINT_AFTER) {
      this.checkpoints.save(this.options.name, this.handled);
      this.sinceCheckpoint = 0;
    }
    for (const waiter of this.waiting) {
      if (waiter.position > this.handled) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  private async handle(recorded: RecordedEvent, bindings: readonly ProcessBinding[]): Promise<void> {
    for (const binding of bindings) await this.react(recorded, binding);
  }

  private async react(recorded: RecordedEvent, binding: ProcessBinding): Promise<void> {
    const { process } = binding;
    const context = await binding.load(this.loader, recorded);
    const reaction = process.react(recorded.event, recorded.metadata.act, context);
    if (reaction.kind === 'ignore') {
      this.observer.ignored?.(process.name, recorded.id, reaction.reason);
      if (NOT_YET.has(reaction.reason)) this.later(this.options.askAgainAfter, () => void this.askAgain(recorded, binding));
      return;
    }
    const counts = new Map<string, number>();
    await Promise.all(
      reaction.commands.map((message) => {
        const stream = targetStream(message);
        const ordinal = counts.get(stream) ?? 0;
        counts.set(stream, ordinal + 1);
        return this.limiter.run(() => this.deliver({ process: process.name, cause: recorded, message, ordinal }));
      }),
    );
  }

  private async askAgain(recorded: RecordedEvent, binding: ProcessBinding): Promise<void> {
    try {
      await this.react(recorded, binding);
    } catch (error) {
      this.observer.faulted?.(error, null);
    }
  }

  /** Until it is stored or refused. A process cannot give up: what it owes would be lost. */
  private async deliver(dispatch: Dispatch): Promise<void> {
    for (let wait = this.options.retryAfter; ; wait = Math.min(wait * 2, this.options.retryAfter * 30)) {
      const answer = await carryOut(this.core, dispatch, this.clock.now());
      if (answer.ok) {
        this.observer.carriedOut?.(dispatch.process, answer.receipt.stream, answer.receipt.repeated ? 0 : answer.receipt.recorded);
        return;
      }
      const { refusal } = answer;
      if (refusal.kind === 'rejected') {
        this.observer.ignored?.(dispatch.process, dispatch.cause.id, refusal.rejection.tag);
        return;
      }
      if (this.stopped) throw new Error(`stopped before ${dispatch.process} was done with ${dispatch.cause.id}`);
      this.observer.faulted?.(new Error(`${dispatch.process}: ${refusal.kind}`), wait);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private backoff(): number {
    this.faults += 1;
    return Math.min(this.options.retryAfter * 2 ** (this.faults - 1), this.options.retryAfter * 30);
  }

  private later(wait: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.stopped) work();
    }, wait);
    timer.unref();
    this.timers.add(timer);
  }
}

/** Later events of other streams rely on what a directive's own events set in motion. */
const isBarrier = ({ stream }: RecordedEvent): boolean => stream.startsWith('directive-');
