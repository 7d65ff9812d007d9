import type { ByteTexts, EventBlock, LoggedEvent, Position } from '#libs/application';
import { idText } from './event-id.js';
import { positionOf } from './position.js';

const ID_BYTES = 16;
/** Numbers of each event in the heads of a block: position, stream, revision, length of its bytes. */
const HEAD_NUMBERS = 4;

/**
 * The columns of a block: the numbers of all events as a JSON list without its brackets, and the ids and bytes of all
 * events in one piece. A value for each event is the dear part of reading; one for many costs a third.
 */
export const HEADS = "group_concat(position || ',' || stream || ',' || revision || ',' || length(bytes))";
export const IDS_AND_BYTES = "CAST(group_concat(id || bytes, '') AS BLOB)";
export const BLOCK_COLUMNS = `${HEADS}, ${IDS_AND_BYTES}`;

/** What `BLOCK_COLUMNS` gives; both null for no event. */
export type BlockRow = readonly [heads: string | null, idsAndBytes: Uint8Array | null];

/** The events of a block, in its order. */
export function eventsOfBlock([heads, idsAndBytes]: BlockRow, nameOf: (stream: number) => string): LoggedEvent[] {
  if (heads === null || idsAndBytes === null) return [];
  const numbers = JSON.parse(`[${heads}]`) as readonly number[];
  const block = Buffer.from(idsAndBytes.buffer, idsAndBytes.byteOffset, idsAndBytes.byteLength);
  const events: LoggedEvent[] = [];
  let at = 0;
  for (let head = 0; head < numbers.length; head += HEAD_NUMBERS) {
    const [position, stream, revision, length] = [numbers[head], numbers[head + 1], numbers[head + 2], numbers[head + 3]] as [number, number, number, number];
    const end = at + ID_BYTES + length;
    events.push(new BlockEvent(block, at + ID_BYTES, end, nameOf(stream), revision, position));
    at = end;
  }
  return events;
}

/** The events of a block as the block that they are; null for no event. */
export const blockOf = ([heads, idsAndBytes]: BlockRow, nameOf: (stream: number) => string): EventBlock | null => (heads === null || idsAndBytes === null ? null : new Block(heads, idsAndBytes, nameOf));

/** What its heads say is looked at when asked for. */
export class Block implements EventBlock {
  readonly memory: Buffer;
  private readHeads: Heads | undefined;

  constructor(
    /** As `HEADS` gives them. */
    readonly heads: string,
    idsAndBytes: Uint8Array,
    private readonly nameOf: (stream: number) => string,
  ) {
    this.memory = Buffer.from(idsAndBytes.buffer, idsAndBytes.byteOffset, idsAndBytes.byteLength);
  }

  get length(): number {
    return this.begins.length;
  }

  get begins(): Int32Array {
    return this.read().begins;
  }

  get ends(): Int32Array {
    return this.read().ends;
  }

  /** Dense index of the first of them. */
  get first(): number {
    return this.number(0, 0);
  }

  get last(): Position {
    return positionOf(this.number(this.length - 1, 0));
  }

  streamOf(at: number): string {
    return this.nameOf(this.number(at, 1));
  }

  revisionOf(at: number): number {
    return this.number(at, 2);
  }

  event(at: number): LoggedEvent {
    return new BlockEvent(this.memory, this.begins[at] as number, this.ends[at] as number, this.streamOf(at), this.revisionOf(at), this.number(at, 0));
  }

  /** `which`: place in the head of the event. */
  private number(at: number, which: number): number {
    return this.read().numbers[HEAD_NUMBERS * at + which] as number;
  }

  private read(): Heads {
    return (this.readHeads ??= headsOf(this.heads));
  }
}

interface Heads {
  readonly numbers: readonly number[];
  readonly begins: Int32Array;
  readonly ends: Int32Array;
}

function headsOf(heads: string): Heads {
  const numbers = JSON.parse(`[${heads}]`) as readonly number[];
  const [begins, ends] = [new Int32Array(numbers.length / HEAD_NUMBERS), new Int32Array(numbers.length / HEAD_NUMBERS)];
  for (let at = 0, end = 0; at < begins.length; at++) {
    begins[at] = end + ID_BYTES;
    end += ID_BYTES + (numbers[HEAD_NUMBERS * at + 3] as number);
    ends[at] = end;
  }
  return { numbers, begins, ends };
}

/** The block whose text was asked for last, and the text: whoever walks along goes from one to the next, and one text is enough. */
let last: Buffer | null = null;
let text = '';

function latin1Of(block: Buffer): string {
  if (last !== block) {
    last = block;
    text = block.toString('latin1');
  }
  return text;
}

/** An event of a block, for whoever reads very many: what is not asked for is not made. */
class BlockEvent implements LoggedEvent, ByteTexts {
  constructor(
    private readonly block: Buffer,
    private readonly from: number,
    private readonly to: number,
    readonly stream: string,
    readonly revision: number,
    private readonly index: number,
  ) {}

  get position(): Position {
    return positionOf(this.index);
  }

  get id(): string {
    return idText(this.block.subarray(this.from - ID_BYTES));
  }

  get bytes(): Uint8Array {
    return this.block.subarray(this.from, this.to);
  }

  get texts(): ByteTexts {
    return this;
  }

  get latin1(): string {
    return latin1Of(this.block).slice(this.from, this.to);
  }

  utf8(from: number, to: number): string {
    return this.block.toString('utf8', this.from + from, this.from + to);
  }
}
