import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { NodeFileInspector } from '#libs/adapters/file-inspector-node';
import { FolderFileStore } from '#libs/adapters/file-store-folder';
import { NodeIdsModule } from '#libs/adapters/ids-node';
import { ReadModelsSqliteModule } from '#libs/adapters/read-models-sqlite';
import { SqliteCredentialStoreModule } from '#libs/adapters/credential-store-sqlite';
import { SqlitePersonVaultModule } from '#libs/adapters/person-vault-sqlite';
import { SqliteStateSnapshotsModule } from '#libs/adapters/state-snapshots-sqlite';
import { EmbeddedDeadlineTimerModule } from '#libs/adapters/deadline-timer-embedded';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { ClamdVirusScanner, type ClamdPlace } from '#libs/adapters/virus-scanner-clamd';
import { SystemClockModule } from '#libs/adapters/clock-system';
import { SHIPPED_RULES } from '#libs/domain';
import {
  ActOnAssignmentHandler, ActOnDelegationsHandler, ActOnInspectionHandler, ActOnOversightHandler, ActOnDirectiveHandler, ActOnOrganisationHandler, ActOnPersonHandler, ActOnPositionsHandler, ActOnProposalHandler, ActOnRankingHandler, ActOnReceiptHandler, PassDutyHandler, AskExtensionWhatIfHandler, AskPossibleActsHandler, AssignTaskToBodyHandler, ActOnIndicatorHandler, AUDIT_TILES, CLOCK, COMMAND_RECEIPTS, CommandCore,
  DEFAULT_COMMAND_CORE_OPTIONS, EVENT_LOG, FILE_STORE, FileIntake, IDS, LEASE_BOOK, Quarantine, READ_MODEL_STORE, REPORTING_HANDLERS, READ_SIDE, STATE_SNAPSHOTS, PublishSupervisionRulesHandler, RotateLogKeyHandler, SIGNER_KEYS, SUPERVISION_RULES, URGING_HANDLERS, SupervisionRulesInForce, UnusedUploads,
  type Clock, type CommandReceipts, type EventLog, type EventLogFaultError, type FileStore, type Ids, type ReadModelStore, type StateSnapshots,
} from '#libs/application'; // prettier-ignore
import type { EventLogConfiguration, RedisConfiguration } from './configuration/engine-configuration.js';
import { TracedCommandCore, tracedLog } from './tracing/traced-engine.js';
import type { Tracing } from './tracing/tracing.js';
import { newAppendSignal, type AppendSignal } from './append-signal.js';
import { openChosenLog, type ChosenLog } from './chosen-event-log.js';
import type { DataFolders } from './data-folders.js';
import { Deadlines } from './deadlines.js';
import { Engine } from './engine.js';
import { FileKeeping, QUARANTINE, UNUSED_UPLOADS } from './files/file-keeping.js';
import { NamesInReadModel } from './files/names-in-read-model.js';
import { installationId } from './installation-id.js';
import { NotaryThread, type NotaryThreadOptions } from './notary-thread.js';
import { ProjectionThread } from './projection-thread.js';
import { QUERY_PROVIDERS } from './query-providers.js';
import { ReadModelProgress } from './read-model-progress.js';
import { RecordedReceipts } from './recorded-receipts.js';
import { APPEND_SIGNAL, CHOSEN_LOG, DATA_FOLDERS, EVENT_LOG_CHOICE, NOTARY_OPTIONS, WORK_PLACE } from './tokens.js';
import { Work, type WorkPlace } from './work.js';

export interface EngineOptions {
  readonly folders: DataFolders;
  readonly eventLog: EventLogConfiguration;
  readonly clock: Clock;
  /** Where BullMQ prompts deadlines; the embedded timer does when it is null or absent. */
  readonly redis?: RedisConfiguration | null;
  /** The scanner of files; none when it is null or absent. */
  readonly clamd?: ClamdPlace | null;
  /** After so many hours an upload is removed that nothing names; 72 when absent. */
  readonly unusedFilesHours?: number;
  /** Tells a collector what happens; nobody when it is null or absent. */
  readonly tracing?: Tracing | null;
  /** Whether this program may work; `here` when absent. */
  readonly workPlace?: WorkPlace;
  /** The log broke: the process has to end. */
  readonly onLogBroken: (fault: EventLogFaultError) => void;
  /** Absent or null = nothing is signed. */
  readonly notary?: NotaryThreadOptions | null;
}

const COMMAND_HANDLERS = [...REPORTING_HANDLERS, ActOnDelegationsHandler, ActOnPersonHandler, ActOnPositionsHandler, ActOnProposalHandler, PassDutyHandler, ...URGING_HANDLERS, ActOnInspectionHandler, ActOnOversightHandler, ActOnIndicatorHandler, ActOnRankingHandler, PublishSupervisionRulesHandler, ActOnAssignmentHandler, AskExtensionWhatIfHandler, AskPossibleActsHandler, AssignTaskToBodyHandler, ActOnDirectiveHandler, ActOnReceiptHandler, ActOnOrganisationHandler, RotateLogKeyHandler];

