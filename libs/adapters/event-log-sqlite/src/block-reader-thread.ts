/**
 * The thread that reads blocks of events for somebody who walks along the whole log and handles the last ones meanwhile.
 * It imports nothing but Node, and only types are erased from it, so that Node can run it as a thread from its source.
 */
import { DatabaseSync } from 'node:sqlite';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** What the thread is given. `block`: selects the two columns of a block after one index and up to another; `last`: the greatest index. */
export interface BlockReaderData {
  readonly path: string;
  readonly block: string;
  readonly last: string;
  readonly eventsPerBlock: number;
}

/** Events after that dense index, so many at most. */
export interface BlocksWanted {
  readonly after: number;
  readonly limit: number;
}

/** Four numbers for each event, and the ids and bytes of all events in one piece. */
export interface BlockFound {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly idsAndBytes: Uint8Array<ArrayBuffer>;
}

/** What the thread answers, one answer for each question and in their order. */
export type BlocksAnswer = readonly BlockFound[] | { readonly message: string; readonly errcode: number | undefined };

function answersFrom({ path, block, last, eventsPerBlock }: BlockReaderData): void {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const blockOf = database.prepare(block);
  const lastOf = database.prepare(last);
  blockOf.setReturnArrays(true);
  lastOf.setReturnArrays(true);

  const read = ({ after, limit }: BlocksWanted): BlockFound[] => {
    const [greatest] = lastOf.get() as unknown as readonly [number | null];
    const end = Math.min(after + Math.max(0, limit), greatest ?? 0);
    const blocks: BlockFound[] = [];
    for (let from = after; from < end; from += eventsPerBlock) {
      const [heads, idsAndBytes] = blockOf.get(from, Math.min(from + eventsPerBlock, end)) as unknown as readonly [string, Uint8Array<ArrayBuffer>];
      blocks.push({ numbers: Float64Array.from(JSON.parse(`[${heads}]`) as number[]), idsAndBytes });
    }
    return blocks;
  };

  parentPort?.on('message', (wanted: BlocksWanted) => {
    try {
      const blocks = read(wanted);
      parentPort?.postMessage(blocks satisfies BlocksAnswer, blocks.flatMap(({ numbers, idsAndBytes }) => [numbers.buffer, idsAndBytes.buffer]));
    } catch (error) {
      const { message, errcode } = error as { readonly message: string; readonly errcode?: number };
      parentPort?.postMessage({ message, errcode } satisfies BlocksAnswer);
    }
  });
}

if (!isMainThread) answersFrom(workerData as BlockReaderData);
