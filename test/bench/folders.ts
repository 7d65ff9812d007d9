import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one benchmark, removed afterwards; the one given by `--data` is kept. */
export async function inFolder<T>(given: string | undefined, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  try {
    return await work(folder);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
