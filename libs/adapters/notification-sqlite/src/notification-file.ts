import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NoticeOutbox, OfficeAddresses } from '#libs/application';
import { SqliteNoticeOutbox } from './sqlite-notice-outbox.js';
import { SqliteOfficeAddresses } from './sqlite-office-addresses.js';

export interface NotificationFileOptions {
  /** Folder of the file `notification.sqlite`; made when absent. */
  readonly folder: string;
}

export const NOTIFICATION_FILE_NAME = 'notification.sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS office_address(
    body TEXT PRIMARY KEY, email TEXT NOT NULL, delivery TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS office_choice(
    body TEXT PRIMARY KEY, delivery TEXT, without TEXT NOT NULL, chosen_at INTEGER NOT NULL, chosen_by TEXT NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS outbox(only_row INTEGER PRIMARY KEY CHECK (only_row = 1), installation TEXT NOT NULL, checkpoint INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS mail(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, delivery TEXT NOT NULL, state TEXT NOT NULL, notices INTEGER NOT NULL, attempts INTEGER NOT NULL,
    created_at INTEGER NOT NULL, next_at INTEGER NOT NULL, settled_at INTEGER, answer TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS mail_due ON mail(next_at) WHERE state = 'waiting';
  CREATE INDEX IF NOT EXISTS mail_settled ON mail(settled_at) WHERE settled_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS mail_item(
    mail INTEGER NOT NULL, notice INTEGER NOT NULL, subject_vi TEXT NOT NULL, subject_en TEXT NOT NULL, text_vi TEXT NOT NULL, text_en TEXT NOT NULL,
    PRIMARY KEY(mail, notice)) WITHOUT ROWID, STRICT;
`;

export interface NotificationFile {
  readonly outbox: NoticeOutbox;
  readonly addresses: OfficeAddresses;
  close(): void;
}

/** Opens (or makes) the office addresses and the e-mails that wait. Server and command line may have it open at the same time. */
export function openNotificationFile({ folder }: NotificationFileOptions): NotificationFile {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, NOTIFICATION_FILE_NAME), { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL;');
  database.exec(SCHEMA);
  database.prepare('INSERT OR IGNORE INTO outbox VALUES (1, ?, NULL)').run(randomUUID());
  // A power cut may take the last transactions of the outbox, whole ones only: the notices in them are taken again.
  database.exec('PRAGMA synchronous = NORMAL;');
  return {
    outbox: new SqliteNoticeOutbox(database),
    addresses: new SqliteOfficeAddresses(database),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
