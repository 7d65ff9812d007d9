import { Inject, Injectable, Optional } from '@nestjs/common';
import {
  CLOCK, CommandCore, DEADLINE_TIMER, DeadlineFollower, DEFAULT_DEADLINE_FOLLOWER_OPTIONS, knownObligations, pendingReminders, READ_MODEL_STORE, ReadModelMissingError, ReportReminders, TIMER_LINK,
  type Clock, type DeadlineTimer, type PendingReminders, type ReadModelStore, type SweepResult, type TimerLink,
} from '#libs/application'; // prettier-ignore
import type { Instant } from '#libs/domain';
import { MinuteSweep } from './minute-sweep.js';

/** What was done about deadlines since the program began. */
export interface DeadlineCounts {
  fired: number;
  sweeps: number;
  faults: number;
  /** When the last sweep ended, or following began. */
  sweptAt: Instant;
  /** Duties whose time had come at the last sweep. */
  lastDue: number;
  /** How long after its instant the last rung went, ms. */
  lastLateMs: number;
}

/** Whether reminders go at their instant, within a minute of it because the timer does not answer, or not from here: not at all (`DONDOC_REMINDERS=off`), or another program sends them. */
export type Promptness = 'prompt' | 'sweep-only' | 'off';

/** Fires the reminders of this data folder: of duties, by the follower of deadlines, and of periodic reports, by a look every minute. */
@Injectable()
export class Deadlines {
  readonly counts: DeadlineCounts = { fired: 0, sweeps: 0, faults: 0, sweptAt: 0, lastDue: 0, lastLateMs: 0 };
  private readonly follower: DeadlineFollower;
  private following = false;
  private readonly reports: ReportReminders;
  private readonly reportSweep: MinuteSweep;
  private listener: (error: unknown, final: boolean) => void = () => undefined;
  private readonly pending: PendingReminders;

  constructor(
    @Inject(CommandCore) core: CommandCore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEADLINE_TIMER) timer: DeadlineTimer,
    @Inject(READ_MODEL_STORE) store: ReadModelStore,
    @Optional() @Inject(TIMER_LINK) private readonly link: TimerLink | undefined,
  ) {
    const { counts } = this;
    this.pending = (upTo, after, limit) => pendingReminders({ store }, upTo, after, limit);
    this.follower = new DeadlineFollower(core, clock, timer, this.pending, DEFAULT_DEADLINE_FOLLOWER_OPTIONS, {
      fired: (_, __, lateMs) => {
        counts.fired += 1;
        counts.lastLateMs = lateMs;
      },
      swept: ({ due }) => {
        counts.sweeps += 1;
        counts.sweptAt = clock.now();
        counts.lastDue = due;
      },
      faulted: (error, final) => {
        counts.faults += 1;
        this.listener(error, final);
      },
    });
    this.reports = new ReportReminders(core, clock, () => knownObligations({ store }));
    this.reportSweep = new MinuteSweep(async () => {
      counts.fired += await this.reports.sweep();
    });
  }

  start(listener: (error: unknown, final: boolean) => void): void {
    this.listener = listener;
    this.following = true;
    this.counts.sweptAt = this.clock.now();
    if (this.link) {
      const tell = (fault: Error | null): void => void (fault !== null && listener(fault, false));
      tell(this.link.fault);
      this.link.onChange = tell;
    }
    this.follower.start();
    this.reportSweep.start((error) => {
      this.counts.faults += 1;
      this.listener(error, false);
    });
  }

  /** For how long the oldest reminder that has come waits to be fired, ms, as far as the read models know; 0: none does. */
  waitingMs(): number {
    const now = this.clock.now();
    try {
      const [oldest] = this.pending(now, null, 1);
      return oldest === undefined ? 0 : now - oldest.at;
    } catch (error) {
      if (error instanceof ReadModelMissingError) return 0;
      throw error;
    }
  }

  /** How long ago the last sweep ended, ms; 0 where there is none. */
  sweepAgeMs(): number {
    return this.following ? this.clock.now() - this.counts.sweptAt : 0;
  }

  promptness(): Promptness {
    if (!this.following) return 'off';
    return (this.link?.fault ?? null) === null ? 'prompt' : 'sweep-only';
  }

  /** Looks at once at everything whose time has come, for whoever moves a clock by hand. @throws what the log throws when it is broken. */
  async sweep(): Promise<SweepResult> {
    const swept = await this.follower.sweep();
    const fired = await this.reports.sweep();
    this.counts.fired += fired;
    return { ...swept, fired: swept.fired + fired };
  }

  async stop(): Promise<void> {
    this.following = false;
    await this.reportSweep.stop();
    await this.follower.stop();
  }
}
