import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventLogFaultError, START, type EventLogReader, type LoggedEvent } from '#libs/application';
import { openSqliteEventLogReader, type SqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { FailedError, UsageError, type Bilingual } from '../command.js';
import { serversOfEnvironment } from './servers-of-environment.js';

/** The log of an installation, read beside whoever writes it. */
export interface InstallationLog extends EventLogReader {
  /** How many events it holds now. On servers only reading them all tells, some 20,000 a second. */
  count(): Promise<number>;
  /** All events of one stream at once, where the log lies in the folder; null on servers. */
  readonly streamNow: ((stream: string) => readonly LoggedEvent[]) | null;
  close(): Promise<void>;
}

const EVENTS_PER_READ = 1_000;
/** As `libs/engine` calls it; that whole room is loaded only for a log on servers. */
const NAMES_SERVERS = 'log-on-servers';

/** Whether the programs of the installation keep their log on servers: said by the same variable, or by their data folder. */
export const isOnServers = (folder: string): boolean => namesServers() || existsSync(join(folder, NAMES_SERVERS));

/** @throws UsageError for a kind of log that there is not. */
function namesServers(): boolean {
  const kind = process.env['DONDOC_EVENT_LOG']?.trim() || 'sqlite';
  if (kind !== 'sqlite' && kind !== 'eventstoredb') throw new UsageError('DONDOC_EVENT_LOG: sqlite, eventstoredb');
  return kind === 'eventstoredb';
}

/** What is done instead of writing a data folder. */
export const THROUGH_PROGRAM: Bilingual = { vi: 'Hãy làm qua một chương trình đang chạy: dondoc act … --url ĐỊA-CHỈ', en: 'Do it through a running program: dondoc act … --url URL' };

/** For a command that works with a log in a data folder alone: says what to do instead. @throws UsageError */
export function refuseOnServers(folder: string, instead: Bilingual): void {
  if (isOnServers(folder)) throw new UsageError(`nhật ký ở trên máy chủ EventStoreDB / the log is on EventStoreDB servers\n${instead.vi}\n${instead.en}`);
}

/**
 * Opens the log that the variables of the programs name (`DONDOC_EVENT_LOG`, `DONDOC_INSTALLATION`, `EVENTSTOREDB_…`), or the one in
 * the data folder. `inBlocks`: reads far ahead where whole logs are read.
 * @throws EventLogFaultError, `log-missing` where there is none; UsageError for variables that name no log.
 */
export async function openInstallationLog(folder: string, inBlocks = false): Promise<InstallationLog> {
  if (namesServers()) return openOnServers(folder);
  if (existsSync(join(folder, NAMES_SERVERS))) {
    throw new FailedError({
      vi: `${folder} là của một nhật ký trên máy chủ; hãy đặt DONDOC_EVENT_LOG=eventstoredb, DONDOC_INSTALLATION và EVENTSTOREDB_… như cho các chương trình`,
      en: `${folder} belongs to a log on servers; set DONDOC_EVENT_LOG=eventstoredb, DONDOC_INSTALLATION and EVENTSTOREDB_… as for the programs`,
    });
  }
  return inFolder(openSqliteEventLogReader({ folder, inBlocks }));
}

/** Every event up to the end of the log as it is when reached, in order. */
export async function* eventsOf(log: Pick<EventLogReader, 'readAll'>): AsyncGenerator<LoggedEvent> {
  for (let position = START; ; ) {
    const events = await log.readAll(position, EVENTS_PER_READ);
    const last = events.at(-1);
    if (last === undefined) return;
    yield* events;
    position = last.position;
  }
}

const inFolder = (log: SqliteEventLogReader): InstallationLog => ({
  ...reading(log),
  count: async () => log.count(),
  streamNow: (stream) => log.streamNow(stream),
  close: () => log.close(),
});

/** Its client is large, and loaded only for this. */
async function openOnServers(folder: string): Promise<InstallationLog> {
  const servers = await serversOfEnvironment();
  const [{ logOnServers }, { openEventStoreDbLogReader }] = await Promise.all([import('#libs/engine'), import('#libs/adapters/event-log-eventstoredb')]);
  const log = await openEventStoreDbLogReader({ ...servers, patience: { reach: REACH_MS } });
  const belongsTo = logOnServers({ log: folder });
  if (belongsTo !== null && belongsTo !== log.installationId) {
    await log.close();
    throw new EventLogFaultError('log-other-installation', folder);
  }
  let counted = 0;
  let upTo = START;
  const count = async (): Promise<number> => {
    for (let page = await log.readAll(upTo, EVENTS_PER_READ); page.length > 0; page = await log.readAll(upTo, EVENTS_PER_READ)) {
      counted += page.length;
      upTo = page.at(-1)?.position ?? upTo;
    }
    return counted;
  };
  return { ...reading(log), streamNow: null, count, close: () => log.close() };
}

/** For servers that cannot be reached, ms: who waits at a screen is told sooner than a program. */
const REACH_MS = 10_000;

const reading = (log: EventLogReader): EventLogReader => ({
  readStream: (...asked) => log.readStream(...asked),
  streamRevision: (stream) => log.streamRevision(stream),
  readAll: (...asked) => log.readAll(...asked),
  head: () => log.head(),
  subscribe: (...asked) => log.subscribe(...asked),
});
