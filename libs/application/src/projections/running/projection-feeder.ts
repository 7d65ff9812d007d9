import type { EventLogReader, LoggedEvent, Position, Subscription } from '../../ports/event-log.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import { AppliedHead } from './applied-head.js';
import type { DecodeEvent } from './folded-duties.js';
import type { Projection } from './projection.js';
import { ProjectionPass } from './projection-pass.js';

export interface FeederOptions {
  readonly log: EventLogReader;
  readonly store: ReadModelStore;
  readonly projections: readonly Projection[];
  readonly decode: DecodeEvent;
  /** After a batch of a few events, wait so long for more before the next one. Default 5. */
  readonly lingerMs?: number;
  /** The same after a larger batch: rows are written in fewer, larger transactions, and the processor is left to the commands. Default 200. */
  readonly busyLingerMs?: number;
  /** The same after one of a thousand and more: neighbours change in the same batch, and their rows are written together. Default 500. */
  readonly rushLingerMs?: number;
  /** From so many events on, the log gave as many as it gives at once, and the next are taken without a pause. Default 4000. */
  readonly fullBatch?: number;
  /** Called after each batch with what every read model has applied. */
  readonly onApplied?: (position: Position, index: number) => void;
  /** The feeder has stopped because of an error; the read models stay as they were and can be fed again by a new feeder. */
  readonly onEnd?: (error: unknown) => void;
}

/** How many events have been taken, and up to which position. */
export type RebuildProgress = (done: number, position: Position) => void;

/** A rebuild commits once, so its batches are small: what is decoded dies young. A catch-up commits each batch. */
const EVENTS_PER_REBUILD_READ = 1000;
const EVENTS_PER_READ = 5000;
/** Up to so many events, somebody works and waits; above, many do and none waits for one row. */
const EVENTS_OF_QUIET = 16;
/** From so many events on, many hundreds of people work at once; what each of them changed is seen within a second. */
const EVENTS_OF_RUSH = 1000;

/**
 * Feeds the read models from the log: one path for live, catch-up and rebuild. Runs wherever it is constructed; the
 * api gives it a worker thread. One feeder at a time may write a folder of read models.
 */
export class ProjectionFeeder {
  private readonly pass: ProjectionPass;
  private readonly head = new AppliedHead();
  private subscription: Subscription | null = null;
  /** Batches and the last step of a rebuild take turns. */
  private turn: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly options: FeederOptions) {
    const { log, store, projections, decode } = options;
    const models = projections.map((projection) => ({ projection, writer: store.writer(projection.name, projection.version, projection.schema, projection.indexes) }));
    this.pass = new ProjectionPass(models, log, decode);
    this.announce();
  }

  /** Follows the log from where the read models stand. */
  start(): void {
    this.subscription = this.options.log.subscribe(
      this.pass.position().position,
      (events) => this.deliver(events),
      (error) => this.options.onEnd?.(error),
    );
  }

  /** Applies what the log holds, without following it: for a program that ends afterwards. */
  async catchUp(onProgress?: RebuildProgress): Promise<void> {
    await this.inTurn(() => this.readOn(this.pass, onProgress));
  }

  /** Position and dense index up to which every read model has applied the log. */
  appliedUpTo(): { readonly position: Position; readonly index: number } {
    return this.head.current();
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    return this.head.waitFor(position, timeoutMs);
  }

  /**
   * Builds the named read models anew (all when none is named) beside the serving ones, which are fed and answer
   * meanwhile, and puts them in their place at the end. @throws RangeError for an unknown name.
   */
  async rebuild(names: readonly string[] = [], onProgress?: RebuildProgress): Promise<void> {
    const chosen = names.length === 0 ? this.options.projections : names.map((name) => this.projection(name));
    const drafts = chosen.map((projection) => ({ projection, draft: this.options.store.rebuild(projection.name, projection.version, projection.schema, projection.indexes) }));
    try {
      const pass = new ProjectionPass(drafts.map(({ projection, draft }) => ({ projection, writer: draft.writer })), this.options.log, this.options.decode, 'at-end', (id) => this.pass.numberOf(id));
      await this.readOn(pass, onProgress);
      pass.finish();
      const onDisk: Promise<void>[] = [];
      for (const { draft } of drafts) {
        const indexed = draft.index();
        indexed.catch(() => undefined); // heard below
        onDisk.push(indexed);
        await pause(0); // what is appended meanwhile is applied between two of them
      }
      await Promise.all(onDisk);
      await this.inTurn(async () => {
        await this.readOn(pass, onProgress);
        for (const { projection, draft } of drafts) {
          draft.publish();
          this.pass.replace(projection, this.options.store.writer(projection.name, projection.version, projection.schema, projection.indexes));
        }
      });
    } catch (error) {
      for (const { draft } of drafts) draft.discard();
      throw error;
    }
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.subscription?.close();
    await this.turn.catch(() => undefined);
  }

  private async deliver(events: readonly LoggedEvent[]): Promise<void> {
    await this.inTurn(() => this.applyNew(this.pass, events));
    if (events.length < (this.options.fullBatch ?? 4000) && !this.stopping) await pause(this.lingerAfter(events.length));
  }

  private lingerAfter(events: number): number {
    const { lingerMs = 5, busyLingerMs = 200, rushLingerMs = 500 } = this.options;
    if (events <= EVENTS_OF_QUIET) return lingerMs;
    return events < EVENTS_OF_RUSH ? busyLingerMs : rushLingerMs;
  }

  /** A subscription may deliver again what a rebuild or a catch-up has already taken: skipped by position. */
  private async applyNew(pass: ProjectionPass, events: readonly LoggedEvent[]): Promise<void> {
    const { position } = pass.position();
    const fresh = (events[0]?.position ?? position) > position ? events : events.filter((event) => event.position > position);
    if (fresh.length > 0) await pass.apply(fresh);
    if (pass === this.pass) this.announce();
  }

  private async readOn(pass: ProjectionPass, onProgress?: RebuildProgress): Promise<void> {
    const limit = pass === this.pass ? EVENTS_PER_READ : EVENTS_PER_REBUILD_READ;
    for (;;) {
      const events = await this.options.log.readAll(pass.position().position, limit);
      if (events.length === 0) return;
      await this.applyNew(pass, events);
      const { index, position } = pass.position();
      onProgress?.(index, position);
      await pause(0); // others get a turn
    }
  }

  private announce(): void {
    const { position, index } = this.pass.position();
    this.head.advance(position, index);
    this.options.onApplied?.(position, index);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work);
    this.turn = next.catch(() => undefined);
    return next;
  }

  private projection(name: string): Projection {
    const found = this.options.projections.find((projection) => projection.name === name);
    if (found === undefined) throw new RangeError(`no read model: ${name}`);
    return found;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => (milliseconds === 0 ? setImmediate(resolve) : setTimeout(resolve, milliseconds)));
