import {
  ActOnAssignment, ActOnAssignmentHandler, ActOnDirective, ActOnDirectiveHandler, ActOnOrganisation, ActOnOrganisationHandler, ActOnReceipt, ActOnReceiptHandler,
  AssignTaskToBody, AssignTaskToBodyHandler, CommandCore, DEFAULT_COMMAND_CORE_OPTIONS, DEFAULT_PROCESS_RUNNER_OPTIONS, PROCESSES, ProcessRunner, StreamTailReceipts,
  PublishSupervisionRules, PublishSupervisionRulesHandler, type CommandAnswer, type CommandContext, type CommandCoreOptions, type EventLog, type ProcessCheckpoints, type ProcessObserver, type StateSnapshots,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { SeededIds } from '#libs/adapters/ids-node';
import { actorId, bodyId, SHIPPED_RULES, type Actor, type Role } from '#libs/domain';
import { ManualClock } from '../ports/manual-clock.js';
import { MemoryProcessCheckpoints, MemoryStateSnapshots } from '../ports/memory-state-snapshots.js';

export type ClientCommand = PublishSupervisionRules | ActOnAssignment | AssignTaskToBody | ActOnDirective | ActOnReceipt | ActOnOrganisation;

export interface TestApplicationOptions {
  readonly log?: EventLog;
  readonly clock?: ManualClock;
  readonly snapshots?: StateSnapshots;
  readonly checkpoints?: ProcessCheckpoints;
  readonly commands?: Partial<CommandCoreOptions>;
  readonly observer?: ProcessObserver;
  /** Seed of the ids; another one for a second node on the same log. */
  readonly seed?: string;
}

/** A person of a body who may do whatever the body may. */
export const everyRole: readonly Role[] = ['clerk', 'officer', 'head', 'supervising-officer', 'approver'];

export const testActor = (body: string, roles: readonly Role[] = everyRole): Actor => ({ actorId: actorId(`actor-of-${body}`), body: bodyId(body), roles, delegations: [] });

/** What a client sends along; without more: no key, any revision, dated today. */
export const contextOf = (body: string, more: Partial<CommandContext> = {}): CommandContext => ({
  actor: testActor(body),
  actingFor: null,
  occurredOn: null,
  lateEntryBasis: null,
  idempotencyKey: null,
  requestHash: null,
  expectedRevision: null,
  correlationId: 'correlation-1',
  ...more,
});

/** The command side of the application on a log in memory, without Nest: the very handlers and the runner. */
export class TestApplication {
  readonly log: EventLog;
  readonly clock: ManualClock;
  readonly snapshots: StateSnapshots;
  readonly checkpoints: ProcessCheckpoints;
  readonly core: CommandCore;
  readonly runner: ProcessRunner;
  private readonly assignments: ActOnAssignmentHandler;
  private readonly extraLeads: AssignTaskToBodyHandler;
  private readonly directives: ActOnDirectiveHandler;
  private readonly receipts: ActOnReceiptHandler;
  private readonly organisation: ActOnOrganisationHandler;

  constructor(options: TestApplicationOptions = {}) {
    this.log = options.log ?? new MemoryEventLog();
    this.clock = options.clock ?? ManualClock.on('2021-11-15');
    this.snapshots = options.snapshots ?? new MemoryStateSnapshots();
    this.checkpoints = options.checkpoints ?? new MemoryProcessCheckpoints();
    const { log, clock, snapshots } = this;
    const ports = { log, clock, snapshots, ids: new SeededIds(options.seed ?? 'test'), receipts: new StreamTailReceipts(log) };
    this.core = new CommandCore(ports, SHIPPED_RULES, { ...DEFAULT_COMMAND_CORE_OPTIONS, unknownBackoff: [1, 1, 1], ...options.commands });
    const runnerOptions = { ...DEFAULT_PROCESS_RUNNER_OPTIONS, retryAfter: 1 };
    this.runner = new ProcessRunner(log, this.core, clock, this.checkpoints, PROCESSES, runnerOptions, options.observer);
    this.assignments = new ActOnAssignmentHandler(this.core);
    this.extraLeads = new AssignTaskToBodyHandler(this.core);
    this.directives = new ActOnDirectiveHandler(this.core);
    this.receipts = new ActOnReceiptHandler(this.core);
    this.organisation = new ActOnOrganisationHandler(this.core);
  }

  send(command: ClientCommand): Promise<CommandAnswer> {
    if (command instanceof PublishSupervisionRules) return new PublishSupervisionRulesHandler(this.core).execute(command);
    if (command instanceof ActOnAssignment) return this.assignments.execute(command);
    if (command instanceof AssignTaskToBody) return this.extraLeads.execute(command);
    if (command instanceof ActOnDirective) return this.directives.execute(command);
    return command instanceof ActOnReceipt ? this.receipts.execute(command) : this.organisation.execute(command);
  }

  /** Waits until the processes have done what the log asks of them, and what follows from that. */
  async settle(): Promise<void> {
    this.runner.start();
    for (;;) {
      const head = await this.log.head();
      await this.runner.caughtUpTo(head);
      if ((await this.log.head()) === head) return;
    }
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.log.close();
  }
}
