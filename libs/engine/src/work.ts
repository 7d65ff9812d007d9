import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK, CommandCore, DEFAULT_PROCESS_RUNNER_OPTIONS, DEFAULT_WORK_KEEPER_OPTIONS, DueHandOvers, DutiesOfLeavers, EVENT_LOG, LEASE_BOOK, PastMergers, PROCESS_CHECKPOINTS, PROCESS_SHARES, PROCESSES, ProcessRunner, START, WORK_SHARES, WorkKeeper, WorkWatch,
  type Clock, type EventLog, type LeaseBook, type Position, type ProcessCheckpoints, type ProcessShare, type WorkShare,
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

const PROCESS_SHARE_NAMES: ReadonlySet<string> = new Set(PROCESS_SHARES);
const isProcessShare = (share: string): share is ProcessShare => PROCESS_SHARE_NAMES.has(share);

/**
 * What the programs of an installation do besides answering: the processes, the hand-overs whose day has come, the reminders, the
 * e-mail and what is done about files. Each share of it is done by one program at a time. Where several could, leases in the log say
 * who does what (ADR 0036); those that do not have a share follow the log and take it over.
 */
@Injectable()
export class Work {
  private readonly runner: ProcessRunner;
  private readonly mergers: MinuteSweep;
  private readonly days: MinuteSweep;
  private readonly watch: WorkWatch;
  private readonly keeper: WorkKeeper | null;
  private present: PresentWork | null = null;
  private readonly held = new Set<WorkShare>();
  /** Shares that live in the present, and do. */
  private readonly living = new Set<WorkShare>();
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
      stuck: (error) => this.leaveProcesses(error),
    });
    const due = new DueHandOvers(core, clock);
    const past = new PastMergers(log, core, clock, checkpoints);
    const left = new DutiesOfLeavers(core, clock);
    this.mergers = new MinuteSweep(() => past.recheck(this.runner.resumesAfter('duties') ?? START));
    this.days = new MinuteSweep(async () => {
      await due.begin();
      await left.move();
    });
    this.watch = new WorkWatch(log, PROCESSES, (share) => !this.held.has(share), (error) => this.listener('lease', error, false));
    this.keeper = leases === null ? null : this.keeperOf(leases);
  }

  start(listener: WorkFaultListener): void {
    this.listener = listener;
    if (this.place === 'elsewhere') return;
    if (this.keeper === null) void this.begin(new Map(WORK_SHARES.map((share) => [share, START])));
    else this.keeper.start();
  }

  /** From now on this program lives in the present: where it has those shares, it reminds and sends e-mail too. */
  live(present: PresentWork): void {
    this.present = present;
    this.beginPresent(this.held);
  }

  async stop(): Promise<void> {
    if (this.keeper === null) await this.end(WORK_SHARES);
    else await this.keeper.stop();
    await this.watch.stop();
  }

  /** Whether this program does that share now. */
  does(share: WorkShare): boolean {
    return this.held.has(share);
  }

  /** Where each share is done, as far as this program has seen; null: nowhere. Empty where no leases are kept. */
  places(): ReadonlyMap<string, string | null> {
    return this.keeper?.places() ?? new Map();
  }

  /** Position of the last event about which the processes of that share have done what they had to; null while they are run elsewhere. */
  reached(share: ProcessShare): Position | null {
    return this.held.has(share) ? this.runner.position : null;
  }

  /** Resolves when every process that is run here has done what it had to about the events up to and with that position. */
  caughtUpTo(position: Position): Promise<void> {
    return this.runner.caughtUpTo(position);
  }

  /** What only a newer version can read is for programs of that version: this one goes on with everything else. */
  private leaveProcesses(error: unknown): void {
    this.listener('processes', error, false);
    void this.keeper?.decline(PROCESS_SHARES);
  }

  private keeperOf(leases: LeaseBook): WorkKeeper {
    const work = {
      shares: WORK_SHARES,
      begin: (shares: ReadonlyMap<string, Position>) => this.begin(shares as ReadonlyMap<WorkShare, Position>),
      end: (shares: readonly string[]) => this.end(shares as readonly WorkShare[]),
      reached: (share: string) => (isProcessShare(share) ? (this.runner.resumesAfter(share) ?? START) : START),
      waitingMs: (share: string, upTo: Position) => this.waitingMs(share as WorkShare, upTo),
    };
    const me = { id: randomUUID(), where: `${hostname()}:${process.pid}` };
    return new WorkKeeper(leases, work, me, DEFAULT_WORK_KEEPER_OPTIONS, { faulted: (error) => this.listener('lease', error, false) });
  }

  private async begin(shares: ReadonlyMap<WorkShare, Position>): Promise<void> {
    for (const share of shares.keys()) this.held.add(share);
    await this.runProcesses(shares);
    if (PROCESS_SHARES.every((share) => this.held.has(share))) await this.watch.stop();
    if (shares.has('duties')) this.mergers.start((error) => this.listener('hand-overs', error, false));
    if (shares.has('days')) this.days.start((error) => this.listener('hand-overs', error, false));
    this.beginPresent(new Set(shares.keys()));
  }

  private beginPresent(shares: ReadonlySet<WorkShare>): void {
    if (this.present === null) return;
    const { reminders, post, postFaulted } = this.present;
    const begins = (share: WorkShare): boolean => shares.has(share) && !this.living.has(share) && this.living.add(share) !== undefined;
    if (reminders && begins('reminders')) this.deadlines.start((error, final) => this.listener('deadlines', error, final));
    if (begins('notices')) post.start(postFaulted);
  }

  private async end(shares: readonly WorkShare[]): Promise<void> {
    const ended = new Set(shares.filter((share) => this.held.delete(share)));
    for (const share of ended) this.living.delete(share);
    if (ended.has('notices')) await this.present?.post.stop(POST_PATIENCE_MS);
    if (ended.has('duties')) await this.mergers.stop();
    if (ended.has('days')) await this.days.stop();
    if (ended.has('reminders')) await this.deadlines.stop();
    if (PROCESS_SHARES.some((share) => ended.has(share))) await this.runProcesses(new Map());
  }

  /** Runs the processes that fall to this program now; `more`: how far others had come with those that it did not run before. */
  private async runProcesses(more: ReadonlyMap<WorkShare, Position>): Promise<void> {
    await this.runner.stop();
    const run = PROCESS_SHARES.filter((share) => this.held.has(share));
    this.runner.start(new Map(run.map((share) => [share, more.get(share) ?? START])));
  }

  /** Of a share that another does: what its processes owe, or what nobody reminded of. */
  private waitingMs(share: WorkShare, upTo: Position): number {
    if (share === 'reminders') return this.present?.reminders === true ? this.deadlines.waitingMs() : 0;
    if (!isProcessShare(share)) return 0;
    if (!this.watch.following) this.watch.start(this.leastDoneElsewhere());
    return this.watch.waitingMs(share, upTo);
  }

  private leastDoneElsewhere(): Position {
    const positions = [...(this.keeper?.elsewhere() ?? [])].flatMap(([share, upTo]) => (isProcessShare(share) ? [upTo] : []));
    return positions.reduce((a, b) => (a < b ? a : b), positions[0] ?? START);
  }
}
