import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WitnessFaultError, type WitnessedHead, type WitnessRecords } from '#libs/application';

const FILE = 'witness.sqlite';
/** "DDW1": marks the file as the records of a witness. */
const APPLICATION_ID = 0x44445731;
const BUSY = 5;
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS head(origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS evidence(number INTEGER PRIMARY KEY, origin TEXT NOT NULL, at INTEGER NOT NULL, request TEXT NOT NULL);
`;
/** Requests that contradict each other are kept as evidence, this many of them. */
const MOST_EVIDENCE = 10_000;

/** Opens the records of a witness in a folder, making them when there are none. Nobody else can while they are open. @throws WitnessFaultError. */
export function openSqliteWitnessRecords(folder: string): WitnessRecords {
  const path = join(folder, FILE);
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(path, { timeout: 0 });
    // The lock stays until the file is closed; every commit is synced before it returns.
    database.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; BEGIN EXCLUSIVE');
    const found = Number(database.prepare('PRAGMA application_id').get()?.['application_id']);
    const tables = Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']);
    if (found !== APPLICATION_ID && (found !== 0 || tables > 0)) throw new WitnessFaultError('witness-records-unusable', path);
    database.exec(`PRAGMA application_id=${APPLICATION_ID}; ${LAYOUT} COMMIT`);
    return new SqliteWitnessRecords(database, path);
  } catch (cause) {
    database?.close();
    if (cause instanceof WitnessFaultError) throw cause;
    const code = (cause as { readonly errcode?: number }).errcode;
    throw new WitnessFaultError(code === BUSY ? 'witness-in-use' : 'witness-records-unusable', path, { cause });
  }
}

class SqliteWitnessRecords implements WitnessRecords {
  constructor(
    private readonly database: DatabaseSync,
    private readonly path: string,
  ) {}

  load(origin: string): WitnessedHead | null {
    const row = this.ask(() => this.database.prepare('SELECT size, root, note FROM head WHERE origin = ?').get(origin));
    return row === undefined ? null : { size: Number(row['size']), root: row['root'] as Uint8Array, note: String(row['note']) };
  }

  save(origin: string, { size, root, note }: WitnessedHead): void {
    this.ask(() => this.database.prepare('INSERT INTO head VALUES (?, ?, ?, ?) ON CONFLICT(origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note').run(origin, size, root, note));
  }

  keepEvidence(origin: string, at: number, request: string): void {
    this.ask(() => {
      const kept = Number(this.database.prepare('SELECT count(*) AS n FROM evidence').get()?.['n']);
      if (kept < MOST_EVIDENCE) this.database.prepare('INSERT INTO evidence(origin, at, request) VALUES (?, ?, ?)').run(origin, at, request);
    });
  }

  close(): void {
    this.database.close();
  }

  private ask<T>(question: () => T): T {
    try {
      return question();
    } catch (cause) {
      throw new WitnessFaultError('witness-records-unusable', this.path, { cause });
    }
  }
}
