import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { writeIdBytes } from './event-id.js';
import {
  AROUND, call, CONTROL_WORDS, FRAME_HEAD, ID_AT, lately, MOVED, Order, viewsOf, Word, type LogThreadData, type LogThreadFault, type LogThreadNews, type RingViews,
} from './log-writer-thread.js';

/** Far more than is ever on its way; one that is too small is replaced by a larger one. */
const RING_BYTES = 4 << 20;
/** So many events are handed to a thread that has nothing to do before the turn of the event loop is over. */
const AHEAD_OF_TURN = 24;
const PROGRAM = new URL(`./log-writer-thread${extname(import.meta.url)}`, import.meta.url);
let program: URL | undefined;

/** Run from its source, the program loses its types here once, which takes longer than the whole start of a thread. */
function programOfThreads(): URL {
  return (program ??= PROGRAM.pathname.endsWith('.ts') ? new URL(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(readFileSync(PROGRAM, 'utf8')))}`) : PROGRAM);
}

export interface LogWriterOptions {
  /** The database, which exists. */
  readonly path: string;
  /** Counted up and notified after each transaction. */
  readonly signal: Int32Array<SharedArrayBuffer> | undefined;
  /** Hears how many more events are on disk. */
  onDurable(events: number): void;
  /** Hears once that nothing more will be stored, and why when that was not asked for. */
  onEnd(fault: LogThreadFault | null): void;
}

/**
 * The main thread's side of the threads that store events. What is written goes into shared memory; it is published when
 * the turn of the event loop is over, so that what belongs together shares an fsync, or sooner when the thread is idle
 * and a transaction takes less time than the turn: then both are busy all the time.
 */
export class LogWriter {
  private readonly control = new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS));
  private ring = new Ring(RING_BYTES);
  /** What was published and is not durable yet, oldest first: the count of events up to its end, and where in which ring that is. */
  private readonly ends: { readonly events: number; readonly ring: Ring; readonly used: number }[] = [];
  private readonly threads = new Set<Worker>();
  private writer: Worker | undefined;
  private written = 0;
  private published = 0;
  private durable = 0;
  private turnEndDue = false;
  /** When answering began in this turn; 0: nothing was answered. */
  private answeringSince = 0;
  private handlingTime = 0;
  private ended = false;

  constructor(private readonly options: LogWriterOptions) {}

  /** One event; `name` that of its stream when the stream begins with it. */
  write(position: number, stream: number, revision: number, name: string | null, id: string, bytes: Uint8Array): void {
    const ring = this.roomFor(FRAME_HEAD + (name === null ? 0 : name.length * 3) + bytes.length + 8);
    const { at } = ring;
    const nameLength = name === null ? 0 : ring.text.write(name, at + FRAME_HEAD);
    const length = (FRAME_HEAD + nameLength + bytes.length + 7) & ~7;
    ring.words[at >> 2] = length;
    ring.words[(at >> 2) + 1] = nameLength;
    ring.words[(at >> 2) + 2] = bytes.length;
    ring.doubles[(at >> 3) + 2] = position;
    ring.doubles[(at >> 3) + 3] = stream;
    ring.doubles[(at >> 3) + 4] = revision;
    writeIdBytes(id, ring.bytes, at + ID_AT);
    ring.bytes.set(bytes, at + FRAME_HEAD + nameLength);
    ring.take(length);
    this.written = (this.written + 1) | 0;
  }

  /** To be called when all events of one append are written: none of them is ever published without the others. */
  wrote(): void {
    if (((this.written - this.published) | 0) >= AHEAD_OF_TURN && this.worthBeginning()) this.publish();
    else this.atEndOfTurn();
  }

  /** Stores what was written, then ends: `onEnd` hears when. */
  close(): void {
    this.publish();
    if (this.writer === undefined) return this.end(null);
    this.writer.ref();
    this.give(Order.end);
  }

  private worthBeginning(): boolean {
    const { control } = this;
    return Atomics.load(control, Word.durable) === this.published && Atomics.load(control, Word.storingTime) < this.handlingTime * 1000;
  }

  private atEndOfTurn(): void {
    if (this.turnEndDue) return;
    this.turnEndDue = true;
    setImmediate(this.endTurn);
  }

  private readonly endTurn = (): void => {
    this.turnEndDue = false;
    if (this.answeringSince > 0) {
      this.handlingTime = lately(this.handlingTime, performance.now() - this.answeringSince);
      this.answeringSince = 0;
      Atomics.store(this.control, Word.handlingTime, this.handlingTime * 1000);
    }
    this.publish();
    Atomics.store(this.control, Word.handled, this.durable);
    Atomics.notify(this.control, Word.handled);
  };

  private publish(): void {
    if (this.ended || this.published === this.written) return;
    const writer = (this.writer ??= this.thread('log-writer', 'log'));
    if (this.ends.length === 0) writer.ref();
    this.ends.push({ events: this.written, ring: this.ring, used: this.ring.used });
    this.published = this.written;
    Atomics.store(this.control, Word.published, this.published);
    call(this.control, Word.writerCalled);
  }

  private thread(part: LogThreadData['part'], name: string): Worker {
    const { path, signal } = this.options;
    const data: LogThreadData = { part, path, signal, control: this.control, ring: this.ring.bytes.buffer };
    const worker = new Worker(programOfThreads(), { workerData: data, name, stdout: true, stderr: true }); // they print nothing, and leave the program's own output alone
    let fault: LogThreadFault | null = { message: 'a thread of the log ended', errcode: undefined };
    worker.on('message', (news: LogThreadNews) => {
      if (news.kind === 'checkpointer-wanted') this.thread('log-checkpointer', 'log checkpoints').unref();
      else fault = news.fault;
    });
    worker.on('error', (error) => (fault = { message: String(error), errcode: undefined }));
    worker.on('exit', () => {
      this.threads.delete(worker);
      for (const left of this.threads) left.ref(); // closing waits for them
      if (fault !== null) this.end(fault);
      else if (this.threads.size === 0) this.end(null);
    });
    this.threads.add(worker);
    if (part === 'log-writer') void this.watch();
    return worker;
  }

  private async watch(): Promise<void> {
    while (!this.ended) {
      const waiting = Atomics.waitAsync(this.control, Word.durable, this.durable);
      if (waiting.async) await waiting.value;
      this.look();
    }
  }

  private look(): void {
    const durable = Atomics.load(this.control, Word.durable);
    const more = (durable - this.durable) | 0;
    if (more === 0 || this.ended) return;
    this.durable = durable;
    for (let end = this.ends[0]; end !== undefined && ((durable - end.events) | 0) >= 0; end = this.ends[0]) {
      end.ring.freed = end.used;
      this.ends.shift();
    }
    if (this.ends.length === 0) this.writer?.unref();
    if (this.answeringSince === 0) this.answeringSince = performance.now();
    this.options.onDurable(more);
    this.atEndOfTurn();
  }

  private end(fault: LogThreadFault | null): void {
    if (this.ended) return;
    this.look();
    this.ended = true;
    if (fault !== null) this.give(Order.stop);
    this.options.onEnd(fault);
  }

  private give(order: number): void {
    Atomics.store(this.control, Word.order, order);
    Atomics.notify(this.control, Word.handled);
    call(this.control, Word.writerCalled);
    call(this.control, Word.checkpointerCalled);
  }

  /** The ring, with so much room in one piece: this one or a larger one. */
  private roomFor(bytes: number): Ring {
    if (this.ring.makeRoom(bytes)) return this.ring;
    this.ring.words[this.ring.at >> 2] = MOVED;
    this.writer ??= this.thread('log-writer', 'log');
    this.ring = new Ring(Math.max(this.ring.bytes.length, bytes * 2));
    this.writer.postMessage(this.ring.bytes.buffer);
    return this.ring;
  }
}

/** Shared memory, with what of it is in use. */
class Ring implements RingViews {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly text: Buffer;
  /** Where the next frame goes; there is always room for one word. */
  at = 0;
  /** Bytes ever taken, and how many of them may be written over. */
  used = 0;
  freed = 0;

  constructor(bytes: number) {
    ({ bytes: this.bytes, words: this.words, doubles: this.doubles, text: this.text } = viewsOf(new SharedArrayBuffer((bytes + 7) & ~7)));
  }

  take(bytes: number): void {
    this.at += bytes;
    this.used += bytes;
  }

  /** Moves on to the beginning when that is where there is room; false when there is none. */
  makeRoom(bytes: number): boolean {
    const needed = bytes + 8;
    const free = this.bytes.length - (this.used - this.freed);
    const rest = this.bytes.length - this.at;
    if (needed <= free && needed <= rest) return true;
    if (rest + needed > free) return false;
    this.words[this.at >> 2] = AROUND;
    this.used += rest;
    this.at = 0;
    return true;
  }
}
