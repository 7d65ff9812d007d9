/**
 * The thread of the notary: reads the log by its own connection, as it is stored, and writes tiles and checkpoints.
 * Runs as a worker thread of the server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Cosigning, DEFAULT_NOTARY_OPTIONS, NotaryRunner, Timestamping, type AuditTiles, type Clock, type Companion, type SignerKeys } from '#libs/application';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { SystemClock } from '#libs/adapters/clock-system';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { HttpTimestampAuthority } from '#libs/adapters/timestamp-authority-http';
import { HttpWitnessClient } from '#libs/adapters/witness-client-http';
import { readPolicy } from '#libs/domain';
import type { EventLogConfiguration } from './configuration/engine-configuration.js';
import { openChosenReader } from './chosen-event-log.js';
import type { DataFolders } from './data-folders.js';
import { giveWay } from './give-way.js';

export interface NotaryWorkerData {
  readonly folders: DataFolders;
  readonly eventLog: EventLogConfiguration;
  readonly keysFolder: string;
  readonly witnessPolicy: string | null;
  readonly timestampUrl: string | null;
}

/** What the thread tells: a checkpoint of that many events was signed, or cosigned; nothing can be signed, for want of that key; something failed. */
export type NotaryNews =
  | { readonly kind: 'signed'; readonly size: number; readonly at: number }
  | { readonly kind: 'cosigned'; readonly size: number; readonly witnessed: readonly string[]; readonly enough: boolean }
  | { readonly kind: 'unsigned'; readonly key: string | null }
  | { readonly kind: 'faulted'; readonly message: string; readonly final: boolean };

/** Twice a second under load: a receipt is there a second after its act. */
const EVERY_MS = 500;
const RETRY_AFTER_MS = 1_000;
const COSIGN_EVERY_MS = 10_000;
const TIMESTAMP_EVERY_MS = 3_600_000;

if (parentPort === null) throw new Error('runs in a worker thread only');
const port = parentPort;
const { folders, eventLog, keysFolder, witnessPolicy, timestampUrl } = workerData as NotaryWorkerData;
const tell = (news: NotaryNews): void => port.postMessage(news);

giveWay();
const log = await openChosenReader(eventLog, folders);
const clock = new SystemClock();
const tiles = new FolderAuditTiles(folders.auditTrail, true);
const keys = new FolderSignerKeys(keysFolder);
const runner = new NotaryRunner(
  { log, tiles, keys, clock },
  { ...DEFAULT_NOTARY_OPTIONS, everyMs: EVERY_MS, retryAfterMs: RETRY_AFTER_MS },
  {
    round: (round) => {
      if (round.kind === 'signed') tell({ kind: 'signed', size: round.signed.checkpoint.size, at: clock.now() });
      // In a log older than its first key that key stands further on.
      else if (round.kind === 'unsigned' && !round.more) tell({ kind: 'unsigned', key: round.key });
    },
    faulted: (error, final) => tell({ kind: 'faulted', message: error instanceof Error ? error.message : String(error), final }),
  },
  companionsOf(tiles, keys, clock),
);

port.once('message', () => {
  void runner
    .stop()
    .then(() => log.close())
    .then(() => process.exit(0)); // open connections to witnesses would keep the thread alive
});
runner.start();

/** Those who vouch for the log beside its own office, as far as any are configured. */
function companionsOf(trail: AuditTiles, cryptography: SignerKeys, now: Clock): readonly Companion[] {
  const companions: Companion[] = [];
  const policy = witnessPolicy === null ? null : readPolicy(witnessPolicy, cryptography.sha256);
  if (policy?.ok === true && policy.value.witnesses.length > 0) {
    const options = { everyMs: COSIGN_EVERY_MS, keepEveryMs: DEFAULT_NOTARY_OPTIONS.keepEveryMs };
    companions.push(new Cosigning({ tiles: trail, cryptography, client: new HttpWitnessClient(), clock: now }, policy.value, options, (round) => tell({ kind: 'cosigned', ...round })));
  }
  if (timestampUrl !== null) companions.push(new Timestamping(trail, cryptography, new HttpTimestampAuthority(timestampUrl), TIMESTAMP_EVERY_MS));
  return companions;
}
