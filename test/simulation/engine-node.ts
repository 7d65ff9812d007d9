import {
  ActOnAssignment, ActOnAssignmentHandler, ActOnDelegations, ActOnDelegationsHandler, ActOnDirective, ActOnDirectiveHandler, ActOnIndicator, ActOnIndicatorHandler, ActOnInspection, ActOnInspectionHandler,
  ActOnOrganisation, ActOnOrganisationHandler, ActOnOversight, ActOnOversightHandler, ActOnPeriodReport, ActOnPeriodReportHandler, ActOnReceipt, ActOnReceiptHandler, ActOnReporting, ActOnReportingHandler,
  ActOnRanking, ActOnRankingHandler, ActOnReview, ActOnReviewHandler, ActOnUrging, ActOnUrgingHandler, AssignTaskToBody, AssignTaskToBodyHandler, CommandCore, DeadlineFollower, DEFAULT_COMMAND_CORE_OPTIONS, DEFAULT_PROCESS_RUNNER_OPTIONS,
  DueHandOvers, introduceLogKey, IssueUrging, IssueUrgingHandler, knownObligations, MarkNoticesSeen, MarkNoticesSeenHandler, pendingReminders, PROCESSES, ProcessRunner, PublishSupervisionRules, PublishSupervisionRulesHandler, ReportReminders, RotateLogKey, RotateLogKeyHandler, StreamTailReceipts,
  type Clock, type CommandAnswer, type CommandReceipts, type EventLog, type Ids, type PendingReminders, type ProcessCheckpoints, type ReadModelStore, type SignerKeys, type StateSnapshots,
} from '#libs/application'; // prettier-ignore
import { SeededIds } from '#libs/adapters/ids-node';
import { SHIPPED_RULES } from '#libs/domain';
import type { FaultPlan } from './faults.js';
import { SimulatedTimer, SkewedClock, type KeptSnapshots } from './kept-beside-log.js';
import { NodeLog, type NodeLogPorts } from './node-log.js';

export type SimulatedCommand =
  | ActOnAssignment | ActOnDelegations | ActOnDirective | ActOnIndicator | ActOnInspection | ActOnOrganisation | ActOnOversight | ActOnPeriodReport | ActOnReceipt | ActOnRanking | ActOnReporting | ActOnReview | ActOnUrging
  | AssignTaskToBody | IssueUrging | MarkNoticesSeen | PublishSupervisionRules | RotateLogKey;

/** Where a mutant can be planted: each function gets what the program would use and gives what is used instead. */
export interface Wiring {
  log?(log: EventLog): EventLog;
  ids?(ids: Ids): Ids;
  receipts?(receipts: CommandReceipts): CommandReceipts;
  snapshots?(snapshots: StateSnapshots): StateSnapshots;
  checkpoints?(checkpoints: ProcessCheckpoints): ProcessCheckpoints;
  /** The core and the clock that the follower of deadlines uses. */
  followerCore?(core: CommandCore): CommandCore;
  followerClock?(clock: Clock): Clock;
  pending?(pending: PendingReminders): PendingReminders;
  /** Commands remembered in memory. */
  rememberedCommands?: number;
  handOvers?: boolean;
}

export interface NodePorts extends NodeLogPorts {
  readonly snapshots: KeptSnapshots;
  readonly checkpoints: ProcessCheckpoints;
  readonly store: ReadModelStore;
  /** Beside the log, for every program on it. */
  readonly keys: SignerKeys;
  readonly wiring: Wiring;
  readonly name: string;
}

const HOUR = 3_600_000;
const FOLLOWING = { sweepEveryMs: 12 * HOUR, horizonMs: 13 * HOUR, concurrency: 16, page: 100 };

/** One running program on the log: commands, processes, reminders and hand-overs, as the api composes them. */
export class EngineNode {
  readonly clock: SkewedClock;
  readonly core: CommandCore;
  readonly log: NodeLog;
  readonly timer: SimulatedTimer;
  private readonly runner: ProcessRunner;
  private readonly follower: DeadlineFollower;
  private readonly due: DueHandOvers;
  private readonly reports: ReportReminders;
  private readonly throughLog: EventLog;
  private readonly faults: FaultPlan;
  private readonly store: ReadModelStore;
  private readonly keys: SignerKeys;
  private readonly handsOver: boolean;

