import type { DatabaseSync } from 'node:sqlite';
import { isBoardCard, type ArrangementHolder, type BoardArrangement, type BoardArrangements } from '#libs/application';
import type { ActorId } from '#libs/domain';

export const BOARD_ARRANGEMENTS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS board_arrangement(
    kind TEXT NOT NULL, holder TEXT NOT NULL, cards TEXT NOT NULL, search TEXT NOT NULL, saved_by TEXT NOT NULL, saved_at INTEGER NOT NULL,
    PRIMARY KEY(kind, holder)) WITHOUT ROWID, STRICT;
`;

/** Arranged boards in the file of the accounts, so that they are backed up and erased with them. */
export class SqliteBoardArrangements implements BoardArrangements {
  constructor(private readonly database: DatabaseSync) {}

  of(holder: ArrangementHolder): BoardArrangement | null {
    const row = this.database.prepare('SELECT * FROM board_arrangement WHERE kind = ? AND holder = ?').get(holder.kind, holder.id);
    if (row === undefined) return null;
    const cards = (JSON.parse(String(row['cards'])) as readonly unknown[]).filter(isBoardCard);
    return cards.length === 0 ? null : { holder, cards, search: String(row['search']), savedBy: String(row['saved_by']) as ActorId, savedAt: Number(row['saved_at']) };
  }

  save({ holder: { kind, id }, cards, search, savedBy, savedAt }: BoardArrangement): void {
    this.database.prepare('INSERT OR REPLACE INTO board_arrangement VALUES (?, ?, ?, ?, ?, ?)').run(kind, id, JSON.stringify(cards), search, savedBy, savedAt);
  }

  remove({ kind, id }: ArrangementHolder): boolean {
    return Number(this.database.prepare('DELETE FROM board_arrangement WHERE kind = ? AND holder = ?').run(kind, id).changes) > 0;
  }
}
