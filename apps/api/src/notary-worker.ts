/**
 * The thread of the notary: reads the log by its own connection, as it is stored, and writes tiles and checkpoints.
 * Runs as a worker thread of the server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { DEFAULT_NOTARY_OPTIONS, NotaryRunner } from '#libs/application';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { SystemClock } from '#libs/adapters/clock-system';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import type { EventLogConfiguration } from './configuration/configuration.js';
import { openChosenReader } from './engine/chosen-event-log.js';
import type { DataFolders } from './engine/data-folders.js';

export interface NotaryWorkerData {
  readonly folders: DataFolders;
  readonly eventLog: EventLogConfiguration;
  readonly keysFolder: string;
}

/** What the thread tells: a checkpoint of that many events was signed; nothing can be signed, for want of that key; something failed. */
export type NotaryNews =
  | { readonly kind: 'signed'; readonly size: number; readonly at: number }
  | { readonly kind: 'unsigned'; readonly key: string | null }
  | { readonly kind: 'faulted'; readonly message: string; readonly final: boolean };

/** Twice a second under load: a receipt is there a second after its act. */
const EVERY_MS = 500;
const RETRY_AFTER_MS = 1_000;

if (parentPort === null) throw new Error('runs in a worker thread only');
const port = parentPort;
const { folders, eventLog, keysFolder } = workerData as NotaryWorkerData;
const tell = (news: NotaryNews): void => port.postMessage(news);

const log = await openChosenReader(eventLog, folders);
const clock = new SystemClock();
const runner = new NotaryRunner(
  { log, tiles: new FolderAuditTiles(folders.auditTrail), keys: new FolderSignerKeys(keysFolder), clock },
  { ...DEFAULT_NOTARY_OPTIONS, everyMs: EVERY_MS, retryAfterMs: RETRY_AFTER_MS },
  {
    round: (round) => {
      if (round.kind === 'signed') tell({ kind: 'signed', size: round.signed.checkpoint.size, at: clock.now() });
      else if (round.kind === 'unsigned') tell({ kind: 'unsigned', key: round.key });
    },
    faulted: (error, final) => tell({ kind: 'faulted', message: error instanceof Error ? error.message : String(error), final }),
  },
);

port.once('message', () => {
  void runner
    .stop()
    .then(() => log.close())
    .then(() => process.exit(0));
});
runner.start();
