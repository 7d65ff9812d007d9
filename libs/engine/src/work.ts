import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK, CommandCore, DEFAULT_LEASE_KEEPER_OPTIONS, DEFAULT_PROCESS_RUNNER_OPTIONS, DueHandOvers, DutiesOfLeavers, EVENT_LOG, LEASE_BOOK, LeaseKeeper, PastMergers, PROCESS_CHECKPOINTS, PROCESSES, ProcessRunner, WorkWatch,
  type Clock, type EventLog, type Lease, type LeaseBook, type LeasedWork, type Position, type ProcessCheckpoints,
} from '#libs/application'; // prettier-ignore
import { Deadlines } from './deadlines.js';
import { MinuteSweep } from './minute-sweep.js';
import type { NoticePost } from './notices/notice-post.js';
import { WORK_PLACE } from './tokens.js';

/** Whether this program may work, or only answers while other programs work. */
export type WorkPlace = 'here' | 'elsewhere';

/** What works in the present only: not while the past is played. */
export interface PresentWork {
  readonly reminders: boolean;
  readonly post: NoticePost;
  readonly postFaulted: (error: unknown) => void;
}

export const WORK_PARTS = ['processes', 'hand-overs', 'deadlines', 'lease'] as const;
export type WorkPart = (typeof WORK_PARTS)[number];
type WorkFaultListener = (what: WorkPart, error: unknown, final: boolean) => void;

const POST_PATIENCE_MS = 2_000;

/**
 * What one program of an installation does at a time: the processes, the hand-overs whose day has come, the reminders and the
 * e-mail. Where several could, a lease in the log says who does (ADR 0032); those that stand by follow the log and take over.
 */
@Injectable()
export class Work {
  private readonly runner: ProcessRunner;
  private readonly handOvers: MinuteSweep;
  private readonly watch: WorkWatch;
  private readonly keeper: LeaseKeeper | null;
  private present: PresentWork | null = null;
  private working = false;
  private listener: WorkFaultListener = () => undefined;

  constructor(
    @Inject(EVENT_LOG) log: EventLog,
    @Inject(CommandCore) core: CommandCore,
    @Inject(CLOCK) clock: Clock,
    @Inject(PROCESS_CHECKPOINTS) checkpoints: ProcessCheckpoints,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(LEASE_BOOK) leases: LeaseBook | null,
    @Inject(WORK_PLACE) private readonly place: WorkPlace,
  ) {
    this.runner = new ProcessRunner(log, core, clock, checkpoints, PROCESSES, DEFAULT_PROCESS_RUNNER_OPTIONS, {
      faulted: (error, retryAfter) => this.listener('processes', error, retryAfter === null),
    });
    const due = new DueHandOvers(core, clock);
    const past = new PastMergers(log, core, clock, checkpoints);
    const left = new DutiesOfLeavers(core, clock);
    this.handOvers = new MinuteSweep(async () => {
      await due.begin();
      await past.recheck(this.runner.position);
      await left.move();
    });
    this.watch = new WorkWatch(log, PROCESSES, (error) => this.listener('lease', error, false));
    this.keeper = leases === null ? null : this.keeperOf(leases);
  }

  start(listener: WorkFaultListener): void {
    this.listener = listener;
    if (this.place === 'elsewhere') return;
    if (this.keeper === null) this.begin();
    else this.keeper.start();
  }

  /** From now on this program lives in the present: where it works, it reminds and sends e-mail too. */
  live(present: PresentWork): void {
    this.present = present;
    if (this.working) this.beginPresent(present);
  }

  async stop(): Promise<void> {
    if (this.keeper === null) await this.end();
    else await this.keeper.stop();
    await this.watch.stop();
  }

  /** Whether this program works now. */
  get active(): boolean {
    return this.working;
  }

  /** Who works, as far as this program has seen; null where no lease is kept, or nobody does. */
  get lease(): Lease | null {
    return this.keeper?.holder ?? null;
  }

  /** Position of the last event about which every process has done what it had to; null while they work elsewhere. */
  reached(): Position | null {
    return this.working ? this.runner.position : null;
  }

  /** Resolves when every process has done what it had to about the events up to and with that position. */
  caughtUpTo(position: Position): Promise<void> {
    return this.runner.caughtUpTo(position);
  }

  private keeperOf(leases: LeaseBook): LeaseKeeper {
    const work: LeasedWork = {
      begin: (from) => this.begin(from),
      end: () => this.end(),
      reached: () => this.runner.position,
      waitingMs: (upTo) => this.waitingMs(upTo),
    };
    const me = { id: randomUUID(), where: `${hostname()}:${process.pid}` };
    return new LeaseKeeper(leases, work, me, DEFAULT_LEASE_KEEPER_OPTIONS, { faulted: (error) => this.listener('lease', error, false) });
  }

  private begin(from?: Position): void {
    this.working = true;
    void this.watch.stop();
    this.runner.start(from);
    this.handOvers.start((error) => this.listener('hand-overs', error, false));
    if (this.present !== null) this.beginPresent(this.present);
  }

  private beginPresent({ reminders, post, postFaulted }: PresentWork): void {
    if (reminders) this.deadlines.start((error, final) => this.listener('deadlines', error, final));
    post.start(postFaulted);
  }

  private async end(): Promise<void> {
    this.working = false;
    await this.present?.post.stop(POST_PATIENCE_MS);
    await this.handOvers.stop();
    await this.deadlines.stop();
    await this.runner.stop();
  }

  /** Standing by: what the processes owe, and what nobody reminded of. */
  private waitingMs(upTo: Position): number {
    if (!this.watch.following) this.watch.start(upTo);
    return Math.max(this.watch.waitingMs(upTo), this.present?.reminders === true ? this.deadlines.waitingMs() : 0);
  }
}
