import type { DatabaseSync } from 'node:sqlite';

/**
 * Leaves nothing of what was deleted or replaced: rows that were moved between pages may have left copies in the gaps of both, and the log of writes
 * holds the pages of before. Not inside a write.
 */
export const cleanFiles = (database: DatabaseSync): void => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
