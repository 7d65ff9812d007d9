import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import type { ProjectionNews, ProjectionWorkerData } from '../projection-worker.js';
import { APPEND_SIGNAL, DATA_FOLDERS } from './tokens.js';
import type { AppendSignal } from './append-signal.js';
import type { DataFolders } from './data-folders.js';
import { ReadModelProgress } from './read-model-progress.js';

const RESTART_AFTER_MS = 500;
const MOST_RESTARTS = 5;

/** The thread that feeds the read models. One that fails is started anew: the read models stay as they were until then. */
@Injectable()
export class ProjectionThread {
  private worker: Worker | undefined;
  private stopping = false;
  private restarts = 0;

  constructor(
    @Inject(DATA_FOLDERS) private readonly folders: DataFolders,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
  ) {}

  /** `onFailure` hears every failure; `final` when it is not started again. */
  start(onFailure: (error: unknown, final: boolean) => void): void {
    const data: ProjectionWorkerData = { folders: this.folders, signal: this.signal };
    const worker = new Worker(new URL('../projection-worker.js', import.meta.url), { workerData: data, name: 'projections' });
    this.worker = worker;
    worker.on('message', (news: ProjectionNews) => {
      if (news.kind === 'applied') this.progress.advance(news.position, news.index);
      else {
        this.restarts = 0;
        this.progress.markReady();
      }
    });
    worker.on('error', (error) => {
      if (this.stopping) return;
      const final = ++this.restarts > MOST_RESTARTS;
      onFailure(error, final);
      if (!final) setTimeout(() => this.stopping || this.start(onFailure), RESTART_AFTER_MS).unref();
    });
  }

  /** Ends the thread after the batch in hand; by force when that takes longer than `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    const { worker } = this;
    if (worker === undefined || worker.threadId === -1) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage('stop');
    const timer = setTimeout(() => void worker.terminate(), patienceMs);
    await ended;
    clearTimeout(timer);
  }
}
