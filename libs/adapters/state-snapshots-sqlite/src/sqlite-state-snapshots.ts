import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StateSnapshots } from '#libs/application';

/** Folded states, one row for each stream: the newest. */
export class SqliteStateSnapshots implements StateSnapshots {
  private readonly select: StatementSync;
  private readonly replace: StatementSync;
  /** Few streams are long enough to have one; the others need not be looked up. */
  private readonly kept: Set<string>;

  constructor(private readonly database: DatabaseSync) {
    this.select = database.prepare('SELECT revision, state FROM snapshot WHERE stream = ? AND fold_version = ?');
    this.replace = database.prepare('INSERT OR REPLACE INTO snapshot (stream, fold_version, revision, state) VALUES (?, ?, ?, ?)');
    this.kept = new Set(database.prepare('SELECT stream FROM snapshot').all().map((row) => String(row['stream'])));
  }

  load(stream: string, foldVersion: number): { readonly revision: number; readonly state: string } | null {
    if (!this.kept.has(stream)) return null;
    const row = this.select.get(stream, foldVersion);
    return row === undefined ? null : { revision: Number(row['revision']), state: String(row['state']) };
  }

  save(stream: string, foldVersion: number, revision: number, state: string): void {
    this.replace.run(stream, foldVersion, revision, state);
    this.kept.add(stream);
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }
}