/** Loaded when it is wanted: it costs some 20 MB that most installations never need. */
async function bullmqTimers(redis: RedisConfiguration, folders: DataFolders): Promise<DynamicModule> {
  const { BullmqDeadlineTimerModule } = await import('#libs/adapters/deadline-timer-bullmq');
  return BullmqDeadlineTimerModule.register({ redis, prefix: redis.prefix, installation: async () => installationId(folders) });
}

/** Which adapter stands behind each port, and the handlers of commands and questions. */
@Module({})
export class EngineModule {
  static register({ folders, eventLog, clock, redis = null, clamd = null, unusedFilesHours = 72, tracing = null, workPlace = 'here', onLogBroken, notary = null }: EngineOptions): DynamicModule {
    return {
      module: EngineModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        SystemClockModule.register(clock),
        NodeIdsModule.register(),
        ReadModelsSqliteModule.register({ folder: folders.readModels }),
        SqliteStateSnapshotsModule.register({ folder: folders.log }),
        SqliteCredentialStoreModule.register({ folder: folders.accounts }),
        SqlitePersonVaultModule.register({ folder: folders.accounts, keys: folders.personKeys }),
        redis === null ? EmbeddedDeadlineTimerModule.register({ folder: folders.log }) : bullmqTimers(redis, folders),
      ],
      providers: [
        { provide: DATA_FOLDERS, useValue: folders },
        { provide: EVENT_LOG_CHOICE, useValue: eventLog },
        { provide: NOTARY_OPTIONS, useValue: notary },
        { provide: AUDIT_TILES, useFactory: () => new FolderAuditTiles(folders.auditTrail) },
        { provide: FILE_STORE, useFactory: () => new FolderFileStore(folders.files) },
        { provide: QUARANTINE, inject: [FILE_STORE], useFactory: (store: FileStore) => (clamd === null ? null : new Quarantine(store, new ClamdVirusScanner(clamd))) },
        { provide: FileIntake, inject: [FILE_STORE, QUARANTINE], useFactory: (store: FileStore, quarantine: Quarantine | null) => new FileIntake(store, new NodeFileInspector(), quarantine) },
        { provide: UNUSED_UPLOADS, inject: [FILE_STORE, EVENT_LOG, READ_MODEL_STORE], useFactory: (store: FileStore, log: EventLog, models: ReadModelStore) => new UnusedUploads(store, log, new NamesInReadModel(models), unusedFilesHours * 3_600_000) },
        FileKeeping,
        { provide: SIGNER_KEYS, useFactory: () => new FolderSignerKeys(notary?.keysFolder ?? folders.keys) },
        { provide: APPEND_SIGNAL, useFactory: newAppendSignal },
        { provide: WORK_PLACE, useValue: workPlace },
        { provide: CHOSEN_LOG, inject: [APPEND_SIGNAL], useFactory: (signal: AppendSignal) => openChosenLog(eventLog, folders, signal, onLogBroken) },
        { provide: LEASE_BOOK, inject: [CHOSEN_LOG], useFactory: ({ leases }: ChosenLog) => leases },
        { provide: SUPERVISION_RULES, useFactory: () => new SupervisionRulesInForce(SHIPPED_RULES) },
        {
          provide: EVENT_LOG,
          inject: [CHOSEN_LOG],
          useFactory: ({ log }: ChosenLog) => (tracing === null ? log : tracedLog(log, tracing)),
        },
        { provide: COMMAND_RECEIPTS, inject: [EVENT_LOG, READ_MODEL_STORE], useFactory: (log: EventLog, store: ReadModelStore) => new RecordedReceipts(log, store) },
        {
          provide: CommandCore,
          inject: [EVENT_LOG, CLOCK, IDS, STATE_SNAPSHOTS, COMMAND_RECEIPTS, SUPERVISION_RULES],
          useFactory: (log: EventLog, now: Clock, ids: Ids, snapshots: StateSnapshots, receipts: CommandReceipts, rules: SupervisionRulesInForce) =>
            tracing === null ? new CommandCore({ log, clock: now, ids, snapshots, receipts }, rules, DEFAULT_COMMAND_CORE_OPTIONS) : new TracedCommandCore({ log, clock: now, ids, snapshots, receipts }, rules, DEFAULT_COMMAND_CORE_OPTIONS, tracing),
        },
        ReadModelProgress,
        ProjectionThread,
        NotaryThread,
        Deadlines,
        Work,
        Engine,
        ...COMMAND_HANDLERS,
        ...QUERY_PROVIDERS,
      ],
      exports: [AUDIT_TILES, FILE_STORE, FileIntake, FileKeeping, CqrsModule, DATA_FOLDERS, EVENT_LOG, NotaryThread, SIGNER_KEYS, SUPERVISION_RULES, CommandCore, ReadModelProgress, Deadlines, Work, Engine, ReadModelsSqliteModule, SqliteCredentialStoreModule, SqlitePersonVaultModule, READ_SIDE],
    };
  }
}
