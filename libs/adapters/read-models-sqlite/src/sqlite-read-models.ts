import { mkdirSync, renameSync } from 'node:fs';
import type { Checkpoint, ReadModelReader, ReadModelRebuild, ReadModelStore, ReadModelWriter } from '#libs/application';
import { currentGeneration, fileExists, generationPath, rebuildPath, removeDatabase, removeOthers, syncFile, syncFileSoon, type ModelFiles } from './model-files.js';
import { buildIndexes, createModel, createRebuild, finishRebuild, ModelWriter, openModel, readCheckpoint } from './model-writer.js';
import { SqliteHandle } from './sqlite-handle.js';

export interface SqliteReadModelsOptions {
  /** Folder for the files; made when absent. Holds nothing that cannot be rebuilt. */
  readonly folder: string;
}

/** Read models as SQLite files, one for each. Several threads may open the same folder: one writes, all may read. */
export function openSqliteReadModels({ folder }: SqliteReadModelsOptions): ReadModelStore {
  mkdirSync(folder, { recursive: true });
  return new SqliteReadModels(folder);
}

class SqliteReadModels implements ReadModelStore {
  private readonly writers = new Map<string, ModelWriter>();
  private readonly readers = new Map<string, OpenReader>();
  /** A question may still be reading from a replaced file; it is closed at the replacement after. */
  private readonly retired = new Map<string, OpenReader>();

  constructor(private readonly folder: string) {}

  writer(name: string, version: number, schema: string, indexes: string): ReadModelWriter {
    const files = { folder: this.folder, name, version };
    this.closeWriter(name);
    const generation = currentGeneration(files);
    const path = generationPath(files, generation);
    const found = generation === 0 ? null : openModel(path);
    const kept = found === null ? generation + 1 : generation;
    const writer = new ModelWriter(found ?? createModel(generationPath(files, kept), schema, indexes));
    removeOthers(files, kept);
    this.writers.set(name, writer);
    return writer;
  }

  rebuild(name: string, version: number, schema: string, indexes: string): ReadModelRebuild {
    const files = { folder: this.folder, name, version };
    const path = rebuildPath(files);
    removeDatabase(path);
    const database = createRebuild(path, schema);
    let isIndexed = false;
    const index = (): void => {
      if (!isIndexed) buildIndexes(database, indexes);
      isIndexed = true;
    };
    return {
      writer: new ModelWriter(database),
      index: async () => {
        index();
        await syncFileSoon(path);
      },
      publish: () => {
        index();
        finishRebuild(database);
        syncFile(path);
        this.closeWriter(name);
        const generation = currentGeneration(files) + 1;
        renameSync(path, generationPath(files, generation));
        removeOthers(files, generation);
      },
      discard: () => {
        database.close();
        removeDatabase(path);
      },
    };
  }

  reader(name: string, version: number): ReadModelReader | null {
    const key = `${name}.${version}`;
    const open = this.readers.get(key);
    if (open?.isServed()) return open;
    const next = openReader({ folder: this.folder, name, version });
    if (next === null) return null;
    this.retired.get(key)?.close();
    if (open) this.retired.set(key, open);
    this.readers.set(key, next);
    return next;
  }

  close(): void {
    for (const open of [...this.readers.values(), ...this.retired.values()]) open.close();
    for (const name of this.writers.keys()) this.closeWriter(name);
    this.readers.clear();
    this.retired.clear();
  }

  private closeWriter(name: string): void {
    this.writers.get(name)?.database.close();
    this.writers.delete(name);
  }
}

class OpenReader implements ReadModelReader {
  constructor(
    readonly database: SqliteHandle,
    readonly generation: number,
  ) {}

  checkpoint(): Checkpoint | null {
    return readCheckpoint(this.database);
  }

  /** The file of an older generation is deleted as soon as a newer one serves, so its absence tells the replacement. */
  isServed(): boolean {
    return fileExists(this.database.path);
  }

  close(): void {
    this.database.close();
  }
}

/** Null while there is no file, or while its tables are still being made. */
function openReader(files: ModelFiles): OpenReader | null {
  const generation = currentGeneration(files);
  if (generation === 0) return null;
  let database: SqliteHandle | undefined;
  try {
    database = new SqliteHandle(generationPath(files, generation), { readOnly: true });
    database.exec('PRAGMA cache_size=-16384'); // pages of the index that every list goes through
    readCheckpoint(database);
    return new OpenReader(database, generation);
  } catch {
    database?.close();
    return null;
  }
}
