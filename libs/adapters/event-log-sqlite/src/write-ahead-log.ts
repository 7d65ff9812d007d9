import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Frames (pages) after which they are copied into the database: about 40 MB. Fewer checkpoints, better p99. */
const CHECKPOINT_FRAMES = 10_000;
/** Frames after which readers are waited for, because copying alone no longer bounds the file. */
const TRUNCATE_FRAMES = 25_000;
const TRUNCATE_WAIT_MS = 50;

/**
 * Bounds the write-ahead log. Checkpoints are made here and not by SQLite's own threshold, because that one swallows
 * I/O errors and tries again later; here they throw.
 */
export class WriteAheadLog {
  private readonly look: StatementSync;
  private truncateAt = TRUNCATE_FRAMES;

  constructor(private readonly database: DatabaseSync) {
    this.look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  /** Whether `checkpoint` is due; to be asked after each commit (5 µs, beside an fsync). */
  isCheckpointDue(): boolean {
    const { frames, copied } = this.frames();
    return frames - copied >= CHECKPOINT_FRAMES || frames >= this.truncateAt;
  }

  checkpoint(): void {
    if (this.frames().frames < this.truncateAt) {
      this.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      return;
    }
    this.database.exec(`PRAGMA busy_timeout=${TRUNCATE_WAIT_MS}`);
    const truncated = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
    this.database.exec('PRAGMA busy_timeout=5000');
    // A reader held on: let the file grow a little before waiting for readers again.
    this.truncateAt = truncated ? TRUNCATE_FRAMES : this.frames().frames + CHECKPOINT_FRAMES / 2;
  }

  /** Empties the write-ahead log as far as readers allow; what remains is durable all the same. */
  finish(): void {
    this.database.exec(`PRAGMA busy_timeout=${TRUNCATE_WAIT_MS}; PRAGMA wal_checkpoint(TRUNCATE)`);
  }

  private frames(): { readonly frames: number; readonly copied: number } {
    const row = this.look.get();
    return { frames: Number(row?.['log']), copied: Number(row?.['checkpointed']) };
  }
}
