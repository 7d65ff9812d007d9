/**
 * The two threads that store events. One makes everything it finds in the shared memory one transaction with one fsync,
 * while the main thread goes on deciding; the other copies the write-ahead log into the database meanwhile. Both sides of
 * the shared memory are in this file. It imports nothing but Node, and only types are erased from it, so that Node can
 * run it as a thread from its source as well.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isMainThread, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

/** What a thread is given. */
export interface LogThreadData {
  readonly part: 'log-writer' | 'log-checkpointer';
  readonly path: string;
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly ring: SharedArrayBuffer;
  /** Counted up and notified after each transaction. */
  readonly signal: Int32Array<SharedArrayBuffer> | undefined;
}

/** What a thread tells: that a checkpointer is wanted, or that it ends, and what went wrong if that was why. */
export type LogThreadNews = { readonly kind: 'checkpointer-wanted' } | { readonly kind: 'ended'; readonly fault: LogThreadFault | null };

export interface LogThreadFault {
  readonly message: string;
  readonly errcode: number | undefined;
}

/** Words of the control memory. The counts are of events or of checkpoints; they wrap round, so only differences mean anything. */
export const Word = {
  /** Events that may be stored: by the main thread. */
  published: 0,
  /** Events on disk: by the writer. */
  durable: 1,
  /** The `durable` to which the main thread has answered, and whose next commands it has decided. */
  handled: 2,
  /** How long that takes, and how long a transaction takes; microseconds, lately. */
  handlingTime: 3,
  storingTime: 4,
  /** Checkpoints asked for, by the writer, and done, by the checkpointer. */
  checkpointsAsked: 5,
  checkpointsDone: 6,
  /** What all do: go on; end when all is stored, which the writer does and then stops the rest; or stop and touch nothing any more. */
  order: 7,
  /** How often each thread was called to look again: one that is about to wait sees it even so. */
  writerCalled: 8,
  checkpointerCalled: 9,
} as const;
export const CONTROL_WORDS = 10;
export const Order = { goOn: 0, end: 1, stop: 2 } as const;

/**
 * A frame: as 32-bit words the length of the frame in bytes, the length of the stream's name (0: the stream is there
 * already), the length of the bytes, and nothing; as doubles position, stream and revision; then the 16 bytes of the id,
 * the name in UTF-8, and the bytes. Frames begin at multiples of eight. A length of `AROUND` says that the next one is at
 * the beginning, one of `MOVED` that it is at the beginning of another ring, which comes by message.
 */
export const FRAME_HEAD = 56;
export const ID_AT = 40;
export const AROUND = 0;
export const MOVED = 1;

/** The shared memory as what stands in it. */
export interface RingViews {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly text: Buffer;
}

export function viewsOf(ring: SharedArrayBuffer): RingViews {
  return { bytes: new Uint8Array(ring), words: new Int32Array(ring), doubles: new Float64Array(ring), text: Buffer.from(ring) };
}

/** Has that thread look again. */
export function call(control: Int32Array, thread: typeof Word.writerCalled | typeof Word.checkpointerCalled): void {
  Atomics.add(control, thread, 1);
  Atomics.notify(control, thread);
}

/** The newest value counts an eighth. */
export const lately = (before: number, now: number): number => (before === 0 ? now : before + (now - before) / 8);

/** A transaction that a busy disk held up says little about the next ones; a disk that has become slow is believed after some dozen. */
const atMostTwice = (before: number, now: number): number => (before === 0 ? now : Math.min(now, 2 * before));

/** Frames (pages) of the write-ahead log after which they are copied into the database: about 32 MB. Fewer checkpoints, better p99. */
const CHECKPOINT_FRAMES = 8_000;
/** Frames at which copying and readers are waited for, so that the file is written from its beginning again; so many more when they kept on reading. */
const RESTART_FRAMES = 12_000;
const RESTART_AGAIN = 1_000;
const READERS_WAIT_MS = 50;
const BUSY_MS = 5_000;

function runAs(work: () => void): void {
  let fault: LogThreadFault | null = null;
  try {
    work();
  } catch (error) {
    const { message, errcode } = error as { readonly message: string; readonly errcode?: number };
    fault = { message, errcode };
  }
  tell({ kind: 'ended', fault });
}

function tell(news: LogThreadNews): void {
  parentPort?.postMessage(news);
}

/** Errors while copying must be heard of, and SQLite's own checkpoints swallow them. */
function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  database.exec('PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-8192');
  return database;
}

function store({ path, control, ring, signal }: LogThreadData): void {
  const database = open(path);
  const inserts = {
    event: database.prepare('INSERT INTO event(position, stream, revision, id, bytes) VALUES (?, ?, ?, ?, ?)'),
    stream: database.prepare('INSERT INTO stream(id, name) VALUES (?, ?)'),
  };
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const log = new WriteAheadLog(database, control);
  let views = viewsOf(ring);
  let at = 0;
  let durable = 0;
  let storingTime = 0;
  for (;;) {
    const before = durable;
    awaitCall(control, Word.writerCalled, () => Atomics.load(control, Word.published) !== before || orderIn(control) !== Order.goOn);
    if (orderIn(control) === Order.stop || Atomics.load(control, Word.published) === durable) break;
    awaitThoseAnswered(control, durable, storingTime);
    const published = Atomics.load(control, Word.published);
    const from = performance.now();
    begin.run();
    while (durable !== published) {
      const length = views.words[at >> 2] as number;
      if (length === AROUND || length === MOVED) {
        if (length === MOVED) views = viewsOf((receiveMessageOnPort(parentPort as never) as { readonly message: SharedArrayBuffer }).message);
        at = 0;
        continue;
      }
      insert(views, at, inserts);
      at += length;
      durable = (durable + 1) | 0;
    }
    commit.run();
    storingTime = lately(storingTime, atMostTwice(storingTime, performance.now() - from));
    Atomics.store(control, Word.storingTime, storingTime * 1000);
    Atomics.store(control, Word.durable, durable);
    Atomics.notify(control, Word.durable);
    if (signal !== undefined) {
      Atomics.add(signal, 0, 1);
      Atomics.notify(signal, 0);
    }
    log.mind();
  }
  log.finish();
  database.close();
}

