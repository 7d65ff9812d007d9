import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NewEvent } from '#libs/application';
import type { AppendParcel, AppendReply, AppendThreadData } from './append-messages.js';
import { NoAnswerError } from './client-errors.js';

/** What became of one append, as far as the thread could learn. */
export type AppendResult = AppendReply | { readonly kind: 'lost'; readonly cause: unknown };

export interface AppendLineOptions extends AppendThreadData {
  /** An append without an answer counts as lost after so long, ms. */
  readonly patienceMs: number;
}

/** After so many appends in a row that nobody answered, the thread and its connection are replaced. */
const SILENCES = 2;

/** With so many under way, one more waits for others that share its message: each message wakes the other thread. */
const MANY_UNDER_WAY = 16;
const GATHERING_MS = 1;

const PROGRAM = new URL(`./append-thread${extname(import.meta.url)}`, import.meta.url);

interface Outgoing {
  readonly ticket: number;
  readonly streamId: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
}

interface Waiting {
  readonly resolve: (result: AppendResult) => void;
  readonly timer: NodeJS.Timeout;
}

/** Hands appends to their thread, those of one turn or, where many are under way, of one millisecond together, and waits no longer than its patience for each. */
export class AppendLine {
  private readonly waiting = new Map<number, Waiting>();
  private outgoing: Outgoing[] = [];
  private worker: Worker | null;
  private tickets = 0;
  private silences = 0;
  private closed = false;

  constructor(private readonly options: AppendLineOptions) {
    this.worker = this.start();
  }

  append(streamId: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendResult> {
    return new Promise((resolve) => {
      const ticket = ++this.tickets;
      const timer = setTimeout(() => this.expire(ticket), this.options.patienceMs);
      this.waiting.set(ticket, { resolve, timer });
      this.outgoing.push({ ticket, streamId, expectedRevision, events });
      if (this.outgoing.length > 1) return;
      if (this.waiting.size < MANY_UNDER_WAY) setImmediate(() => this.send());
      else setTimeout(() => this.send(), GATHERING_MS);
    });
  }

  /** Ends the thread; what is still on its way counts as lost. */
  async close(): Promise<void> {
    this.closed = true;
    await this.abandon(new Error('the log was closed'));
  }

  private send(): void {
    const requests = this.outgoing;
    this.outgoing = [];
    if (this.closed || requests.length === 0) return;
    this.worker ??= this.start();
    const parcel = packed(requests);
    this.worker.postMessage(parcel, [parcel.bytes.buffer]);
  }

  private start(): Worker {
    const { connectionString, eventType } = this.options;
    const worker = new Worker(PROGRAM, { workerData: { connectionString, eventType } satisfies AppendThreadData, name: 'appends' });
    worker.unref();
    worker.on('message', (replies: readonly AppendReply[]) => {
      for (const reply of replies) this.settle(reply.ticket, reply);
    });
    worker.on('error', (cause) => void this.abandon(cause, worker));
    worker.on('exit', () => void this.abandon(new Error('the thread of the appends ended'), worker));
    return worker;
  }

  private settle(ticket: number, result: AppendResult): void {
    const found = this.waiting.get(ticket);
    if (found === undefined) return; // its patience had ended
    clearTimeout(found.timer);
    this.waiting.delete(ticket);
    if (result.kind !== 'lost') this.silences = result.kind === 'failed' && result.tag === 'deadline-exceeded' ? this.silences + 1 : 0;
    found.resolve(result);
    const isDead = result.kind === 'failed' && result.tag === null; // it keeps having found no server
    if (isDead || this.silences >= SILENCES) void this.abandon(new NoAnswerError('appends'));
  }

  private expire(ticket: number): void {
    this.silences += 1;
    this.settle(ticket, { kind: 'lost', cause: new NoAnswerError('append') });
  }

  /** Ends the thread, if it is still that one; the next append starts another. */
  private async abandon(cause: unknown, which = this.worker): Promise<void> {
    if (which === null || which !== this.worker) return;
    this.worker = null;
    this.silences = 0;
    for (const ticket of this.waiting.keys()) this.settle(ticket, { kind: 'lost', cause });
    await which.terminate();
  }
}

function packed(outgoing: readonly Outgoing[]): AppendParcel {
  const all = outgoing.flatMap(({ events }) => events);
  const bytes = new Uint8Array(all.reduce((sum, event) => sum + event.bytes.length, 0));
  let at = 0;
  for (const event of all) {
    bytes.set(event.bytes, at);
    at += event.bytes.length;
  }
  return { bytes, requests: outgoing.map(({ events, ...request }) => ({ ...request, events: events.map(({ id, bytes: { length } }) => ({ id, length })) })) };
}
