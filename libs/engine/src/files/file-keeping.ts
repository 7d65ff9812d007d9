import { Inject, Injectable } from '@nestjs/common';
import { attachedFilesProjection, CLOCK, FILE_STORE, FileRounds, namedFiles, Quarantine, READ_MODEL_STORE, type Clock, type FileStore, type ReadModelStore, type UnusedUploads } from '#libs/application';

/** What lets a scanner look at files; null where none is asked. */
export const QUARANTINE = Symbol('Quarantine');
export const UNUSED_UPLOADS = Symbol('UnusedUploads');

/** `altered` and `missing`: files that the log names, as of the last look at each; `rounds`: how often all were looked at. */
export interface FilesStatus {
  readonly missing: number;
  readonly altered: number;
  readonly rounds: number;
  /** `failing`: files wait in quarantine, and the scanner gives no verdict. */
  readonly scanner: 'off' | 'on' | 'failing';
  readonly waiting: number;
  /** Files in quarantine for what was found in them. */
  readonly condemned: number;
  /** Uploads that nothing named, removed by this program since it began. */
  readonly removed: number;
}

/** At most this much is read in a step, so that looking costs a disk and a core next to nothing: some 100 GB a day. */
const BYTES_A_STEP = 16 * 1024 * 1024;
const STEP_EVERY_MS = 10_000;
const LOOK_EVERY_MS = 20_000;
const UNUSED_EVERY_MS = 300_000;

/** Looks by itself whether all files are there that the log names, and as they were; lets the scanner look at those that wait for it; and removes those that nothing names. */
@Injectable()
export class FileKeeping {
  private readonly rounds: FileRounds;
  private readonly timers: NodeJS.Timeout[] = [];
  private working: Promise<void> = Promise.resolve();
  private removed = 0;
  private scan: { readonly waiting: number; readonly condemned: number; readonly failing: boolean } = { waiting: 0, condemned: 0, failing: false };

  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(READ_MODEL_STORE) models: ReadModelStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(QUARANTINE) private readonly quarantine: Quarantine | null,
    @Inject(UNUSED_UPLOADS) private readonly unused: UnusedUploads,
  ) {
    this.rounds = new FileRounds(store, (after, limit) => {
      const reader = models.reader(attachedFilesProjection.name, attachedFilesProjection.version);
      return reader === null ? [] : namedFiles(reader, after, limit);
    });
  }

  status(): FilesStatus {
    const faults = [...this.rounds.faults.values()];
    const { waiting, condemned, failing } = this.scan;
    return {
      missing: faults.filter((fault) => fault === 'missing').length,
      altered: faults.filter((fault) => fault === 'altered').length,
      rounds: this.rounds.rounds,
      scanner: this.quarantine === null ? 'off' : failing ? 'failing' : 'on',
      waiting,
      condemned,
      removed: this.removed,
    };
  }

  /** `faulted` hears of each file that is missing or altered, and of a disk or scanner that fails. `works`: whether this program is the one that works now. */
  start(faulted: (error: unknown) => void, works: () => boolean): void {
    this.working = this.store.tidy(this.clock.now()).catch(faulted);
    this.repeat(STEP_EVERY_MS, () => this.step(faulted), faulted);
    this.repeat(UNUSED_EVERY_MS, () => (works() ? this.removeUnused() : Promise.resolve()), faulted);
    if (this.quarantine !== null) this.repeat(LOOK_EVERY_MS, () => this.lookAtWaiting(faulted), faulted);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    await this.working;
  }

  /** One part of the rounds. */
  step(faulted: (error: unknown) => void): Promise<void> {
    return this.rounds.step(BYTES_A_STEP, (sha256, condition) => faulted(new Error(`CẢNH BÁO: tệp ${condition === 'missing' ? 'bị mất' : 'bị sửa'} / ALARM: file ${condition}: ${sha256}`)));
  }

  /** One look at uploads that nothing names. @throws what log and disk say */
  async removeUnused(): Promise<void> {
    this.removed += (await this.unused.step(this.clock.now())).removed;
  }

  private async lookAtWaiting(faulted: (error: unknown) => void): Promise<void> {
    if (this.quarantine === null) return;
    const { waiting, condemned, error } = await this.quarantine.lookAtAll();
    // Told when it begins to fail, not every time.
    if (error !== null && !this.scan.failing) faulted(error);
    this.scan = { waiting, condemned, failing: error !== null };
  }

  /** One at a time, whatever is slow. */
  private repeat(everyMs: number, work: () => Promise<void>, faulted: (error: unknown) => void): void {
    this.timers.push(
      setInterval(() => {
        this.working = this.working.then(work).catch(faulted);
      }, everyMs).unref(),
    );
  }
}
