import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BlockFound, BlockReaderData, BlocksAnswer, BlocksWanted } from './block-reader-thread.js';
import { faultOf } from './log-files.js';
import { programOfThread } from './thread-program.js';

const PROGRAM = new URL(`./block-reader-thread${extname(import.meta.url)}`, import.meta.url);

/** Position, stream, revision and length of each event. */
const HEAD_NUMBERS = 4;

/** What it reads is handed on; kept in so little memory, what it leaves behind is cleared away soon. */
const SMALL = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

interface Asked {
  resolve(blocks: readonly BlockFound[]): void;
  reject(error: unknown): void;
}

/**
 * Reads blocks on a thread of its own, always one piece ahead: whoever handles events finds the next ones read. A piece
 * read ahead that holds nothing is no answer, since events may have been appended since.
 */
export class BlockReader {
  /** Begun when first asked. */
  private worker: Worker | undefined;
  private readonly asked: Asked[] = [];
  private ahead: (BlocksWanted & { readonly blocks: Promise<readonly BlockFound[]> }) | undefined;
  private fault: Error | undefined;

  constructor(private readonly data: BlockReaderData) {}

  /** The blocks after a dense index, `limit` events at most; none at the end of the log. @throws EventLogFaultError */
  async read(after: number, limit: number): Promise<readonly BlockFound[]> {
    const ahead = this.ahead;
    this.ahead = undefined;
    let blocks = ahead?.after === after && ahead.limit === limit ? await ahead.blocks : [];
    if (blocks.length === 0) blocks = await this.ask({ after, limit });
    const last = blocks.at(-1)?.numbers.at(-HEAD_NUMBERS);
    if (last !== undefined) this.readAhead({ after: last, limit });
    return blocks;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private readAhead(wanted: BlocksWanted): void {
    const blocks = this.ask(wanted);
    blocks.catch(() => undefined); // heard by whoever reads it
    this.ahead = { ...wanted, blocks };
  }

  private ask(wanted: BlocksWanted): Promise<readonly BlockFound[]> {
    if (this.fault !== undefined) return Promise.reject(faultOf(this.fault, this.data.path));
    return new Promise((resolve, reject) => {
      this.asked.push({ resolve, reject });
      this.worker ??= this.begin();
      this.worker.postMessage(wanted);
    });
  }

  private begin(): Worker {
    const worker = new Worker(programOfThread(PROGRAM), { workerData: this.data, name: 'log reader', resourceLimits: SMALL, stdout: true, stderr: true }); // it prints nothing
    worker.on('message', (answer: BlocksAnswer) => {
      const asked = this.asked.shift();
      if ('message' in answer) asked?.reject(faultOf(Object.assign(new Error(answer.message), { errcode: answer.errcode }), this.data.path));
      else asked?.resolve(answer);
    });
    worker.on('error', (error) => this.end(error));
    worker.on('exit', () => this.end(new Error('the thread that reads the log ended')));
    return worker;
  }

  private end(error: Error): void {
    this.fault ??= error;
    for (const { reject } of this.asked.splice(0)) reject(faultOf(this.fault, this.data.path));
  }
}
