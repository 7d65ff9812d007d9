import type { DatabaseSync } from 'node:sqlite';
import type { NoticeChoices } from '#libs/application';
import { isNoticeGroup, type ActorId, type NoticeGroup } from '#libs/domain';

export const NOTICE_CHOICES_SCHEMA = `
  CREATE TABLE IF NOT EXISTS notice_choice(actor_id TEXT PRIMARY KEY, without TEXT NOT NULL) WITHOUT ROWID, STRICT;
`;

/** Which notices people do not want listed, in the file of the accounts, so that it is erased with them. */
export class SqliteNoticeChoices implements NoticeChoices {
  constructor(private readonly database: DatabaseSync) {}

  withoutOf(actor: ActorId): readonly NoticeGroup[] {
    const row = this.database.prepare('SELECT without FROM notice_choice WHERE actor_id = ?').get(actor);
    return row === undefined ? [] : (JSON.parse(String(row['without'])) as readonly unknown[]).filter(isNoticeGroup);
  }

  choose(actor: ActorId, without: readonly NoticeGroup[]): void {
    if (without.length === 0) this.database.prepare('DELETE FROM notice_choice WHERE actor_id = ?').run(actor);
    else this.database.prepare('INSERT OR REPLACE INTO notice_choice VALUES (?, ?)').run(actor, JSON.stringify(without));
  }
}
