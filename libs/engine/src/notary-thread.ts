import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { CommandCore, introduceLogKey, SIGNER_KEYS, type SignerKeys } from '#libs/application';
import type { EventLogConfiguration } from './configuration/engine-configuration.js';
import { endThread } from './end-thread.js';
import type { NotaryNews, NotaryWorkerData } from './notary-worker.js';
import type { DataFolders } from './data-folders.js';
import { DATA_FOLDERS, EVENT_LOG_CHOICE, NOTARY_OPTIONS } from './tokens.js';

export interface NotaryThreadOptions {
  /** What the checkpoints call this log for ever; null = a name that is made at the first start. */
  readonly origin: string | null;
  /** Where private keys are kept. */
  readonly keysFolder: string;
  /** Whom to ask to cosign, as a policy in text; null = nobody. */
  readonly witnessPolicy: string | null;
  /** Where to get timestamps (RFC 3161); null = nowhere. */
  readonly timestampUrl: string | null;
}

/** `size`: events that the last checkpoint covers, 0 before the first of this run; `signedAt`: when it was signed, null before. `cosignedSize`: events that enough witnesses have cosigned in this run; null when nobody is asked. */
export interface NotaryStatus {
  readonly state: 'off' | 'on' | 'failing';
  readonly size: number;
  readonly signedAt: number | null;
  readonly cosignedSize: number | null;
}

const PROGRAM = new URL('./notary-worker.js', import.meta.url);
const RESTART_AFTER_MS = 5_000;

/** The thread that commits to the log. The log goes on without it: what was not covered is covered later. */
@Injectable()
export class NotaryThread {
  private worker: Worker | undefined;
  private stopping = false;
  private current: NotaryStatus = { state: 'off', size: 0, signedAt: null, cosignedSize: null };
  private lastFault = '';

  constructor(
    @Inject(NOTARY_OPTIONS) private readonly options: NotaryThreadOptions | null,
    @Inject(DATA_FOLDERS) private readonly folders: DataFolders,
    @Inject(EVENT_LOG_CHOICE) private readonly eventLog: EventLogConfiguration,
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(SIGNER_KEYS) private readonly keys: SignerKeys,
  ) {}

  status(): NotaryStatus {
    return this.current;
  }

  /** Names the key of the log at the first start of all. @throws what log and keys throw. */
  async introduce(): Promise<void> {
    if (this.options !== null) await introduceLogKey(this.core, this.keys, this.options.origin);
  }

  /** `onFault` hears of each fault once, until another one comes; `final`: nothing more is signed in this run. */
  start(onFault: (error: unknown, final: boolean) => void): void {
    if (this.options === null) return;
    const { keysFolder, witnessPolicy, timestampUrl } = this.options;
    this.current = { ...this.current, state: 'on', cosignedSize: witnessPolicy === null ? null : 0 };
    const data: NotaryWorkerData = { folders: this.folders, eventLog: this.eventLog, keysFolder, witnessPolicy, timestampUrl };
    const worker = new Worker(PROGRAM, { workerData: data, name: 'notary' });
    this.worker = worker;
    worker.on('message', (news: NotaryNews) => this.hear(news, onFault));
    worker.on('error', (error) => {
      if (this.stopping) return;
      this.fail(String(error), error, false, onFault);
      setTimeout(() => this.stopping || this.start(onFault), RESTART_AFTER_MS).unref();
    });
  }

  /** Covers what was stored until now and ends; by force when that takes longer than `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    await endThread(this.worker, patienceMs);
  }

  private hear(news: NotaryNews, onFault: (error: unknown, final: boolean) => void): void {
    if (news.kind === 'signed') {
      this.current = { ...this.current, state: 'on', size: news.size, signedAt: news.at };
      this.lastFault = '';
    } else if (news.kind === 'cosigned') {
      if (news.enough) this.current = { ...this.current, cosignedSize: news.size };
    } else if (news.kind === 'unsigned') {
      this.fail(`no private key for ${news.key ?? 'this log'}`, new Error(`the private key of ${news.key ?? 'this log'} is not in ${this.options?.keysFolder ?? ''}`), false, onFault);
    } else {
      this.fail(news.message, new Error(news.message), news.final, onFault);
    }
  }

  private fail(what: string, error: unknown, final: boolean, onFault: (error: unknown, final: boolean) => void): void {
    this.current = { ...this.current, state: 'failing' };
    if (what === this.lastFault) return;
    this.lastFault = what;
    onFault(error, final);
  }
}
