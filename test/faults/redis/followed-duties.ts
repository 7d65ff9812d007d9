import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openBullmqDeadlineTimer, type BullmqDeadlineTimer } from '#libs/adapters/deadline-timer-bullmq';
import { ASSIGNMENT, assignmentStream, decodeEvent, DeadlineFollower, FoldedReminders, START, TimerRefusedError, type DeadlineTimer, type EventLog, type LoggedEvent } from '#libs/application';
import { actorId, assignmentId, bodyId, localDate, type AssignmentCommand, type AssignmentId, type Instant } from '#libs/domain';
import { dueOn, ManualClock, PARTIES, specimenTerms, TestApplication } from '#libs/testing';

/** Goes on with this machine's clock, from wherever it was put. */
class JumpingClock extends ManualClock {
  private ahead = 0;

  override now(): Instant {
    return Date.now() + this.ahead;
  }

  override set(at: Instant): void {
    this.ahead = at - Date.now();
  }
}

/** A rung as it stands in the log. */
export interface FiredRung {
  readonly duty: string;
  readonly rung: string;
  readonly recordedAt: Instant;
}

/** The real program sweeps every minute and looks 150 seconds ahead; here both go about forty times as fast. */
const SWEEP_MS = 1_500;
const HORIZON_MS = 4_000;
const INDEX_EVERY_MS = 50;
const DUE = '2021-12-15';

/** Duties that are due on one day, a follower of their deadlines, and a timer on a Redis that may do what it likes. */
export class FollowedDuties {
  readonly log: EventLog = new MemoryEventLog();
  readonly clock = new JumpingClock(0);
  /** What became of the connection to Redis. */
  readonly states: ('up' | 'down' | 'refused')[] = [];
  readonly timer: BullmqDeadlineTimer;
  /** Duties that the timer named; the sweep found the others. */
  prompted = 0;
  /** How long after its instant each rung went, ms. */
  readonly lateness: number[] = [];
  private readonly app: TestApplication;
  private readonly index: FoldedReminders;
  private readonly follower: DeadlineFollower;
  private readonly indexing: NodeJS.Timeout;

  constructor(redisUrl: string, prefix: string) {
    this.clock.set(ManualClock.on('2021-11-15').now());
    this.app = new TestApplication({ log: this.log, clock: this.clock, seed: prefix });
    this.timer = openBullmqDeadlineTimer({
      redis: { url: redisUrl, password: null }, prefix, installation: async () => prefix, clock: this.clock, patienceMs: 500, lockMs: 2_000,
    });
    this.timer.link.onChange = (fault) => void this.states.push(fault === null ? 'up' : fault instanceof TimerRefusedError ? 'refused' : 'down');
    this.index = new FoldedReminders(this.log, this.app.core.rules);
    this.follower = new DeadlineFollower(this.app.core, this.clock, this.counting(), this.index.pending, { sweepEveryMs: SWEEP_MS, horizonMs: HORIZON_MS, concurrency: 256, page: 1_000 }, {
      fired: (_, __, lateMs) => this.lateness.push(lateMs),
    });
    this.indexing = setInterval(() => void this.index.catchUp(), INDEX_EVERY_MS);
  }

  private counting(): DeadlineTimer {
    const { timer } = this;
    return {
      schedule: (key, at) => timer.schedule(key, at),
      cancel: (key) => timer.cancel(key),
      start: (deliver) =>
        timer.start((due) => {
          this.prompted += due.length;
          return deliver(due);
        }),
      stop: () => timer.stop(),
      pending: () => timer.pending(),
      close: () => timer.close(),
    };
  }

  /** Assigns and acknowledges that many. */
  async assign(count: number): Promise<readonly AssignmentId[]> {
    const ids = Array.from({ length: count }, (_, index) => assignmentId(`duty-${index}`));
    for (const id of ids) {
      await this.act(id, PARTIES.issuer, { type: 'AssignTask', terms: specimenTerms({ assignmentId: id, deadlines: [dueOn(DUE)], due: localDate(DUE), acknowledgementDue: localDate('2021-11-18') }) });
      await this.act(id, PARTIES.lead, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    }
    await this.index.catchUp();
    return ids;
  }

  /** A command beside it all; true when it was carried out. */
  async act(id: AssignmentId, body: string, command: AssignmentCommand): Promise<boolean> {
    const { core } = this.app;
    const origin = {
      actor: actorId(`person-of-${body}`), body: bodyId(body), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: core.ids.fresh(), repeatable: false, requestHash: null,
      correlationId: 'c', causationId: null, expectedRevision: null,
    };
    return (await core.execute({ aggregate: ASSIGNMENT, stream: assignmentStream(id), origin, refusalOf: () => null, commandFor: () => command })).ok;
  }

  follow(): void {
    this.follower.start();
  }

  /** Puts the clock shortly before the next instant at which a reminder goes, and gives that instant. */
  async goBeforeNext(leadMs: number): Promise<Instant> {
    await this.index.catchUp();
    const [next] = this.index.pending(Number.MAX_SAFE_INTEGER, null, 1);
    if (next === undefined) throw new Error('nothing is pending');
    this.clock.set(next.at - leadMs);
    await this.follower.sweep();
    return next.at;
  }

  async fired(): Promise<readonly FiredRung[]> {
    const found: FiredRung[] = [];
    for (let after = START; ; ) {
      const events: readonly LoggedEvent[] = await this.log.readAll(after, 5_000);
      for (const logged of events) {
        const { event, metadata, stream } = decodeEvent(logged);
        if (event.type === 'RungFired') found.push({ duty: stream, rung: event.data.rung, recordedAt: metadata.act.recordedAt });
      }
      const last = events.at(-1);
      if (last === undefined) return found;
      after = last.position;
    }
  }

  /** Waits until so many have fired in all; gives how many have. */
  async untilFired(count: number, patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    while (this.lateness.length < count && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    return this.lateness.length;
  }

  async end(): Promise<void> {
    await this.follower.stop();
    clearInterval(this.indexing);
    await this.timer.close();
  }
}
