import {
  actorId, PROCESS_ACTOR, remindOfDeadline, REMIND_OF_DEADLINE, type AssignmentCommand, type AssignmentEvent, type AssignmentId, type AssignmentState, type BodyId, type FireRung, type Instant, type ReminderReaction, type SupervisionRules,
} from '#libs/domain';
import { ASSIGNMENT, assignmentStream, type CommandCore, type CommandJob, type CommandOrigin, type CommandRefusal } from '../commands/index.js';
import type { Clock } from '../ports/clock.js';
import type { DeadlineTimer, DueTimer } from '../ports/deadline-timer.js';
import { EventLogFaultError } from '../ports/event-log-fault.error.js';
import { Limiter } from '../process-running/limiter.js';
import { ReadModelMissingError } from '../projections/reading/read-model-missing.error.js';
import { RememberedReminderDays } from '../projections/pending-rungs/remembered-reminder-days.js';
import type { PendingReminder } from '../projections/pending-rungs/pending-rungs.query.js';
import type { DeadlineObserver } from './deadline-observer.js';

export interface DeadlineFollowerOptions {
  /** How often the read model is asked for everything that has come, ms. */
  readonly sweepEveryMs: number;
  /** What comes within this time after a sweep is given to the timer, ms; longer than `sweepEveryMs`. */
  readonly horizonMs: number;
  /** Duties on their way at the same time; together they share an fsync. */
  readonly concurrency: number;
  /** Duties asked for at once. */
  readonly page: number;
}

export const DEFAULT_DEADLINE_FOLLOWER_OPTIONS: DeadlineFollowerOptions = { sweepEveryMs: 60_000, horizonMs: 150_000, concurrency: 256, page: 1_000 };

/** The duties that ask up to an instant; see `pendingReminders`. */
export type PendingReminders = (upTo: Instant, after: PendingReminder | null, limit: number) => readonly PendingReminder[];

/** What one sweep did. */
export interface SweepResult {
  /** Duties looked at because their time had come. */
  readonly due: number;
  /** Events recorded. */
  readonly fired: number;
  /** Duties given to the timer. */
  readonly scheduled: number;
}

const NOTHING: SweepResult = { due: 0, fired: 0, scheduled: 0 };

/**
 * Fires the rungs of the reminder ladder. The sweep makes it certain: it asks the read model, which follows the log, for
 * every duty whose time has come. The timer makes it prompt: what comes before the next sweep is given to it. Both only
 * say "look at this duty"; whether anything is fired is decided on the duty's own stream at its exact revision, so a
 * second follower, a doubled delivery or a read model that is behind fires nothing twice and nothing early.
 */
