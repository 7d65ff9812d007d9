/**
 * Has SQLite be told `synchronous=NORMAL` wherever the program says `FULL`, in its threads too: `node --import <this file> …`. So the
 * fault tests can run the writer as it must not be, and the program has no switch for it.
 */
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execNormal(sql) {
  return exec.call(this, sql.replaceAll('synchronous=FULL', 'synchronous=NORMAL'));
};