  constructor(ports: NodePorts) {
    const { time, chance, faults, wiring, store, name } = ports;
    this.faults = faults;
    this.store = store;
    this.keys = ports.keys;
    this.handsOver = wiring.handOvers ?? true;
    this.clock = new SkewedClock(time);
    this.log = new NodeLog(ports);
    const log = wiring.log?.(this.log) ?? this.log;
    this.throughLog = log;
    const receipts = new StreamTailReceipts(log);
    const ids = new SeededIds(name);
    const corePorts = {
      log, clock: this.clock, ids: wiring.ids?.(ids) ?? ids,
      snapshots: this.whileAlive(wiring.snapshots?.(ports.snapshots) ?? ports.snapshots),
      receipts: wiring.receipts?.(receipts) ?? receipts,
    }; // prettier-ignore
    this.core = new CommandCore(corePorts, SHIPPED_RULES, {
      ...DEFAULT_COMMAND_CORE_OPTIONS, cachedStates: 400, snapshotEvery: 5, rememberedCommands: wiring.rememberedCommands ?? 40, unknownBackoff: [1000, 30_000, 60_000],
    }); // prettier-ignore
    const checkpoints = wiring.checkpoints?.(ports.checkpoints) ?? ports.checkpoints;
    const options = { ...DEFAULT_PROCESS_RUNNER_OPTIONS, retryAfter: 2000, checkpointAfter: 1 }; // checkpoints go wrong here too
    this.runner = new ProcessRunner(log, this.core, this.clock, { load: (runner) => checkpoints.load(runner), save: (runner, position) => this.log.dead || checkpoints.save(runner, position) }, PROCESSES, options);
    this.timer = new SimulatedTimer(time, chance, faults);
    const pending: PendingReminders = (upTo, after, limit) => (this.log.dead ? [] : pendingReminders({ store }, upTo, after, limit));
    this.follower = new DeadlineFollower(wiring.followerCore?.(this.core) ?? this.core, wiring.followerClock?.(this.clock) ?? this.clock, this.timer, wiring.pending?.(pending) ?? pending, FOLLOWING);
    this.due = new DueHandOvers(this.core, this.clock);
    this.reports = new ReportReminders(this.core, this.clock, () => (this.log.dead ? [] : knownObligations({ store })));
  }

  start(): void {
    this.runner.start();
    this.follower.start();
    introduceLogKey(this.core, this.keys, 'tinh.example/log').catch(() => undefined); // the next program makes it
    this.workOfTheDay();
  }

  /** The sweeps that the api makes every minute: for changes of bodies whose day has come, and for reports that are due. */
  workOfTheDay(): void {
    this.reports.sweep().catch(() => undefined);
    if (!this.handsOver || this.faults.strikes('hand-over-sweep-missed')) return;
    this.due.begin().catch(() => undefined); // asked again tomorrow
  }

  /** Dies at once: nothing that it had under way is ever finished. */
  kill(): void {
    this.log.die();
    this.forsake();
  }

  /** Lets go of what a dead node would still hold. */
  forsake(): void {
    void this.follower.stop();
    void this.runner.stop();
  }

  /** Ends in good order. */
  async stop(): Promise<void> {
    await this.follower.stop();
    await this.runner.stop();
    this.log.die();
  }

  /** How far the processes have come. */
  get handled(): string {
    return this.runner.position;
  }

  send(command: SimulatedCommand): Promise<CommandAnswer> {
    const { core, throughLog: log } = this;
    if (command instanceof ActOnAssignment) return new ActOnAssignmentHandler(core).execute(command);
    if (command instanceof AssignTaskToBody) return new AssignTaskToBodyHandler(core).execute(command);
    if (command instanceof ActOnDirective) return new ActOnDirectiveHandler(core).execute(command);
    if (command instanceof ActOnReceipt) return new ActOnReceiptHandler(core).execute(command);
    if (command instanceof ActOnOrganisation) return new ActOnOrganisationHandler(core).execute(command);
    if (command instanceof ActOnUrging) return new ActOnUrgingHandler(core).execute(command);
    if (command instanceof IssueUrging) return new IssueUrgingHandler(core).execute(command);
    if (command instanceof ActOnInspection) return new ActOnInspectionHandler(core, log).execute(command);
    if (command instanceof ActOnOversight) return new ActOnOversightHandler(core, log).execute(command);
    if (command instanceof ActOnReporting) return new ActOnReportingHandler(core).execute(command);
    if (command instanceof ActOnPeriodReport) return new ActOnPeriodReportHandler(core).execute(command);
    if (command instanceof ActOnReview) return new ActOnReviewHandler(core).execute(command);
    if (command instanceof ActOnRanking) return new ActOnRankingHandler(core).execute(command);
    if (command instanceof ActOnIndicator) return new ActOnIndicatorHandler(core).execute(command);
    if (command instanceof ActOnDelegations) return new ActOnDelegationsHandler(core).execute(command);
    if (command instanceof MarkNoticesSeen) return new MarkNoticesSeenHandler(core, this.store).execute(command);
    if (command instanceof RotateLogKey) return new RotateLogKeyHandler(core, this.keys).execute(command);
    return new PublishSupervisionRulesHandler(core).execute(command);
  }

  private whileAlive(snapshots: StateSnapshots): StateSnapshots {
    return {
      load: (stream, foldVersion) => snapshots.load(stream, foldVersion),
      save: (...given) => this.log.dead || snapshots.save(...given),
      close: () => undefined,
    };
  }
}
