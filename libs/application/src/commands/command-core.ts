import type { Act, SupervisionRulesState } from '#libs/domain';
import type { DomainEvent } from '../event-catalogue/index.js';
import { NO_STREAM, type AppendOutcome, type Clock, type CommandReceipts, type EventLog, type Ids, type NewEvent, type StateSnapshots } from '../ports/index.js';
import { ActClock } from './act-clock.js';
import type { Aggregate } from './aggregate.js';
import { secrecyRefusal } from './client-command.js';
import type { CommandCoreOptions } from './command-core-options.js';
import { areEvents, isRefusal, type CommandJob, type CommandOrigin } from './command-job.js';
import { CommandMemory } from './command-memory.js';
import type { CommandAnswer, CommandReceipt, CommandRefusal } from './contract.js';
import { encodeBatch } from './event-batch.js';
import type { HeldState } from './held-state.js';
import { HeldStreams, type HeldStream } from './held-streams.js';
import { interveningActs } from './intervening-acts.js';
import { emptyStream, StateLoader } from './state-loader.js';
import { idOfStream } from './stream-names.js';
import { resultIdOf } from './stream-tail-receipts.js';
import { SUPERVISION_RULES_AGGREGATE, SUPERVISION_RULES_STREAM } from './supervision-rules/supervision-rules.aggregate.js';
import { SupervisionRulesInForce } from './supervision-rules-in-force.js';
import type { SupervisionRules } from './supervision-rules.js';

export interface CommandCorePorts {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly snapshots: StateSnapshots;
  readonly receipts: CommandReceipts;
}

/**
 * Load → decide → append, once for every aggregate. Commands on one stream run one after another, on different streams
 * at the same time. The folded state is kept and follows what was stored; an append refused because another writer was
 * faster drops it and decides again; an append of unknown outcome is repeated as the identical batch.
 */
export class CommandCore {
  readonly ids: Ids;
  /** Known for sure once a stream was loaded. */
  readonly rules: SupervisionRulesInForce;
  private rulesKnown = false;
  private readonly log: EventLog;
  private readonly receipts: CommandReceipts;
  private readonly acts: ActClock;
  private readonly loader: StateLoader;
  private readonly streams: HeldStreams;
  private readonly memory: CommandMemory;

  constructor(
    ports: CommandCorePorts,
    rules: SupervisionRules,
    private readonly options: CommandCoreOptions,
  ) {
    this.ids = ports.ids;
    this.rules = rules instanceof SupervisionRulesInForce ? rules : new SupervisionRulesInForce(rules);
    this.log = ports.log;
    this.receipts = ports.receipts;
    this.acts = new ActClock(ports.clock);
    this.loader = new StateLoader(ports.log, ports.snapshots, options.snapshotEvery);
    this.streams = new HeldStreams(options.cachedStates);
    this.memory = new CommandMemory(options.rememberedCommands);
  }

  /**
   * Carries a command out.
   * @throws what the log throws when it is broken or closed, and `UnreadableEventError`; nothing is known to be stored then.
   */
  execute<C extends object, S, E extends DomainEvent>(job: CommandJob<C, S, E>): Promise<CommandAnswer> {
    const place = this.streams.of(job.stream);
    const turn = place.enter();
    return turn === null ? this.attempt(job, place) : turn.then(() => this.attempt(job, place));
  }

