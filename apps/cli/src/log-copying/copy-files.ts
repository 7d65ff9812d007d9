import { actorId } from '#libs/domain';
import { checkFile, FILE_BYTES_AT_MOST, filesOfLog, type EventLogReader, type FileStore } from '#libs/application';

/** What became of the files that a log names, and that its drafts would carry. `missing`: their hashes, of those that the source does not hold, or not as they were. */
export interface CopiedFiles {
  readonly copied: number;
  readonly there: number;
  readonly missing: readonly string[];
}

/** Under whose name they are entered beside the copy: whoever may attach them has done so. */
const COPIER = actorId('cli:copy-log');

/** Copies the files that the target does not hold whole, and reads each of them again at the target: none counts that is not what its hash says. @throws what log and disks throw */
export async function copyFiles(log: Pick<EventLogReader, 'readAll'>, from: FileStore, to: FileStore): Promise<CopiedFiles> {
  let [copied, there] = [0, 0];
  const missing: string[] = [];
  for await (const { sha256, type } of filesOfLog(log, Infinity, true)) {
    if (await isWhole(to, sha256)) {
      there += 1;
      continue;
    }
    const taken = await copyFile(sha256, type, from, to);
    if (taken && (await isWhole(to, sha256))) copied += 1;
    else missing.push(sha256);
  }
  return { copied, there, missing };
}

const isWhole = async (store: FileStore, sha256: string): Promise<boolean> => (await checkFile(store, sha256)).condition === 'whole';

/** False when the source does not hold it as it was. */
async function copyFile(sha256: string, type: string, from: FileStore, to: FileStore): Promise<boolean> {
  const pieces = await from.read(sha256);
  const draft = pieces === null ? null : await to.receive(pieces, FILE_BYTES_AT_MOST);
  if (draft?.sha256 !== sha256) {
    await draft?.discard();
    return false;
  }
  await draft.keep({ type, by: COPIER, place: (await from.find(sha256))?.place === 'quarantined' ? 'quarantined' : 'kept' });
  return true;
}
