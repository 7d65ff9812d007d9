import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SHIPPED_RULES } from '#libs/domain';
import {
  URGING_HANDLERS, ActOnAssignmentHandler, ActOnDelegationsHandler, ActOnInspectionHandler, ActOnOversightHandler, ActOnDirectiveHandler, ActOnIndicatorHandler, ActOnOrganisationHandler, ActOnProposalHandler, ActOnRankingHandler, ActOnReceiptHandler, AskExtensionWhatIfHandler, AskPossibleActsHandler, AssignTaskToBodyHandler, PassDutyHandler, COMMAND_CORE_OPTIONS, CommandCore,
  DEFAULT_COMMAND_CORE_OPTIONS, PublishSupervisionRulesHandler, REPORTING_HANDLERS, SUPERVISION_RULES, SupervisionRulesInForce, type CommandCoreOptions, type SupervisionRules,
} from './commands/index.js';
import {
  CLOCK, COMMAND_RECEIPTS, EVENT_LOG, IDS, PROCESS_CHECKPOINTS, STATE_SNAPSHOTS, type Clock, type CommandReceipts, type EventLog, type Ids, type ProcessCheckpoints,
  type StateSnapshots,
} from './ports/index.js';
import {
  DEFAULT_PROCESS_RUNNER_OPTIONS, PROCESS_RUNNER_OPTIONS, PROCESSES, ProcessRunner, type ProcessObserver, type ProcessRunnerOptions,
} from './process-running/index.js';

export const PROCESS_OBSERVER = Symbol('ProcessObserver');

export interface ApplicationOptions {
  /** Modules that export the ports EVENT_LOG, CLOCK, IDS, STATE_SNAPSHOTS, COMMAND_RECEIPTS and PROCESS_CHECKPOINTS, as far as they are not global. */
  readonly imports?: DynamicModule['imports'];
  /** Further providers of ports, such as COMMAND_RECEIPTS. */
  readonly providers?: readonly Provider[];
  readonly commands?: Partial<CommandCoreOptions>;
  readonly processes?: Partial<ProcessRunnerOptions>;
  readonly rules?: SupervisionRules;
  readonly observer?: ProcessObserver;
}

const HANDLERS = [ActOnDelegationsHandler, ActOnProposalHandler, PassDutyHandler, ActOnRankingHandler, ...REPORTING_HANDLERS, ...URGING_HANDLERS, ActOnInspectionHandler, ActOnOversightHandler, ActOnIndicatorHandler, ActOnAssignmentHandler, AskExtensionWhatIfHandler, AskPossibleActsHandler, AssignTaskToBodyHandler, ActOnDirectiveHandler, ActOnReceiptHandler, ActOnOrganisationHandler, PublishSupervisionRulesHandler];

const commandCore = (log: EventLog, clock: Clock, ids: Ids, snapshots: StateSnapshots, receipts: CommandReceipts, rules: SupervisionRules, options: CommandCoreOptions): CommandCore =>
  new CommandCore({ log, clock, ids, snapshots, receipts }, rules, options);

const processRunner = (log: EventLog, core: CommandCore, clock: Clock, checkpoints: ProcessCheckpoints, options: ProcessRunnerOptions, observer: ProcessObserver): ProcessRunner =>
  new ProcessRunner(log, core, clock, checkpoints, PROCESSES, options, observer);

/** The command handlers, the core behind them and the runner of processes (which the composition root starts). Knows ports only. */
@Module({})
export class ApplicationModule {
  static register(options: ApplicationOptions = {}): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot(), ...(options.imports ?? [])],
      providers: [
        ...(options.providers ?? []),
        { provide: SUPERVISION_RULES, useFactory: () => new SupervisionRulesInForce(options.rules ?? SHIPPED_RULES) },
        { provide: COMMAND_CORE_OPTIONS, useValue: { ...DEFAULT_COMMAND_CORE_OPTIONS, ...options.commands } },
        { provide: PROCESS_RUNNER_OPTIONS, useValue: { ...DEFAULT_PROCESS_RUNNER_OPTIONS, ...options.processes } },
        { provide: PROCESS_OBSERVER, useValue: options.observer ?? {} },
        {
          provide: CommandCore,
          useFactory: commandCore,
          inject: [EVENT_LOG, CLOCK, IDS, STATE_SNAPSHOTS, COMMAND_RECEIPTS, SUPERVISION_RULES, COMMAND_CORE_OPTIONS],
        },
        { provide: ProcessRunner, useFactory: processRunner, inject: [EVENT_LOG, CommandCore, CLOCK, PROCESS_CHECKPOINTS, PROCESS_RUNNER_OPTIONS, PROCESS_OBSERVER] },
        ...HANDLERS,
      ],
      exports: [CqrsModule, CommandCore, ProcessRunner, SUPERVISION_RULES],
    };
  }
}
