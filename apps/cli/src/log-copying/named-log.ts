import { resolve } from 'node:path';
import { openSqliteEventLog, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import type { EventLog, EventLogReader } from '#libs/application';
import { UsageError } from '../command.js';
import { serversOfEnvironment } from '../reading/servers-of-environment.js';

/** A log as it is named on the command line: `sqlite:FOLDER`, or `eventstoredb:INSTALLATION` on the servers of EVENTSTOREDB_URL. */
export interface NamedLog {
  /** The same text for the same log, however it was written. */
  readonly name: string;
  /** The data folder that it lies in; null on servers. */
  readonly folder: string | null;
  /** Opens it to be read, beside whoever writes it. @throws EventLogFaultError, `log-missing` where there is none. */
  openSource(): Promise<SourceLog>;
  /** Opens it to be written. @throws EventLogFaultError. */
  openTarget(): Promise<TargetLog>;
}

export interface SourceLog {
  readonly log: EventLogReader;
  /** How many events it holds now; null when only reading them all tells. */
  readonly count: () => number | null;
  /**
   * Keeps every other writer out from now on. False for a log whose writers cannot be kept out from here; whoever copies it has
   * stopped them. @throws EventLogFaultError `log-in-use` while one runs.
   */
  readonly hold: () => boolean;
  readonly close: () => Promise<void>;
}

export interface TargetLog {
  readonly log: EventLog;
  /** Appends that it stores in the order of the calls. */
  readonly inFlight: number;
}

/** @throws UsageError for a text that names no log, and for servers that the environment does not name. */
export async function namedLog(text: string): Promise<NamedLog> {
  const [, scheme, rest] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  if (scheme === 'sqlite' && rest !== undefined) return sqliteLog(resolve(rest));
  if (scheme === 'eventstoredb' && rest !== undefined) return eventStoreDbLog(rest);
  throw unnamed(text);
}

const unnamed = (text: string): UsageError => new UsageError(`"${text}": phải là sqlite:THƯ-MỤC hoặc eventstoredb:BẢN-CÀI-ĐẶT / must be sqlite:FOLDER or eventstoredb:INSTALLATION`);

/** Appends of one turn share a transaction, in the order of the calls. */
const SQLITE_IN_FLIGHT = 512;

function sqliteLog(folder: string): NamedLog {
  return {
    name: `sqlite:${folder}`,
    folder,
    openSource: async () => {
      const log = openSqliteEventLogReader({ folder });
      let writer: EventLog | null = null;
      return {
        log,
        count: () => log.count(),
        hold: () => {
          writer ??= openSqliteEventLog({ folder });
          return true;
        },
        close: async () => {
          await log.close();
          await writer?.close();
        },
      };
    },
    openTarget: async () => ({ log: openSqliteEventLog({ folder }), inFlight: SQLITE_IN_FLIGHT }),
  };
}

/** Its client is large, and loaded only for this. */
async function eventStoreDbLog(installation: string): Promise<NamedLog> {
  const { INSTALLATION_NAME, openEventStoreDbLog, openEventStoreDbLogReader } = await import('#libs/adapters/event-log-eventstoredb');
  if (!INSTALLATION_NAME.test(installation)) throw unnamed(`eventstoredb:${installation}`);
  const options = await serversOfEnvironment(installation);
  return {
    name: `eventstoredb:${installation}`,
    folder: null,
    openSource: async () => {
      const log = await openEventStoreDbLogReader(options);
      return { log, count: () => null, hold: () => false, close: () => log.close() };
    },
    // The servers promise an order in each stream only, so one append waits for the other.
    openTarget: async () => ({ log: await openEventStoreDbLog(options), inFlight: 1 }),
  };
}
