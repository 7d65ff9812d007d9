import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PersonVaultFaultError, type PersonData, type PersonVault } from '#libs/application';
import type { ActorId } from '#libs/domain';
import { fileOf, makeMasterKey, readMasterKey, type MasterKey } from './master-key.js';
import { KEY_BYTES, seal, unseal } from './sealing.js';

export interface SqlitePersonVaultOptions {
  /** Folder of the file `persons.sqlite`; made when absent. */
  readonly folder: string;
  /** Where private keys lie; one is made there with the first person. */
  readonly keys: string;
}

export const PERSON_VAULT_FILE_NAME = 'persons.sqlite';

/** What is sealed as text says how, AES-256-GCM, and under which master key. */
const SEALED = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS master(one INTEGER PRIMARY KEY CHECK (one = 1), key_id TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS person(person TEXT PRIMARY KEY, wrapped_key BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS destroyed(person TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
`;

/** Opens (or makes) the vault of a data folder. Several programs may have it open. @throws what SQLite throws for a file that it cannot open. */
export const openSqlitePersonVault = (options: SqlitePersonVaultOptions): PersonVault => new SqlitePersonVault(options);

/** Each person's data under a key of its own (AES-256-GCM), that key under the master key, which is not in this file. A change takes a new key. */
class SqlitePersonVault implements PersonVault {
  private readonly path: string;
  private readonly database: DatabaseSync;
  /** Read once each. */
  private readonly keys = new Map<string, MasterKey>();

  constructor(private readonly options: SqlitePersonVaultOptions) {
    mkdirSync(options.folder, { recursive: true });
    this.path = join(options.folder, PERSON_VAULT_FILE_NAME);
    this.database = new DatabaseSync(this.path, { timeout: 5000 });
    this.database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; ${SCHEMA}`);
  }

  put(person: ActorId, data: PersonData): boolean {
    const key = randomBytes(KEY_BYTES);
    const { name, email, phone } = data;
    let stored = 0;
    this.atOnce(() => {
      const { bytes: master } = this.masterKey() ?? this.firstMasterKey(); // as of now: another program may have put one in place
      // Nobody's destroyed data comes back, whoever destroyed it meanwhile.
      const put = this.database.prepare(
        `INSERT INTO person SELECT :person, :wrapped, :data WHERE NOT EXISTS (SELECT 1 FROM destroyed WHERE person = :person)
         ON CONFLICT(person) DO UPDATE SET wrapped_key = excluded.wrapped_key, data = excluded.data`,
      );
      stored = Number(put.run({ person, wrapped: seal(master, key, keyOf(person)), data: seal(key, Buffer.from(JSON.stringify({ name, email, phone })), dataOf(person)) }).changes);
    });
    return stored > 0;
  }

  get(person: ActorId): PersonData | 'erased' | null {
    if (this.database.prepare('SELECT 1 FROM destroyed WHERE person = ?').get(person) !== undefined) return 'erased';
    const row = this.database.prepare('SELECT wrapped_key, data FROM person WHERE person = ?').get(person);
    if (row === undefined) return null;
    const master = this.masterKey();
    if (master === null) throw new PersonVaultFaultError('vault-damaged', this.path);
    const key = this.unwrapped(master, person, row['wrapped_key'] as Uint8Array);
    try {
      return JSON.parse(Buffer.from(unseal(key, row['data'] as Uint8Array, dataOf(person))).toString()) as PersonData;
    } catch (cause) {
      throw new PersonVaultFaultError('vault-damaged', this.path, { cause });
    }
  }

  persons(): readonly ActorId[] {
    return this.database.prepare('SELECT person FROM person ORDER BY person').all().map(({ person }) => person as ActorId);
  }

  destroy(person: ActorId): void {
    this.atOnce(() => {
      this.database.prepare('DELETE FROM person WHERE person = ?').run(person);
      this.database.prepare('INSERT OR IGNORE INTO destroyed VALUES (?)').run(person);
    });
    this.cleanFiles();
  }

  seal(about: string, plain: string): string {
    const { id, bytes } = this.masterKey() ?? this.firstMasterKey();
    return `v1.${id}.${Buffer.from(seal(bytes, Buffer.from(plain), secretOf(about))).toString('base64url')}`;
  }

  unseal(about: string, sealed: string): string {
    const [, id, text] = SEALED.exec(sealed) ?? [];
    if (id === undefined || text === undefined) throw new PersonVaultFaultError('vault-damaged', this.path);
    const { bytes } = this.keyOfId(id);
    try {
      return Buffer.from(unseal(bytes, Buffer.from(text, 'base64url'), secretOf(about))).toString();
    } catch (cause) {
      throw new PersonVaultFaultError('vault-damaged', this.path, { cause });
    }
  }

  replaceMasterKey(): string | null {
    let before: MasterKey | null = null;
    this.atOnce(() => {
      before = this.masterKey();
      if (before === null) return;
      const next = makeMasterKey(this.options.keys);
      const put = this.database.prepare('UPDATE person SET wrapped_key = ? WHERE person = ?');
      for (const row of this.database.prepare('SELECT person, wrapped_key FROM person').all()) {
        const person = row['person'] as ActorId;
        put.run(seal(next.bytes, this.unwrapped(before, person, row['wrapped_key'] as Uint8Array), keyOf(person)), person);
      }
      this.database.prepare('UPDATE master SET key_id = ?').run(next.id);
    });
    if (before === null) return null;
    this.cleanFiles();
    return fileOf(this.options.keys, (before as MasterKey).id);
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  /** The key that this file's data is under; null while there is none. @throws PersonVaultFaultError when it is not where keys lie. */
  private masterKey(): MasterKey | null {
    const row = this.database.prepare('SELECT key_id FROM master').get();
    return row === undefined ? null : this.keyOfId(String(row['key_id']));
  }

  private keyOfId(id: string): MasterKey {
    const known = this.keys.get(id) ?? readMasterKey(this.options.keys, id);
    this.keys.set(id, known);
    return known;
  }

  private unwrapped({ bytes }: MasterKey, person: ActorId, wrapped: Uint8Array): Uint8Array {
    try {
      return unseal(bytes, wrapped, keyOf(person));
    } catch (cause) {
      throw new PersonVaultFaultError('vault-damaged', this.path, { cause });
    }
  }

  /** Rows that were moved between pages may have left copies in the gaps of both, and the log of writes holds the pages of before. */
  private cleanFiles(): void {
    this.database.exec('VACUUM');
    if (this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0) throw new PersonVaultFaultError('vault-in-use', this.path);
  }

  /** Of two programs that make one, the first one's counts. */
  private firstMasterKey(): MasterKey {
    const made = makeMasterKey(this.options.keys);
    this.database.prepare('INSERT OR IGNORE INTO master VALUES (1, ?)').run(made.id);
    return this.masterKey() ?? made;
  }

  private atOnce(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

const keyOf = (person: ActorId): string => `key ${person}`;
const dataOf = (person: ActorId): string => `data ${person}`;
const secretOf = (about: string): string => `secret ${about}`;
