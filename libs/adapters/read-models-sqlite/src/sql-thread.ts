import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SqlRow, SqlStatement, SqlValue } from '#libs/application';
import type { ModelDatabase } from './model-database.js';
import { CONTROL_WORDS, PART, Word, type SqlAnswer, type SqlMessage, type SqlQuestion, type SqlRun, type SqlThreadData } from './sql-thread-program.js';

const PROGRAM = new URL(`./sql-thread-program${extname(import.meta.url)}`, import.meta.url);

/** So many values are handed over at once, about those of a thousand events; and so many times at most before the thread has to have caught up. */
const VALUES_AT_ONCE = 8192;
const MESSAGES_WAITING = 4;

/** What it is handed is bound and let go: kept in so little memory, it is cleared away soon. */
const SMALL = { maxYoungGenerationSizeMb: 4 };

/** So often it is looked whether the thread still is. */
const LOOK_MS = 1000;
/** Far above what a thread needs to begin: one whose program is missing never does, and whoever waits for it cannot be told. */
const BEGUN_WITHIN_MS = 60_000;

/**
 * Databases on a thread of their own: what is written is handed over and carried out later, in order, beside whatever the
 * caller does next; what is asked is answered at once, after all that was handed over before. A fault in what was handed
 * over comes out of the next question, whichever it is: for files that are thrown away after any fault.
 */
export class SqlThread {
  private readonly control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * Int32Array.BYTES_PER_ELEMENT));
  private readonly answers;
  private readonly worker: Worker;
  private runs: SqlRun[] = [];
  private values = 0;
  private posted = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.answers = port1;
    const data: SqlThreadData = { part: PART, control: this.control, answers: port2 };
    this.worker = new Worker(PROGRAM, { workerData: data, transferList: [port2], name: 'read models', resourceLimits: SMALL, stdout: true, stderr: true }); // it prints nothing
    this.worker.unref();
    port1.unref();
  }

  open(path: string): ModelDatabase {
    return new ThreadDatabase(this, path, this.ask({ kind: 'open', path }) as number);
  }

  run(statement: number, values: readonly SqlValue[]): void {
    this.runs.push([statement, values.map(kept)]);
    this.values += values.length;
    if (this.values >= VALUES_AT_ONCE) this.post(null);
  }

  ask(question: SqlQuestion): unknown {
    this.post(question);
    this.waitFor(0);
    const { message } = receiveMessageOnPort(this.answers) as { readonly message: SqlAnswer };
    if (message.kind === 'fault') throw Object.assign(new Error(message.message), { code: message.code, errcode: message.errcode });
    return message.value;
  }

  /** Ends the thread; whatever it has not carried out is lost. */
  close(): void {
    void this.worker.terminate();
  }

  private post(question: SqlQuestion | null): void {
    this.waitFor(MESSAGES_WAITING);
    this.worker.postMessage({ runs: this.runs, question } satisfies SqlMessage);
    this.posted = (this.posted + 1) | 0;
    this.runs = [];
    this.values = 0;
  }

  /** Until no more than so many messages are left to carry out. */
  private waitFor(left: number): void {
    for (const since = performance.now(); ; ) {
      const done = Atomics.load(this.control, Word.done);
      if (((this.posted - done) | 0) <= left) return;
      if (Atomics.load(this.control, Word.gone) === 1) throw new Error('the thread of the read models ended');
      if (Atomics.load(this.control, Word.begun) === 0 && performance.now() - since > BEGUN_WITHIN_MS) throw new Error('the thread of the read models did not begin');
      Atomics.wait(this.control, Word.done, done, LOOK_MS);
    }
  }
}

/** Bytes are copied: they are handed over later, and their owner may write into them meanwhile. */
const kept = (value: SqlValue): SqlValue => (value instanceof Uint8Array ? new Uint8Array(value) : value);

class ThreadDatabase implements ModelDatabase {
  private readonly statements = new Map<string, SqlStatement>();
  private isOpen = true;

  constructor(
    private readonly thread: SqlThread,
    readonly path: string,
    private readonly number: number,
  ) {}

  get isTransaction(): boolean {
    return this.thread.ask({ kind: 'in-transaction', database: this.number }) as boolean;
  }

  prepare(sql: string): SqlStatement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = new ThreadStatement(this.thread, this.thread.ask({ kind: 'prepare', database: this.number, sql }) as number);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.thread.ask({ kind: 'exec', database: this.number, sql });
  }

  close(): void {
    this.statements.clear();
    if (this.isOpen) this.thread.ask({ kind: 'close', database: this.number });
    this.isOpen = false;
  }
}

class ThreadStatement implements SqlStatement {
  constructor(
    private readonly thread: SqlThread,
    private readonly number: number,
  ) {}

  run(...values: readonly SqlValue[]): void {
    this.thread.run(this.number, values);
  }

  get(...values: readonly SqlValue[]): SqlRow | undefined {
    return this.all(...values)[0];
  }

  all(...values: readonly SqlValue[]): readonly SqlRow[] {
    return this.rows(values, false) as readonly SqlRow[];
  }

  iterateArrays(...values: readonly SqlValue[]): IterableIterator<readonly SqlValue[]> {
    return (this.rows(values, true) as readonly (readonly SqlValue[])[]).values();
  }

  private rows(values: readonly SqlValue[], asArrays: boolean): unknown {
    return this.thread.ask({ kind: 'rows', statement: this.number, values, asArrays });
  }
}
