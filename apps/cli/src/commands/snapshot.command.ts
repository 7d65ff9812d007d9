import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolders, LOG_ID_FILE, logOnServers } from '#libs/engine';
import { dataFolder, readArguments } from '../arguments.js';
import { copyDatabase, syncFolder } from '../backup/copy-file.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { print, progressBar } from '../output.js';

const HELP = `dondoc snapshot THƯ-MỤC / FOLDER [--data DIR]

Chép các bảng số liệu của một chương trình đang chạy vào một thư mục mới, để chương trình mới bắt đầu từ đó (DONDOC_READ_MODELS_FROM)
thay vì đọc nhật ký từ đầu. Chỉ với nhật ký trên máy chủ (DONDOC_EVENT_LOG=eventstoredb).
Copies the read models of a running program into a new folder, for a new program to begin with (DONDOC_READ_MODELS_FROM)
instead of reading the log from its beginning. For a log on servers only (DONDOC_EVENT_LOG=eventstoredb).

  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

/** Bytes of a model are copied as they are at one instant each; every model knows how far it has come by itself. */
export const snapshotCommand: Command = {
  name: 'snapshot',
  summary: { vi: 'chép bảng số liệu cho một chương trình mới', en: 'copy the read models for a new program to begin with' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' } } as const, 1);
    const [target = ''] = words;
    if (target === '') throw new UsageError('Thiếu thư mục / The folder is missing');
    const folders = dataFolders(dataFolder(values.data));
    const log = logOnServers(folders);
    if (log === null || !existsSync(folders.readModels)) throw new FailedError({ vi: `Không có bảng số liệu của nhật ký trên máy chủ trong ${folders.log}`, en: `There are no read models of a log on servers in ${folders.log}` });
    if (existsSync(target)) throw new FailedError({ vi: `${target} đã có: hãy chọn thư mục mới`, en: `${target} exists: choose a new folder` });
    const draft = `${target}.unfinished`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const models = readdirSync(folders.readModels).filter((file) => file.endsWith('.db'));
    const bar = progressBar('snapshot');
    try {
      let done = 0;
      for (const file of models) {
        await copyDatabase(join(folders.readModels, file), join(draft, file), () => undefined);
        bar.update(++done / models.length);
      }
    } finally {
      bar.stop();
    }
    writeFileSync(join(draft, LOG_ID_FILE), `${log}\n`);
    syncFolder(draft);
    renameSync(draft, target);
    await print(`${target}: ${models.length} bảng số liệu / read models\n`);
    return 0;
  },
};
