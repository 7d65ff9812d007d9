import type { DatabaseSync } from 'node:sqlite';

/** All of it or nothing. */
export function atOnce<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
