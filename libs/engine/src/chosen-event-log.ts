import { openEventStoreDbLog, openEventStoreDbLogReader } from '#libs/adapters/event-log-eventstoredb';
import { openSqliteEventLog, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import type { EventLog, EventLogFaultError, EventLogReader, LeaseBook } from '#libs/application';
import type { EventLogConfiguration } from './configuration/engine-configuration.js';
import { AlarmBook } from './alarm-book.js';
import { signallingLog, type AppendSignal } from './append-signal.js';
import type { DataFolders } from './data-folders.js';
import { holdFolder, type FolderLock } from './folder-lock.js';
import { claimForLog } from './log-of-data-folder.js';

/** A log read beside its writer. */
export interface ReaderBesideWriter extends EventLogReader {
  /** This process has appended something. */
  wake(): void;
  close(): Promise<void>;
}

/** The log that the configuration names, and who works of those on it; null where a second program is refused. */
export interface ChosenLog {
  readonly log: EventLog;
  readonly leases: LeaseBook | null;
}

/** The SQLite log looks this often even if nobody signals. */
const POLL_MS = 1000;

/**
 * Opens the log that the configuration names, for writing, and makes the data folder its own; it signals what it has stored.
 * @throws EventLogFaultError, EventLogUnreachableError.
 */
export async function openChosenLog(choice: EventLogConfiguration, folders: DataFolders, signal: AppendSignal, onBroken: (fault: EventLogFaultError) => void): Promise<ChosenLog> {
  if (choice.kind === 'sqlite') {
    claimForLog(folders, null);
    return { log: openSqliteEventLog({ folder: folders.log, onBroken, signal }), leases: null };
  }
  const lock = holdFolder(folders.log);
  try {
    return await openOnServers(choice, folders, signal, lock);
  } catch (fault) {
    lock.close();
    throw fault;
  }
}

/** The folder is let go when the log is closed. */
async function openOnServers(choice: EventLogConfiguration & { readonly kind: 'eventstoredb' }, folders: DataFolders, signal: AppendSignal, lock: FolderLock): Promise<ChosenLog> {
  const alarms = new AlarmBook(folders.log);
  const log = await openEventStoreDbLog({ ...choice, onAlarm: (alarm) => alarms.enter(alarm), suspects: alarms.suspects });
  try {
    claimForLog(folders, log.installationId);
  } catch (fault) {
    await log.close();
    throw fault;
  }
  const close = log.close.bind(log);
  log.close = () => close().finally(() => lock.close());
  return { log: signallingLog(log, signal), leases: log.leases };
}

/** Opens the same log to be read beside it; `eventsPerDelivery`: what subscribers get at once at most, for a log on servers what they send. @throws as `openChosenLog`. */
export async function openChosenReader(choice: EventLogConfiguration, folders: DataFolders, eventsPerDelivery?: number): Promise<ReaderBesideWriter> {
  if (choice.kind === 'sqlite') return openSqliteEventLogReader({ folder: folders.log, pollMs: POLL_MS, inBlocks: true, ...(eventsPerDelivery !== undefined && { eventsPerDelivery }) });
  const alarms = new AlarmBook(folders.log);
  // Nobody waits for the read models longer than he likes, so they wait for the servers as long as it takes.
  return openEventStoreDbLogReader({ ...choice, onAlarm: (alarm) => alarms.enter(alarm), patience: { reach: Number.POSITIVE_INFINITY } });
}
