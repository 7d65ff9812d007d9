import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes every read model of the folder unusable, so that whoever opens it next for writing builds it anew under its next
 * generation, which readers notice. For files found damaged in the middle, where opening them does not look. The folder
 * may be missing; nobody may be writing.
 */
export function condemnReadModels(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.db')) continue;
    for (const suffix of ['-wal', '-shm', '-journal']) rmSync(join(folder, file + suffix), { force: true });
    truncateSync(join(folder, file)); // the name stays: the next generation is counted from it
  }
}
