import { constants, getPriority, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { condemnReadModels, openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { ProjectionFeeder, readForFolding, readModelCatalogue, UnreadableEventError } from '#libs/application';
import type { EventLogConfiguration } from './configuration/engine-configuration.js';
import { nextAppend, type AppendSignal } from './append-signal.js';
import { openChosenReader } from './chosen-event-log.js';
import type { DataFolders } from './data-folders.js';

/** What the worker is given. */
export interface ProjectionWorkerData {
  readonly folders: DataFolders;
  readonly eventLog: EventLogConfiguration;
  readonly signal: AppendSignal;
  /** The read models were found damaged: build all of them again. */
  readonly anew: boolean;
}

/**
 * What the worker tells: how far it has come, that it has caught up for the first time, and that it cannot go past an event
 * that this program cannot read: then it waits, since starting again would meet the same event.
 */
export type ProjectionNews = { readonly kind: 'applied'; readonly position: string; readonly index: number } | { readonly kind: 'caught-up' } | { readonly kind: 'blocked'; readonly reason: string };

if (parentPort === null) throw new Error('runs in a worker thread only');
const port = parentPort;
// Started ahead of need it is given nothing, and is told later.
const { folders, eventLog, signal, anew } = (workerData as ProjectionWorkerData | null) ?? (await new Promise<ProjectionWorkerData>((resolve) => port.once('message', resolve)));
const tell = (news: ProjectionNews): void => port.postMessage(news);

const BETWEEN_WAKES_MS = 5;
/** What half a second of the heaviest load brings, taken in one batch; logs on servers send fewer at once. */
const EVENTS_PER_DELIVERY = 12_000;
const FULL_BATCH = { sqlite: 10_000, eventstoredb: 4_000 } as const;
/**
 * Steps of niceness: while the processors are all busy, the threads that decide and store go first, and this one gets a
 * third of what it would have. Read models may lag; whoever commands waits for those threads.
 */
const BEHIND_COMMANDS = 5;

// Only Linux keeps a priority for each thread; elsewhere this would set back the whole process.
if (process.platform === 'linux') setPriority(Math.min(getPriority() + BEHIND_COMMANDS, constants.priority.PRIORITY_LOW));

function blockedBy(error: unknown): boolean {
  if (!(error instanceof UnreadableEventError)) return false;
  tell({ kind: 'blocked', reason: error.message });
  return true;
}

const log = await openChosenReader(eventLog, folders, EVENTS_PER_DELIVERY);
if (anew) condemnReadModels(folders.readModels);
const store = openSqliteReadModels({ folder: folders.readModels });
const feeder = new ProjectionFeeder({
  log,
  store,
  projections: readModelCatalogue(),
  decode: readForFolding,
  fullBatch: FULL_BATCH[eventLog.kind],
  onApplied: (position, index) => tell({ kind: 'applied', position, index }),
  onEnd: (error) => {
    if (!blockedBy(error)) throw error; // ends the thread; the main thread starts another one
  },
});

let stopping = false;
port.on('message', () => {
  stopping = true;
  void feeder
    .stop()
    .then(() => log.close())
    .then(() => {
      store.close();
      process.exit(0);
    });
});

const blocked = await feeder.catchUp().then(() => false, (error: unknown) => {
  if (blockedBy(error)) return true;
  throw error;
});
if (!blocked) {
  tell({ kind: 'caught-up' });
  feeder.start();
}
let seen = Atomics.load(signal, 0);
while (!stopping) {
  seen = await nextAppend(signal, seen);
  log.wake();
  await pause(BETWEEN_WAKES_MS); // under load this spares the writer a system call for every commit
}