export class DeadlineFollower {
  private readonly limiter: Limiter;
  private readonly days = new RememberedReminderDays();
  private sweeping: Promise<SweepResult> | null = null;
  private timing: NodeJS.Timeout | null = null;
  private stopped = true;
  /** False from the moment that the timer failed until the next sweep. */
  private promptable = true;
  /** Duties whose timer rang before its time and was asked again, since the last sweep. */
  private readonly rangEarly = new Set<AssignmentId>();

  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
    private readonly timer: DeadlineTimer,
    private readonly pending: PendingReminders,
    private readonly options: DeadlineFollowerOptions = DEFAULT_DEADLINE_FOLLOWER_OPTIONS,
    private readonly observer: DeadlineObserver = {},
  ) {
    this.limiter = new Limiter(options.concurrency);
  }

  /** Sweeps at once and from then on, and hears the timer. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.timer.start((due) => this.hear(due));
    this.sweepAfter(0);
  }

  /** Resolves when nothing is being fired any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timing !== null) clearTimeout(this.timing);
    this.timing = null;
    await this.timer.stop();
    await this.sweeping?.catch(() => NOTHING);
  }

  /**
   * Looks at every duty whose time has come, and gives the timer what comes soon. One sweep at a time: called meanwhile, it
   * waits for the one that runs.
   * @throws what the log throws when it is broken or closed.
   */
  sweep(): Promise<SweepResult> {
    this.sweeping ??= this.sweepOnce().finally(() => {
      this.sweeping = null;
    });
    return this.sweeping;
  }

  private async sweepOnce(): Promise<SweepResult> {
    const now = this.clock.now();
    const from = performance.now();
    this.rangEarly.clear();
    let [due, fired, scheduled] = [0, 0, 0];
    let after: PendingReminder | null = null;
    this.promptable = true;
    try {
      for (;;) {
        const page: readonly PendingReminder[] = this.pending(now + this.options.horizonMs, after, this.options.page);
        const come = page.filter(({ at }) => at <= now);
        const soon = page.slice(come.length);
        due += come.length;
        for (const count of await Promise.all(come.map(({ assignmentId }) => this.limiter.run(() => this.follow(assignmentId))))) fired += count;
        scheduled += await this.prompt(soon.map(({ assignmentId, at }) => ({ key: assignmentId, at })));
        after = page.at(-1) ?? null;
        // A page of the sweep is as much work as anything else: others get a turn.
        if (page.length < this.options.page) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      if (!(error instanceof ReadModelMissingError)) throw error;
    }
    this.observer.swept?.({ due, fired, scheduled }, performance.now() - from);
    return { due, fired, scheduled };
  }

  /** Timers of duties that cannot be looked at now are delivered again. */
  private async hear(due: readonly DueTimer[]): Promise<void> {
    try {
      await Promise.all(due.map(({ key, at }) => this.limiter.run(() => this.follow(key as AssignmentId, at))));
    } catch (error) {
      this.observer.faulted?.(error, error instanceof EventLogFaultError);
      throw error;
    }
  }

  /** Fires what the duty asks for now; gives the number of events. `rangFor`: the instant that a timer rang for. */
  private async follow(assignmentId: AssignmentId, rangFor: Instant | null = null): Promise<number> {
    const stream = assignmentStream(assignmentId);
    const state = await this.core.stateOf(ASSIGNMENT, stream);
    const reaction = this.reactionOf(state, this.clock.now());
    if (state.terms === null || reaction.kind !== 'fire') return this.again(assignmentId, reaction, rangFor);
    let fired = 0;
    for (let left = reaction.rungs.length; left > 0; left--) {
      const job = this.job(stream, state.terms.supervisingBody);
      const answer = await this.core.execute(job);
      if (answer.ok) {
        fired += answer.receipt.recorded;
        if (job.sent !== null) this.observer.fired?.(assignmentId, job.sent, this.clock.now() - job.sent.at);
      } else if (answer.refusal.kind !== 'not-found' && answer.refusal.kind !== 'rejected') {
        throw new Error(`${REMIND_OF_DEADLINE}: ${answer.refusal.kind}`);
      }
    }
    return fired;
  }

  /**
   * The read model was behind, or dates by other rules: heard of again in time if that is before the next sweep. A timer
   * that rings before its time by this clock may go by one that is ahead: it is asked once more, and after that the sweep
   * sees to it, or the two would do nothing else until the clocks agree.
   */
  private async again(assignmentId: AssignmentId, reaction: ReminderReaction, rangFor: Instant | null): Promise<number> {
    if (reaction.kind !== 'schedule' || reaction.at > this.clock.now() + this.options.horizonMs) return 0;
    if (reaction.at === rangFor) {
      if (this.rangEarly.has(assignmentId)) return 0;
      this.rangEarly.add(assignmentId);
    }
    await this.prompt([{ key: assignmentId, at: reaction.at }]);
    return 0;
  }

  /**
   * Gives the timer what comes; gives how many. It only makes them prompt: one that fails is told as a fault, keeps nothing
   * from being fired, and is asked again at the next sweep.
   */
  private async prompt(timers: readonly DueTimer[]): Promise<number> {
    if (!this.promptable) return 0;
    try {
      await Promise.all(timers.map(({ key, at }) => this.timer.schedule(key, at)));
      return timers.length;
    } catch (error) {
      if (this.promptable) this.observer.faulted?.(error, false);
      this.promptable = false;
      return 0;
    }
  }

  private reactionOf(state: AssignmentState, now: Instant): ReminderReaction {
    return remindOfDeadline(state, this.days.of(this.rulesFor(state)), now);
  }

  private rulesFor({ terms }: AssignmentState): SupervisionRules {
    return this.core.rules.for(terms?.issuer ?? null);
  }

  /** Decided on the state that the core holds, at the instant under which it is recorded. */
  private job(stream: string, body: BodyId): FiringJob {
    const sent: { rung: FireRung | null } = { rung: null };
    const origin: CommandOrigin = {
      actor: actorId(`${PROCESS_ACTOR}${REMIND_OF_DEADLINE}`),
      body,
      actingFor: null,
      occurredOn: null,
      lateEntryBasis: null,
      commandId: this.core.ids.fresh(),
      // The state itself tells what was fired: the second time there is nothing to fire.
      repeatable: false,
      requestHash: null,
      correlationId: stream,
      causationId: null,
      expectedRevision: null,
    };
    return {
      aggregate: ASSIGNMENT,
      stream,
      origin,
      refusalOf: () => null,
      rulesFor: (held) => this.rulesFor(held),
      commandFor: (held, act) => {
        const reaction = this.reactionOf(held, act.recordedAt);
        sent.rung = reaction.kind === 'fire' ? (reaction.rungs[0] ?? null) : null;
        return sent.rung ?? NOTHING_TO_FIRE;
      },
      get sent() {
        return sent.rung;
      },
    };
  }

  private sweepAfter(ms: number): void {
    this.timing = setTimeout(() => {
      this.sweep()
        .catch((error: unknown) => {
          const final = error instanceof EventLogFaultError;
          if (final) this.stopped = true;
          this.observer.faulted?.(error, final);
        })
        .finally(() => {
          if (!this.stopped) this.sweepAfter(this.options.sweepEveryMs);
        })
        .catch(() => undefined);
    }, ms);
    this.timing.unref();
  }
}

interface FiringJob extends CommandJob<AssignmentCommand, AssignmentState, AssignmentEvent> {
  readonly sent: FireRung | null;
}

const NOTHING_TO_FIRE: CommandRefusal = { kind: 'not-found' };