  /**
   * The state of a stream as of now, to be read beside another command: what was appended since is folded in, by other
   * writers or by a command here that has not come to folding it itself. Followers of the log are often that fast.
   * @throws as `execute`.
   */
  async heldState<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string): Promise<{ readonly state: S; readonly revision: number }> {
    const cached = this.heldOf<S>(stream);
    if (cached === null) return this.load(aggregate, stream);
    if ((await this.log.streamRevision(stream)) === cached.revision) return cached;
    const held = await this.loader.advance(aggregate, stream, cached);
    this.keep(aggregate, stream, held);
    return held;
  }

  /** As `heldState`, without the revision. */
  async stateOf<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string): Promise<S> {
    return (await this.heldState(aggregate, stream)).state;
  }

  /**
   * As `stateOf`, at once where the log need not be asked: when nobody else writes, and no command here is under way whose
   * events the log may have already and the held state not yet. For who asks about many streams.
   */
  stateAtHand<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string): S | Promise<S> {
    const place = this.log.singleWriter ? this.streams.find(stream) : undefined;
    return place === undefined || place.busy || place.held === null ? this.stateOf(aggregate, stream) : (place.held as HeldState<S>).state;
  }

  /** The state of a stream that is in use here, as last seen; null: it is not, and whoever only wants to begin it may as well try. */
  stateInUse<C, S, E extends DomainEvent>(_aggregate: Aggregate<C, S, E>, stream: string): S | null {
    return this.heldOf<S>(stream)?.state ?? null;
  }

  /** The rules in force now, also those that another program published on the log. @throws as `execute`. */
  async rulesNow(): Promise<SupervisionRulesInForce> {
    await this.heldState(SUPERVISION_RULES_AGGREGATE, SUPERVISION_RULES_STREAM);
    return this.rules;
  }

  /** Is there no other program that appends to this log? */
  get writesAlone(): boolean {
    return this.log.singleWriter;
  }

  /** The circumstances of an act done now, as a command of that origin would be recorded. */
  actOf(origin: CommandOrigin): Act {
    return this.acts.actOf(origin);
  }

  /** Does the stream have any event? */
  async exists(stream: string): Promise<boolean> {
    const cached = this.heldOf(stream);
    return cached !== null && cached.revision >= 0 ? true : (await this.log.streamRevision(stream)) >= 0;
  }

  private async attempt<C extends object, S, E extends DomainEvent>(job: CommandJob<C, S, E>, place: HeldStream): Promise<CommandAnswer> {
    const { aggregate, stream, origin } = job;
    try {
      let looked = this.log.singleWriter;
      let mayGuess = job.begins === true && !this.log.singleWriter && origin.expectedRevision === null;
      for (let attempt = 1; ; ) {
        let held = place.held as HeldState<S> | null;
        const guessed = held === null && mayGuess;
        mayGuess = false;
        if (held === null) {
          held = guessed ? await this.unread(aggregate) : await this.load(aggregate, stream);
          looked ||= !guessed;
        }
        const act = this.acts.actOf(origin);
        const refusal = job.refusalOf(held.state, act);
        if (refusal === null && origin.repeatable) {
          const earlier = await this.earlierAnswer(job, held);
          if (earlier !== null) return earlier;
        }
        const decided = refusal ?? (origin.onlyAsks === true ? [] : this.decide(job, held, act));
        if (!areEvents(decided) || decided.length === 0) {
          if (guessed) continue;
          const answeredBlindly = !looked && !(job.begins === true && areEvents(decided) && held.revision > NO_STREAM); // begun is begun
          looked = true;
          if (answeredBlindly && (await this.catchUp(aggregate, stream, held))) continue;
          return !areEvents(decided) ? await this.refused(stream, origin, decided) : this.answer(job, { ...(await this.nothingRecorded(stream, held)), warnings: [] });
        }
        const batch = encodeBatch(this.ids, job.rulesFor?.(held.state) ?? this.rules, decided, act, origin);
        let outcome = await this.log.append(stream, held.revision, batch);
        if (outcome.kind === 'unknown') outcome = await this.repeatAppend(stream, held.revision, batch, outcome);
        if (outcome.kind === 'stored') {
          this.keepIn(place, aggregate, this.follow(aggregate, stream, held, decided, act, batch, outcome.position));
          const warnings = job.warningsOf?.(decided) ?? [];
          return this.answer(job, {
            id: resultIdOf(stream, decided[0]), stream, revision: outcome.revision, position: outcome.position, recorded: decided.length, repeated: false, warnings,
          });
        }
        place.held = null;
        if (outcome.kind === 'unknown') return { ok: false, refusal: { kind: 'outcome-unknown' } };
        if (!guessed && attempt++ >= this.options.maxAttempts) return { ok: false, refusal: { kind: 'contended' } };
      }
    } catch (error) {
      place.held = null;
      throw error;
    } finally {
      place.leave();
      this.streams.release(place);
    }
  }

  /** The events that the command leads to on this state, none when it is so already, or why it does not. */
  private decide<C extends object, S, E extends DomainEvent>(job: CommandJob<C, S, E>, held: HeldState<S>, act: Act): readonly E[] | CommandRefusal {
    const { aggregate, origin } = job;
    const { expectedRevision } = origin;
    if (expectedRevision !== null && expectedRevision !== held.revision && isStale(aggregate, held, expectedRevision)) return { kind: 'stale', actualRevision: held.revision, between: [] };
    const command = secrecyRefusal(origin) ?? job.commandFor(held.state, act);
    if (isRefusal(command)) return command;
    const decision = aggregate.decider.decide(command, held.state, act);
    return decision.ok ? decision.events : { kind: 'rejected', rejection: decision.rejection };
  }

  /** Where others write too, what they have stored since may be the very reason to answer otherwise. True: there was something. */
  private async catchUp<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string, held: HeldState<S>): Promise<boolean> {
    const now = await this.loader.advance(aggregate, stream, held); // asks for the events: the revision alone may be known from a moment ago
    if (now.revision === held.revision) return false;
    this.keep(aggregate, stream, now);
    return true;
  }

  private answer<C, S, E extends DomainEvent>({ origin }: CommandJob<C, S, E>, receipt: CommandReceipt): CommandAnswer {
    if (origin.repeatable) this.memory.set(origin.commandId, { requestHash: origin.requestHash, receipt });
    return { ok: true, receipt };
  }

  /** The answer to the same key before, or that the key was used for something else; null when it is new. */
  private async earlierAnswer<C, S, E extends DomainEvent>({ origin, stream }: CommandJob<C, S, E>, held: HeldState<S>): Promise<CommandAnswer | null> {
    const { commandId, requestHash } = origin;
    const remembered = this.memory.get(commandId);
    if (remembered !== undefined) return repeated(requestHash, remembered.requestHash, { ...remembered.receipt, repeated: true });
    if (held.revision === -1 || (held.emptyAtMark !== null && this.memory.remembersSince(held.emptyAtMark))) return null;
    const known = await this.receipts.find(commandId, stream);
    if (known === null) return null;
    const { resultId: id, firstRevision, lastRevision: revision, position } = known;
    return repeated(requestHash, known.requestHash, {
      id, stream: known.stream, revision, position, recorded: revision - firstRevision + 1, repeated: true, warnings: [],
    });
  }

  private async nothingRecorded<S>(stream: string, held: HeldState<S>): Promise<Omit<CommandReceipt, 'warnings'>> {
    const position = held.position ?? (await this.log.head());
    return { id: idOfStream(stream), stream, revision: held.revision, position, recorded: 0, repeated: false };
  }

  private async refused(stream: string, { expectedRevision }: CommandOrigin, refusal: CommandRefusal): Promise<CommandAnswer> {
    if (refusal.kind !== 'stale') return { ok: false, refusal };
    const { between, more } = await interveningActs(this.log, stream, expectedRevision as number, refusal.actualRevision);
    return { ok: false, refusal: { ...refusal, between, ...(more && { more }) } };
  }

  /** The identical batch again, until the log can tell what became of it or the waits are used up. */
  private async repeatAppend(stream: string, expectedRevision: number, batch: readonly NewEvent[], first: AppendOutcome): Promise<AppendOutcome> {
    let outcome = first;
    for (const wait of this.options.unknownBackoff) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      outcome = await this.log.append(stream, expectedRevision, batch);
      if (outcome.kind !== 'unknown') return outcome;
    }
    return outcome;
  }

  private follow<C, S, E extends DomainEvent>(
    aggregate: Aggregate<C, S, E>, stream: string, held: HeldState<S>, events: readonly E[], act: Act, batch: readonly NewEvent[], position: string,
  ): HeldState<S> {
    let { state } = held;
    for (const event of events) state = aggregate.decider.evolve(state, event, act);
    return this.loader.snapshotIfDue(aggregate, stream, {
      state,
      revision: held.revision + events.length,
      position,
      lastEventId: (batch[batch.length - 1] as NewEvent).id,
      snapshotRevision: held.snapshotRevision,
      emptyAtMark: held.emptyAtMark,
    });
  }

  private async load<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string): Promise<HeldState<S>> {
    if (!this.rulesKnown) await this.learnRules();
    const { mark } = this.memory;
    const isEmpty = this.log.singleWriter && (await this.log.streamRevision(stream)) === NO_STREAM; // known at once
    const held = isEmpty ? emptyStream(aggregate, mark) : await this.loader.load(aggregate, stream, mark);
    this.keep(aggregate, stream, held);
    return held;
  }

  /** The state of a stream that nobody has read, taken for empty: nothing but the outcome of an append may be told by it. */
  private async unread<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>): Promise<HeldState<S>> {
    if (!this.rulesKnown) await this.learnRules();
    return emptyStream(aggregate, this.memory.mark);
  }

  private heldOf<S>(stream: string): HeldState<S> | null {
    return (this.streams.find(stream)?.held ?? null) as HeldState<S> | null;
  }

  private keep<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string, held: HeldState<S>): void {
    const place = this.streams.of(stream);
    this.keepIn(place, aggregate, held);
    this.streams.release(place);
  }

  /** A reader that was overtaken by a writer does not put its older state back. */
  private keepIn<C, S, E extends DomainEvent>(place: HeldStream, aggregate: Aggregate<C, S, E>, held: HeldState<S>): void {
    if (place.held !== null && place.held.revision > held.revision) return;
    place.held = held;
    place.settled = aggregate.settled(held.state);
    if ((aggregate as object) === SUPERVISION_RULES_AGGREGATE) this.rules.adopt(held.state as SupervisionRulesState);
  }

  /** Nothing is held before this was read, so no command is judged by rules that were replaced before the program began. */
  private async learnRules(): Promise<void> {
    this.keep(SUPERVISION_RULES_AGGREGATE, SUPERVISION_RULES_STREAM, await this.loader.load(SUPERVISION_RULES_AGGREGATE, SUPERVISION_RULES_STREAM, this.memory.mark));
    this.rulesKnown = true;
  }
}

function repeated(requestHash: string | null, before: string | null, receipt: CommandReceipt): CommandAnswer {
  const refusal: CommandRefusal = { kind: 'key-reused' };
  return requestHash === before ? { ok: true, receipt } : { ok: false, refusal };
}

/** A caller who saw the last act is up to date, even when events came after it that are no act of anybody. */
const isStale = <C, S, E extends DomainEvent>({ lastActRevision }: Aggregate<C, S, E>, { state, revision }: HeldState<S>, seen: number): boolean =>
  seen > revision || lastActRevision === undefined || seen < lastActRevision(state);
