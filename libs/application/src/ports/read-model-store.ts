/**
 * Where read models live: one small relational database for each, so that each is rebuilt, replaced or deleted alone.
 * Projections and queries speak plain SQL (the SQLite dialect, ADR 0003); the adapter owns files, threads and swapping.
 */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlStatement {
  run(...values: readonly SqlValue[]): void;
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): readonly SqlRow[];
  /** Rows as arrays in column order: the fast way through many. */
  iterateArrays(...values: readonly SqlValue[]): IterableIterator<readonly SqlValue[]>;
}

export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
  exec(sql: string): void;
}

/** How far a read model has come. `index` counts the events of the log up to and including the last one applied (dense, from 1). */
export interface Checkpoint {
  readonly position: string;
  readonly index: number;
  /** Running maximum of `recordedAt` up to there (R13). */
  readonly at: number;
}

/** The writing side of one read model. Rows and checkpoint commit in one transaction. */
export interface ReadModelWriter {
  readonly database: SqlDatabase;
  checkpoint(): Checkpoint | null;
  begin(): void;
  commit(checkpoint: Checkpoint): void;
  rollback(): void;
}

/** The reading side: `generation` grows when a rebuilt file took the place of the old one. */
export interface ReadModelReader {
  readonly database: SqlDatabase;
  readonly generation: number;
  checkpoint(): Checkpoint | null;
}

/** A read model being built beside the one that serves. */
export interface ReadModelRebuild {
  readonly writer: ReadModelWriter;
  /**
   * Builds the indexes, outside a transaction; more rows may follow. Resolves when all that was written is on the disk,
   * which is waited for beside other work. `publish` does both when nobody has.
   */
  index(): Promise<void>;
  publish(): void;
  discard(): void;
}

export interface ReadModelStore {
  /** Opens the model for writing, creating its tables when the file is new or has another version. */
  writer(name: string, version: number, schema: string, indexes: string): ReadModelWriter;
  /** A fresh file beside the serving one, without indexes and without a journal; `publish` builds indexes and swaps it in. */
  rebuild(name: string, version: number, schema: string, indexes: string): ReadModelRebuild;
  /** Opens the model for reading, or null when it has not been built yet. */
  reader(name: string, version: number): ReadModelReader | null;
  close(): void;
}

export const READ_MODEL_STORE = Symbol('ReadModelStore');
