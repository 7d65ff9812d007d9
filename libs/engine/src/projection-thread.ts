import type { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { endThread } from './end-thread.js';
import type { ProjectionNews, ProjectionWorkerData } from './projection-worker.js';
import { PROJECTION_PROGRAM, projectionWorker } from './preloaded-worker.js';
import type { EventLogConfiguration } from './configuration/engine-configuration.js';
import { APPEND_SIGNAL, DATA_FOLDERS, EVENT_LOG_CHOICE } from './tokens.js';
import type { AppendSignal } from './append-signal.js';
import type { DataFolders } from './data-folders.js';
import { ReadModelProgress } from './read-model-progress.js';

const RESTART_AFTER_MS = 500;
const MOST_RESTARTS = 5;

/** SQLite's own codes for a file that is damaged inside, and for one that is no database. */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

const isDamage = (error: unknown): boolean => {
  const { errcode } = (error ?? {}) as { readonly errcode?: unknown };
  return typeof errcode === 'number' && DAMAGED.has(errcode & 0xff); // the higher bits only say where
};

/**
 * The thread that feeds the read models. One that fails is started again: the read models stay as they were until then,
 * or are built anew when it was damage in them that it met. Until it has caught up, the process is not ready.
 */
@Injectable()
export class ProjectionThread {
  private worker: Worker | undefined;
  private stopping = false;
  /** What the thread runs; a test puts another program here. */
  program = PROJECTION_PROGRAM;
  restartAfterMs = RESTART_AFTER_MS;
  private restarts = 0;
  private anew = false;

  constructor(
    @Inject(DATA_FOLDERS) private readonly folders: DataFolders,
    @Inject(EVENT_LOG_CHOICE) private readonly eventLog: EventLogConfiguration,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
  ) {}

  /** `onFailure` hears every failure; `final` when it is not started again. */
  start(onFailure: (error: unknown, final: boolean) => void): void {
    const data: ProjectionWorkerData = { folders: this.folders, eventLog: this.eventLog, signal: this.signal, anew: this.anew };
    this.anew = false;
    const worker = projectionWorker(this.program, data);
    this.worker = worker;
    worker.on('message', (news: ProjectionNews) => {
      if (news.kind === 'applied') this.progress.advance(news.position, news.index);
      else if (news.kind === 'blocked') {
        this.progress.loseGround();
        onFailure(new Error(news.reason), false);
      } else {
        this.restarts = 0;
        this.progress.markReady();
      }
    });
    worker.on('error', (error) => {
      if (this.stopping) return;
      this.progress.loseGround();
      this.anew = isDamage(error);
      const final = ++this.restarts > MOST_RESTARTS;
      onFailure(error, final);
      if (!final) setTimeout(() => this.stopping || this.start(onFailure), this.restartAfterMs).unref();
    });
  }

  /** Ends the thread after the batch in hand; by force when that takes longer than `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    await endThread(this.worker, patienceMs);
  }
}
