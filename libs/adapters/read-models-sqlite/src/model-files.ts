import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks a file as a read model of this program. */
export const APPLICATION_ID = 0x44445231;
/** Version of what this adapter itself keeps in each file (the checkpoint table). */
export const LAYOUT_VERSION = 1;

/**
 * The files of one version of one read model. A rebuild never takes over the name of the file that it replaces: SQLite
 * finds its write-ahead log by name, so a new database under an old name could meet the log of its predecessor. The
 * name therefore carries the generation, and the file with the highest one is served.
 */
export interface ModelFiles {
  readonly folder: string;
  readonly name: string;
  readonly version: number;
}

export const generationPath = ({ folder, name, version }: ModelFiles, generation: number): string => join(folder, `${name}.v${version}.g${generation}.db`);

/** Where a rebuild writes until it is published. */
export const rebuildPath = ({ folder, name, version }: ModelFiles): string => join(folder, `${name}.v${version}.rebuild`);

/** Highest generation on the disk; 0 when there is none. */
export function currentGeneration(files: ModelFiles): number {
  return Math.max(0, ...generations(files).map(({ generation }) => generation));
}

/** Deletes every file of the model (of any version) except that generation of this version. Open readers keep theirs. */
export function removeOthers(files: ModelFiles, keep: number): void {
  for (const { file, generation, version } of allGenerations(files)) {
    if (version !== files.version || generation !== keep) removeDatabase(join(files.folder, file));
  }
}

/** A database and what lies beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

export const fileBytes = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

export const fileExists = (path: string): boolean => existsSync(path);

/** Makes the content of a finished file survive a power cut before it takes its place. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The same while the caller goes on with other work. */
export async function syncFileSoon(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function generations(files: ModelFiles): readonly { readonly generation: number }[] {
  return allGenerations(files).filter(({ version }) => version === files.version);
}

function allGenerations({ folder, name }: ModelFiles): readonly { readonly file: string; readonly version: number; readonly generation: number }[] {
  const shape = new RegExp(`^${name.replaceAll(/[^a-z0-9-]/g, '')}\\.v(\\d+)\\.g(\\d+)\\.db$`);
  return readdirSync(folder).flatMap((file) => {
    const match = shape.exec(file);
    return match === null ? [] : [{ file, version: Number(match[1]), generation: Number(match[2]) }];
  });
}
