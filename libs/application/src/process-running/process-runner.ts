import type { ProcessMessage } from '#libs/domain';
import { ByStoredName, decodeEvent, STORED_NAMES, UnreadableEventError, type DomainEventType, type RecordedEvent } from '../event-catalogue/index.js';
import type { CommandCore } from '../commands/index.js';
import { EventLogFaultError, type Clock, type EventLogReader, type LoggedEvent, type Position, type ProcessCheckpoints, type Subscription } from '../ports/index.js';
import { ContextLoader } from './context-loader.js';
import { Limiter } from './limiter.js';
import { carryOut, targetStream, type Dispatch } from './message-sender.js';
import type { ProcessBinding, ProcessShare } from './process-binding.js';
import type { ProcessObserver } from './process-observer.js';
import { ALL_SHARES, ShareProgress } from './share-progress.js';

export interface ProcessRunnerOptions {
  /** Under which the checkpoints are kept. */
  readonly name: string;
  /** Messages on their way at the same time; together they share an fsync. */
  readonly concurrency: number;
  /** First wait before something is tried again, ms; doubles up to thirty times as much. */
  readonly retryAfter: number;
  /** How soon a process that said `claim-is-young` is asked again, ms. */
  readonly askAgainAfter: number;
  /** So many events heard and messages carried out until the checkpoint is kept. Whoever dies in between does so much again, to no effect. */
  readonly checkpointAfter: number;
}

export const PROCESS_RUNNER_OPTIONS = Symbol('ProcessRunnerOptions');
export const DEFAULT_PROCESS_RUNNER_OPTIONS: ProcessRunnerOptions = { name: 'processes', concurrency: 256, retryAfter: 200, askAgainAfter: 61_000, checkpointAfter: 1000 };

/** Reasons of a process that mean "not yet". */
const NOT_YET = new Set(['claim-is-young']);

/**
 * Feeds the log to the processes and carries out what they decide. An event of a directive is handled alone, after all
 * events before it; events of other streams are handled at the same time, those of one stream in order. The checkpoint
 * moves when a batch is done: ending in between repeats work, and repeated work changes nothing (invariant 3).
 *
 * Before an event that this version cannot read it stops, and another program that can goes on: what it owes would be lost.
 * It runs all shares of processes, or those that fall to this program of several; stop it to give it others.
 */
export class ProcessRunner {
  private readonly loader: ContextLoader;
  private readonly limiter: Limiter;
  private readonly bindings: ByStoredName<readonly ProcessBinding[]>;
  private readonly waiting = new Set<{ readonly position: Position; readonly resolve: () => void }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private subscription: Subscription | null = null;
  private readonly progress: ShareProgress;
  private sinceCheckpoint = 0;
  private faults = 0;
  private stopped = true;

  constructor(
    private readonly log: EventLogReader,
    private readonly core: CommandCore,
    private readonly clock: Clock,
    checkpoints: ProcessCheckpoints,
    bindings: readonly ProcessBinding[],
    private readonly options: ProcessRunnerOptions,
    private readonly observer: ProcessObserver = {},
  ) {
    this.loader = new ContextLoader(core, clock, log);
    this.limiter = new Limiter(options.concurrency);
    this.progress = new ShareProgress(checkpoints, options.name);
    const byType = new Map<DomainEventType, ProcessBinding[]>(Object.keys(STORED_NAMES).map((type) => [type as DomainEventType, []]));
    for (const binding of bindings) for (const type of binding.process.handles) byType.set(type, [...(byType.get(type) ?? []), binding]);
    this.bindings = new ByStoredName(byType);
  }

  /** Runs these shares, each after its stored checkpoint, or after the position where another runner had come further. */
  start(shares: ReadonlyMap<ProcessShare, Position> = ALL_SHARES): void {
    if (!this.stopped || shares.size === 0) return;
    this.stopped = false;
    this.progress.begin(shares);
    this.subscribe();
  }

  /** Ends when no message is on its way any more. Those who wait for a position wait on. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await this.subscription?.close();
    this.subscription = null;
    try {
      this.keepCheckpoint();
    } catch (error) {
      this.observer.faulted?.(error, null); // some of it will be done again, to no effect
    }
  }

  /** Everything up to there has been handled, by all shares that are run here. */
  get position(): Position {
    return this.progress.handled;
  }

  /** Where that share goes on when it is run again, here or elsewhere; null: it was never run here. */
  resumesAfter(share: ProcessShare): Position | null {
    return this.progress.resumesAfter(share);
  }

  /** Resolves when every process has done what it had to about the events up to and with that position. */
  caughtUpTo(position: Position): Promise<void> {
    return this.progress.handled >= position ? Promise.resolve() : new Promise((resolve) => this.waiting.add({ position, resolve }));
  }

