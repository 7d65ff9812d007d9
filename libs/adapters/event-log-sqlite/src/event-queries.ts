import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { NO_STREAM, START, type EventBlock, type LoggedEvent, type Position, type ReadOptions } from '#libs/application';
import { Block, BLOCK_COLUMNS, blockOf, eventsOfBlock, HEADS, IDS_AND_BYTES, type BlockRow } from './block-event.js';
import { idText } from './event-id.js';
import { indexOf, positionOf } from './position.js';

/** position, stream, revision, id and bytes in one piece */
type EventRow = readonly [number, number, number, Uint8Array];

const ID_BYTES = 16;

const NAMES_KEPT = 50_000;
const NAMES_PER_READ = 500;
/** Events in one block: so many stay young together, and more would gain nothing. */
export const EVENTS_PER_BLOCK = 128;
/** A byte array per row is the dear part of reading: one for both halves instead of two doubled the speed. */
const EVENT_COLUMNS = 'position, stream, revision, CAST(id || bytes AS BLOB)';

/**
 * The questions about stored events, answered synchronously on one connection. Rows are fetched in one go, so that no
 * read transaction outlives a call: an open one would keep the write-ahead log from being reset.
 */
export class EventQueries {
  private readonly ofAll: StatementSync;
  private readonly blockOfAll: StatementSync;
  private readonly blockHeld: StatementSync;
  private readonly ofStream: StatementSync;
  private readonly blockOfStream: StatementSync;
  private readonly namesFrom: StatementSync;
  private readonly streamNamed: StatementSync;
  private readonly lastRevision: StatementSync;
  private readonly lastPosition: StatementSync;
  private readonly greatestStream: StatementSync;
  /** Names never change, so what was read once stays right. */
  private readonly names = new Map<number, string>();
  private greatestNamed = 0;