const orderIn = (control: Int32Array): number => Atomics.load(control, Word.order);

/** Waits until it is so, looking whenever that thread is called. */
function awaitCall(control: Int32Array, thread: typeof Word.writerCalled | typeof Word.checkpointerCalled, isSo: () => boolean): void {
  for (;;) {
    const called = Atomics.load(control, thread);
    if (isSo()) return;
    Atomics.wait(control, thread, called);
  }
}

/** Those just answered will soon want to store more: waiting for them is worth it when it takes less time than a transaction. */
function awaitThoseAnswered(control: Int32Array, durable: number, storingTime: number): void {
  const patience = Atomics.load(control, Word.handlingTime) / 1000;
  if (patience >= storingTime) return;
  const until = performance.now() + 2 * patience;
  for (let handled = Atomics.load(control, Word.handled); handled !== durable; handled = Atomics.load(control, Word.handled)) {
    const left = until - performance.now();
    if (left <= 0 || Atomics.wait(control, Word.handled, handled, left) === 'timed-out') return;
  }
}

function insert({ bytes, words, doubles, text }: RingViews, at: number, inserts: { readonly event: StatementSync; readonly stream: StatementSync }): void {
  const nameAt = at + FRAME_HEAD;
  const bytesAt = nameAt + (words[(at >> 2) + 1] as number);
  const bytesEnd = bytesAt + (words[(at >> 2) + 2] as number);
  const double = at >> 3;
  const stream = doubles[double + 3] as number;
  if (bytesAt > nameAt) inserts.stream.run(stream, text.toString('utf8', nameAt, bytesAt));
  inserts.event.run(doubles[double + 2] as number, stream, doubles[double + 4] as number, bytes.subarray(at + ID_AT, nameAt), bytes.subarray(bytesAt, bytesEnd));
}

/** Bounds the write-ahead log. Copying goes on beside the writer; what came meanwhile the writer copies itself, which is little. */
class WriteAheadLog {
  private readonly database: DatabaseSync;
  private readonly control: Int32Array;
  private readonly look: StatementSync;
  private asked = 0;
  private known = 0;
  private restartAt = RESTART_FRAMES;

  constructor(database: DatabaseSync, control: Int32Array) {
    this.database = database;
    this.control = control;
    this.look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  /** To be called after each transaction (5 µs, beside an fsync). */
  mind(): void {
    const { frames, copied } = this.frames();
    const copying = this.known !== this.asked;
    if (copying && Atomics.load(this.control, Word.checkpointsDone) !== this.asked && frames < this.restartAt) return;
    if (copying) {
      this.awaitCopying();
      if (orderIn(this.control) !== Order.stop) this.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } else if (frames >= this.restartAt) {
      this.restart();
    } else if (frames - copied >= CHECKPOINT_FRAMES) {
      if (this.asked === 0) tell({ kind: 'checkpointer-wanted' });
      this.asked = (this.asked + 1) | 0;
      Atomics.store(this.control, Word.checkpointsAsked, this.asked);
      call(this.control, Word.checkpointerCalled);
    }
  }

  /** Empties the write-ahead log as far as readers allow; what remains is durable all the same. */
  finish(): void {
    this.awaitCopying();
    if (orderIn(this.control) === Order.end) this.database.exec(`PRAGMA busy_timeout=${READERS_WAIT_MS}; PRAGMA wal_checkpoint(TRUNCATE)`);
    Atomics.store(this.control, Word.order, Order.stop);
    call(this.control, Word.checkpointerCalled);
  }

  private awaitCopying(): void {
    const { control, asked } = this;
    awaitCall(control, Word.writerCalled, () => Atomics.load(control, Word.checkpointsDone) === asked || orderIn(control) === Order.stop);
    this.known = asked;
  }

  private restart(): void {
    this.database.exec(`PRAGMA busy_timeout=${READERS_WAIT_MS}`);
    const busy = this.database.prepare('PRAGMA wal_checkpoint(RESTART)').get()?.['busy'] !== 0;
    this.database.exec(`PRAGMA busy_timeout=${BUSY_MS}`);
    this.restartAt = busy ? this.frames().frames + RESTART_AGAIN : RESTART_FRAMES;
  }

  private frames(): { readonly frames: number; readonly copied: number } {
    const row = this.look.get();
    return { frames: Number(row?.['log']), copied: Number(row?.['checkpointed']) };
  }
}

/** The checkpointer: copies when asked. */
function copy({ path, control }: LogThreadData): void {
  const database = open(path);
  for (let done = 0; ; ) {
    const before = done;
    awaitCall(control, Word.checkpointerCalled, () => Atomics.load(control, Word.checkpointsAsked) !== before || orderIn(control) === Order.stop);
    if (orderIn(control) === Order.stop) break;
    done = Atomics.load(control, Word.checkpointsAsked);
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    Atomics.store(control, Word.checkpointsDone, done);
    call(control, Word.writerCalled);
  }
  database.close();
}

const data = workerData as Partial<LogThreadData> | null;
if (!isMainThread && data?.part === 'log-writer') runAs(() => store(data as LogThreadData));
if (!isMainThread && data?.part === 'log-checkpointer') runAs(() => copy(data as LogThreadData));