  private subscribe(): void {
    this.subscription = this.log.subscribe(this.progress.handled, (events) => this.batch(events), (error) => this.ended(error));
  }

  private ended(error: unknown): void {
    this.subscription = null;
    if (this.stopped) return;
    if (error instanceof UnreadableEventError) {
      this.stopped = true;
      this.observer.stuck?.(error);
      return;
    }
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
    const chains = new Map<string, Promise<void>>();
    let unknown: LoggedEvent | null = null;
    for (const logged of events) {
      const bindings = this.bindingsFor(logged);
      if (bindings === null) {
        unknown = logged;
        break;
      }
      if (bindings.length === 0) continue;
      const recorded = decodeEvent(logged);
      if (isBarrier(recorded)) {
        await Promise.all(chains.values());
        chains.clear();
        await this.handle(recorded, bindings);
      } else {
        const before = chains.get(logged.stream);
        const busy = before === undefined ? this.begin(recorded, bindings) : before.then(() => this.handle(recorded, bindings));
        if (busy !== null) chains.set(logged.stream, busy);
      }
    }
    if (chains.size > 0) await Promise.all(chains.values());
    this.faults = 0;
    const heard = unknown === null ? events : events.slice(0, events.indexOf(unknown));
    if (heard.length > 0) this.pass(heard);
    if (unknown !== null) throw new UnreadableEventError(unknown, 'a kind that this version does not know');
  }

  /** Null: this version does not know what it is, so it cannot know what is owed. */
  private bindingsFor({ bytes, position }: LoggedEvent): readonly ProcessBinding[] | null {
    const bindings = this.bindings.get(bytes) ?? null;
    return bindings === null || bindings.length === 0 || this.progress.heardByAll(position) ? bindings : bindings.filter(({ share }) => this.progress.owes(share, position));
  }

  /** Null: it is done. A failure is told later, with those of the others. */
  private begin(recorded: RecordedEvent, bindings: readonly ProcessBinding[]): Promise<void> | null {
    try {
      return this.handle(recorded, bindings) ?? null;
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  private pass(events: readonly LoggedEvent[]): void {
    this.progress.handled = (events[events.length - 1] as LoggedEvent).position;
    this.sinceCheckpoint += events.length;
    if (this.sinceCheckpoint >= this.options.checkpointAfter) this.keepCheckpoint();
    for (const waiter of this.waiting) {
      if (waiter.position > this.progress.handled) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  private keepCheckpoint(): void {
    if (this.sinceCheckpoint === 0) return;
    this.progress.keep();
    this.sinceCheckpoint = 0;
  }

  /** One process after another, without a pause as long as none of them has to wait. */
  private handle(recorded: RecordedEvent, bindings: readonly ProcessBinding[], first = 0): Promise<void> | undefined {
    for (let at = first; at < bindings.length; at++) {
      const busy = this.react(recorded, bindings[at] as ProcessBinding);
      if (busy !== undefined) return busy.then(() => this.handle(recorded, bindings, at + 1));
    }
    return undefined;
  }

  private react(recorded: RecordedEvent, binding: ProcessBinding): Promise<void> | undefined {
    const context = binding.load(this.loader, recorded);
    return context instanceof Promise ? context.then((loaded) => this.carryOutReaction(recorded, binding, loaded)) : this.carryOutReaction(recorded, binding, context);
  }

  private carryOutReaction(recorded: RecordedEvent, binding: ProcessBinding, context: unknown): Promise<void> | undefined {
    const { process } = binding;
    const reaction = process.react(recorded.event, recorded.metadata.act, context);
    if (reaction.kind === 'send') return this.send(recorded, process.name, reaction.commands);
    this.observer.ignored?.(process.name, recorded.id, reaction.reason);
    if (NOT_YET.has(reaction.reason)) {
      this.progress.hearAgain(recorded, binding.share);
      this.later(this.options.askAgainAfter, () => void this.askAgain(recorded, binding));
    }
    return undefined;
  }

  private async send(cause: RecordedEvent, process: string, messages: readonly ProcessMessage[]): Promise<void> {
    const counts = new Map<string, number>();
    this.sinceCheckpoint += messages.length;
    await Promise.all(
      messages.map((message) => {
        const stream = targetStream(message);
        const ordinal = counts.get(stream) ?? 0;
        counts.set(stream, ordinal + 1);
        return this.limiter.run(() => this.deliver({ process, cause, message, ordinal }));
      }),
    );
  }

  private async askAgain(recorded: RecordedEvent, binding: ProcessBinding): Promise<void> {
    try {
      await this.react(recorded, binding);
      this.progress.heardAgain(recorded);
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