  constructor(database: DatabaseSync) {
    const rows = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.ofAll = rows(`SELECT ${EVENT_COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`);
    this.blockOfAll = rows(`SELECT ${BLOCK_COLUMNS} FROM event WHERE position > ? AND position <= ?`);
    this.blockHeld = rows(`SELECT ${HEADS} = ? AND ${IDS_AND_BYTES} = ? FROM event WHERE position > ? AND position <= ?`);
    this.ofStream = rows(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
    this.blockOfStream = rows(`SELECT ${BLOCK_COLUMNS} FROM (SELECT * FROM event WHERE stream = ? AND revision >= ? AND revision < ? ORDER BY revision)`);
    this.namesFrom = rows('SELECT id, name FROM stream WHERE id >= ? ORDER BY id LIMIT ?');
    this.streamNamed = rows('SELECT id FROM stream WHERE name = ?');
    this.lastRevision = rows('SELECT max(revision) FROM event WHERE stream = ?');
    this.greatestStream = rows('SELECT max(id) FROM stream');
    this.lastPosition = rows('SELECT max(position) FROM event');
  }

  after(position: Position, limit: number): LoggedEvent[] {
    const found = this.ofAll.all(indexOf(position), Math.max(0, limit)) as unknown as readonly EventRow[];
    return found.map((row) => eventOf(row, this.streamName(row[1])));
  }

  /** The same events in blocks, for whoever reads the whole log: their bytes are at hand as one text, all else is made when asked for. */
  inBlocksAfter(position: Position, limit: number): LoggedEvent[] {
    return this.rowsAfter(position, limit).flatMap((row) => eventsOfBlock(row, this.nameOf));
  }

  /** The blocks themselves. */
  blocksAfter(position: Position, limit: number): EventBlock[] {
    return this.rowsAfter(position, limit).flatMap((row) => blockOf(row, this.nameOf) ?? []);
  }

  /** Whether a block reads as it did. What is read again stays with SQLite: made anew, all of it would be garbage at once. */
  holds(block: EventBlock): boolean {
    if (!(block instanceof Block)) return false;
    const after = block.first - 1;
    return firstValue<number>(this.blockHeld.get(block.heads, block.memory, after, after + block.length)) === 1;
  }

  private rowsAfter(position: Position, limit: number): BlockRow[] {
    const after = indexOf(position);
    const last = Math.min(after + Math.max(0, limit), this.lastIndex());
    const rows: BlockRow[] = [];
    for (let from = after; from < last; from += EVENTS_PER_BLOCK) rows.push(this.blockOfAll.get(from, Math.min(from + EVENTS_PER_BLOCK, last)) as unknown as BlockRow);
    return rows;
  }

  inStream(stream: string, { fromRevision = 0, limit = Number.MAX_SAFE_INTEGER }: ReadOptions = {}): LoggedEvent[] {
    const streamId = this.streamId(stream);
    return streamId === undefined ? [] : this.inStreamWithId(stream, streamId, fromRevision, limit);
  }

  /** Whoever wants so many at a time walks along the stream: the rows of a long one, each with bytes of its own, were more garbage than all that is made of them. */
  inStreamWithId(stream: string, streamId: number, fromRevision: number, limit: number): LoggedEvent[] {
    if (limit >= EVENTS_PER_BLOCK && limit < Number.MAX_SAFE_INTEGER) return this.blocksOfStream(stream, streamId, fromRevision, limit);
    const found = this.ofStream.all(streamId, fromRevision, Math.max(0, limit)) as unknown as readonly EventRow[];
    return found.map((row) => eventOf(row, stream));
  }

  private blocksOfStream(stream: string, streamId: number, fromRevision: number, limit: number): LoggedEvent[] {
    const events: LoggedEvent[] = [];
    const nameOf = (): string => stream;
    for (let from = fromRevision, end = fromRevision + limit; from < end; from += EVENTS_PER_BLOCK) {
      const until = Math.min(from + EVENTS_PER_BLOCK, end);
      const block = eventsOfBlock(this.blockOfStream.get(streamId, from, until) as unknown as BlockRow, nameOf);
      for (const event of block) events.push(event);
      if (block.length < until - from) break; // revisions have no gaps
    }
    return events;
  }

  streamId(stream: string): number | undefined {
    return firstValue<number>(this.streamNamed.get(stream)) ?? undefined;
  }

  revisionOf(streamId: number | undefined): number {
    return (streamId === undefined ? undefined : firstValue<number>(this.lastRevision.get(streamId))) ?? NO_STREAM;
  }

  /** The dense index of the last event; 0 in an empty log. */
  lastIndex(): number {
    return firstValue<number>(this.lastPosition.get()) ?? 0;
  }

  /** Id of the last stream; 0 when there is none. */
  lastStream(): number {
    return firstValue<number>(this.greatestStream.get()) ?? 0;
  }

  head(): Position {
    const index = this.lastIndex();
    return index === 0 ? START : positionOf(index);
  }

  /** Ids and names of streams from that id on, by id. */
  namesOf(from: number, limit: number): readonly (readonly [id: number, name: string])[] {
    return this.namesFrom.all(from, limit) as unknown as readonly (readonly [number, string])[];
  }

  private readonly nameOf = (streamId: number): string => this.streamName(streamId);

  private streamName(streamId: number): string {
    let name = this.names.get(streamId);
    if (name === undefined) {
      this.readNames(streamId);
      name = this.names.get(streamId) ?? '';
    }
    return name;
  }

  /** Streams get their ids in log order, so who meets a new one while reading on will soon need those after it. */
  private readNames(from: number): void {
    if (this.names.size >= NAMES_KEPT) this.names.clear();
    const count = from > this.greatestNamed ? NAMES_PER_READ : 1;
    for (const [id, name] of this.namesOf(from, count)) {
      this.names.set(id, name);
      if (id > this.greatestNamed) this.greatestNamed = id;
    }
  }
}

function eventOf([index, , revision, idAndBytes]: EventRow, stream: string): LoggedEvent {
  return { id: idText(idAndBytes), bytes: idAndBytes.subarray(ID_BYTES), stream, revision, position: positionOf(index) };
}

/** First column of a row fetched as an array; what SQLite calls NULL is null. */
function firstValue<T>(row: unknown): T | null | undefined {
  return (row as readonly (T | null)[] | undefined)?.[0];
}
