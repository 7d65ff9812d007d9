import { FolderFileStore } from '#libs/adapters/file-store-folder';
import type { EventLogReader } from '#libs/application';
import { dataFolders } from '#libs/engine';
import { eraseAgain } from '../backup/data-of-persons.js';
import { copyDataFolder } from './copy-data-folder.js';
import { copyFiles, type CopiedFiles } from './copy-files.js';

/** What was copied of what lies beside the log. */
export interface CopiedBeside {
  /** What of the data folder was copied whole: persons, accounts, keys, addresses, checkpoints. */
  readonly folder: readonly string[];
  /** Of how many persons the data was erased again. */
  readonly erasedAgain: number;
  readonly files: CopiedFiles;
}

/**
 * Copies what a log cannot be without, between the data folders of two logs: persons, accounts, keys, addresses and checkpoints where the target
 * has none, and the files that are named, read again at the target. `log`: the copy, which says what is named and who was erased. @throws what log and disks throw, PersonVaultFaultError
 */
export async function copyBeside(log: Pick<EventLogReader, 'readAll' | 'readStream'>, from: string, to: string): Promise<CopiedBeside> {
  const folder = await copyDataFolder(from, to);
  const erasedAgain = await eraseAgain(to, log);
  return { folder, erasedAgain, files: await copyFiles(log, new FolderFileStore(dataFolders(from).files), new FolderFileStore(dataFolders(to).files)) };
}

export function besideText(copied: CopiedBeside | null): string {
  if (copied === null) {
    return 'Hồ sơ cá nhân, tài khoản, khóa, địa chỉ và tệp đính kèm chưa được chép: nêu thư mục dữ liệu ở phía máy chủ bằng --from-data, --to-data / persons, accounts, keys, addresses and files were not copied: name the data folder of the side on servers with --from-data, --to-data\n';
  }
  const { folder, erasedAgain, files } = copied;
  const lines = [
    ...(folder.length === 0 ? [] : [`${folder.join(', ')}: đã chép / copied`]),
    ...(erasedAgain === 0 ? [] : [`Đã xóa lại dữ liệu của / erased again: ${erasedAgain}`]),
    `Tệp đính kèm / files: vừa chép / copied now ${files.copied}, đã có / there already ${files.there}, đã đọc lại để đối chiếu / all read again`,
    ...files.missing.map((sha256) => `  bị mất hoặc bị sửa / missing or altered: ${sha256}`),
  ];
  return `${lines.join('\n')}\n`;
}
