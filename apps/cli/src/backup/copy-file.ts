import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/** Hears how many bytes more are done. */
export type Done = (bytes: number) => void;

const PIECE = 1024 * 1024;
/** Pages copied between two words about the progress: 8 MiB. */
const PAGES = 2_048;
/** Only whoever made the backup may read it: it holds accounts and addresses. */
const OWNER_ONLY = 0o600;

/** SHA-256 of a file in hexadecimal. */
export async function digestOf(path: string, done: Done): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(path)) {
    hash.update(piece);
    done(piece.length);
  }
  return hash.digest('hex');
}

/** Copies a file that nobody changes, onto the disk; gives the SHA-256 of what was written. */
export async function copyPlain(from: string, to: string, done: Done): Promise<string> {
  mkdirSync(dirname(to), { recursive: true });
  const hash = createHash('sha256');
  const target = openSync(to, 'wx', OWNER_ONLY);
  try {
    for await (const piece of piecesOf(from)) {
      hash.update(piece);
      writeSync(target, piece);
      done(piece.length);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  return hash.digest('hex');
}

/**
 * Copies a database as it is at one instant, beside whoever writes it: a read transaction holds the instant, and keeps no
 * writer waiting. The copy needs no companion files, until a program opens it for writing.
 */
export async function copyDatabase(from: string, to: string, done: Done): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  closeSync(openSync(to, 'wx', OWNER_ONLY));
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    const pageBytes = Number(source.prepare('PRAGMA page_size').get()?.['page_size']);
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get(); // the instant: until something is read there is none
    let left = 0;
    await backup(source, to, {
      rate: PAGES,
      progress: ({ totalPages, remainingPages }) => {
        done(((left === 0 ? totalPages : left) - remainingPages) * pageBytes);
        left = remainingPages;
      },
    });
    source.exec('COMMIT');
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  copy.exec('PRAGMA journal_mode=DELETE');
  copy.close();
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Makes the names in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** The bytes of a file, piece by piece, letting others have their turn. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = readSync(file, piece, 0, PIECE, null);
      if (count === 0) return;
      yield piece.subarray(0, count);
      await nextTurn();
    }
  } finally {
    closeSync(file);
  }
}
