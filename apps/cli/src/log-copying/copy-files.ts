import { actorId } from '#libs/domain';
import { FILE_BYTES_AT_MOST, filesOfLog, type EventLogReader, type FileStore } from '#libs/application';

/** What became of the files that a log names. `missing`: their hashes, of those that the source does not hold, or not as they were. */
export interface CopiedFiles {
  readonly copied: number;
  readonly there: number;
  readonly missing: readonly string[];
}

/** Under whose name they are entered beside the copy: whoever may attach them has done so. */
const COPIER = actorId('cli:copy-log');

/** Copies the files that the log names and that the target does not hold yet, each read again by its hash. @throws what log and disks throw */
export async function copyFiles(log: Pick<EventLogReader, 'readAll'>, from: FileStore, to: FileStore): Promise<CopiedFiles> {
  let [copied, there] = [0, 0];
  const missing: string[] = [];
  for await (const { sha256, type } of filesOfLog(log)) {
    if ((await to.find(sha256)) !== null) {
      there += 1;
      continue;
    }
    const pieces = await from.read(sha256);
    const draft = pieces === null ? null : await to.receive(pieces, FILE_BYTES_AT_MOST);
    if (draft?.sha256 !== sha256) {
      await draft?.discard();
      missing.push(sha256);
      continue;
    }
    await draft.keep({ type, by: COPIER, place: (await from.find(sha256))?.place === 'quarantined' ? 'quarantined' : 'kept' });
    copied += 1;
  }
  return { copied, there, missing };
}
