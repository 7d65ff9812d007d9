import type { DatabaseSync } from 'node:sqlite';
import type { SavedView, SavedViews, ViewPage } from '#libs/application';
import type { ActorId, BodyId } from '#libs/domain';
import { cleanFiles } from './clean-files.js';

export const SAVED_VIEWS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS saved_view(
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, body TEXT, name TEXT NOT NULL, page TEXT NOT NULL, search TEXT NOT NULL, saved_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS saved_view_of_owner ON saved_view(owner);
  CREATE INDEX IF NOT EXISTS saved_view_of_body ON saved_view(body) WHERE body IS NOT NULL;
`;

/** Saved views in the file of the accounts, so that they are backed up and erased with them. `atOnce`: runs work as one write. */
export class SqliteSavedViews implements SavedViews {
  constructor(
    private readonly database: DatabaseSync,
    private readonly atOnce: (work: () => void) => void,
  ) {}

  for(owner: ActorId, body: BodyId): readonly SavedView[] {
    return this.database.prepare('SELECT * FROM saved_view WHERE (owner = ? AND body IS NULL) OR body = ? ORDER BY id').all(owner, body).map(viewOf);
  }

  view(id: string): SavedView | null {
    const row = this.database.prepare('SELECT * FROM saved_view WHERE id = ?').get(id);
    return row === undefined ? null : viewOf(row);
  }

  save({ id, owner, body, keptName, page, search, savedAt }: SavedView): void {
    this.database.prepare('INSERT OR REPLACE INTO saved_view VALUES (?, ?, ?, ?, ?, ?, ?)').run(id, owner, body, keptName, page, search, savedAt);
  }

  changeNames(change: (view: SavedView) => string | null): number {
    let changed = 0;
    this.atOnce(() => {
      const put = this.database.prepare('UPDATE saved_view SET name = ? WHERE id = ?');
      for (const view of this.database.prepare('SELECT * FROM saved_view ORDER BY id').all().map(viewOf)) {
        const next = change(view);
        if (next !== null) changed += Number(put.run(next, view.id).changes);
      }
    });
    if (changed > 0) cleanFiles(this.database);
    return changed;
  }

  remove(id: string): boolean {
    return Number(this.database.prepare('DELETE FROM saved_view WHERE id = ?').run(id).changes) > 0;
  }

  removeOwn(owner: ActorId): void {
    this.database.prepare('DELETE FROM saved_view WHERE owner = ? AND body IS NULL').run(owner);
  }
}

const viewOf = (row: Readonly<Record<string, unknown>>): SavedView => ({
  id: String(row['id']),
  owner: row['owner'] as ActorId,
  body: row['body'] as BodyId | null,
  keptName: String(row['name']),
  page: row['page'] as ViewPage,
  search: String(row['search']),
  savedAt: Number(row['saved_at']),
});
