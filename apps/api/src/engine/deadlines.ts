import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK, CommandCore, DEADLINE_TIMER, DeadlineFollower, DEFAULT_DEADLINE_FOLLOWER_OPTIONS, pendingReminders, READ_MODEL_STORE,
  type Clock, type DeadlineTimer, type ReadModelStore, type SweepResult,
} from '#libs/application'; // prettier-ignore

/** What was done about deadlines since the program began. */
export interface DeadlineCounts {
  fired: number;
  sweeps: number;
  faults: number;
  /** Duties whose time had come at the last sweep. */
  lastDue: number;
  /** How long after its instant the last rung went, ms. */
  lastLateMs: number;
}

/** Fires the reminders of this data folder: the follower of deadlines in embedded mode. */
@Injectable()
export class Deadlines {
  readonly counts: DeadlineCounts = { fired: 0, sweeps: 0, faults: 0, lastDue: 0, lastLateMs: 0 };
  private readonly follower: DeadlineFollower;
  private listener: (error: unknown, final: boolean) => void = () => undefined;

  constructor(
    @Inject(CommandCore) core: CommandCore,
    @Inject(CLOCK) clock: Clock,
    @Inject(DEADLINE_TIMER) timer: DeadlineTimer,
    @Inject(READ_MODEL_STORE) store: ReadModelStore,
  ) {
    const { counts } = this;
    this.follower = new DeadlineFollower(core, clock, timer, (upTo, after, limit) => pendingReminders({ store }, upTo, after, limit), DEFAULT_DEADLINE_FOLLOWER_OPTIONS, {
      fired: (_, __, lateMs) => {
        counts.fired += 1;
        counts.lastLateMs = lateMs;
      },
      swept: ({ due }) => {
        counts.sweeps += 1;
        counts.lastDue = due;
      },
      faulted: (error, final) => {
        counts.faults += 1;
        this.listener(error, final);
      },
    });
  }

  start(listener: (error: unknown, final: boolean) => void): void {
    this.listener = listener;
    this.follower.start();
  }

  /** Looks at once at everything whose time has come, for whoever moves a clock by hand. @throws what the log throws when it is broken. */
  sweep(): Promise<SweepResult> {
    return this.follower.sweep();
  }

  stop(): Promise<void> {
    return this.follower.stop();
  }
}
