import { SystemClock } from '#libs/adapters/clock-system';
import { dataFolder, readArguments } from '../arguments.js';
import { takeBackup } from '../backup/take-backup.js';
import type { Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';
import { refuseOnServers } from '../reading/installation-log.js';

const HELP = `dondoc backup THƯ-MỤC / FOLDER [--data DIR] [--json]

Sao lưu thư mục dữ liệu vào một thư mục mới, cạnh máy chủ đang chạy; mọi việc đã được ghi nhận trước khi gọi đều có trong đó.
Backs the data folder up into a new folder, beside a running server; everything acknowledged before the call is in it.

  Bản sao lưu có tài khoản và địa chỉ: hãy cất như con dấu. / It holds accounts and addresses: guard it like the office's seal.
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

const BACKUP_ON_SERVERS = {
  vi: 'Hãy sao lưu bằng cách của máy chủ EventStoreDB, rồi chép thư mục tài khoản (DONDOC_ACCOUNTS) và khóa: docs/guides/operating.md',
  en: 'Back it up by the means of the EventStoreDB servers, then copy the folder of accounts (DONDOC_ACCOUNTS) and keys: docs/guides/operating.md; or copy the log into a folder: dondoc copy-log --from eventstoredb:NAME --to sqlite:DIR',
};

export const backupCommand: Command = {
  name: 'backup',
  summary: { vi: 'sao lưu thư mục dữ liệu, máy chủ vẫn chạy', en: 'back the data folder up beside a running server' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, 1);
    const [target = ''] = words;
    const folder = dataFolder(values.data);
    refuseOnServers(folder, BACKUP_ON_SERVERS);
    const bar = progressBar('backup');
    try {
      const { log, files, leftOut, madeAt } = await takeBackup(folder, target, new Date(new SystemClock().now()), bar.update);
      bar.stop();
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      if (values.json === true) await printJson({ folder: target, madeAt, events: log.events, head: log.head, files: files.length, bytes, leftOut });
      else await print(`${target}: ${log.events} sự kiện / events, ${files.length} tệp / files, ${bytes} byte\n`);
      return 0;
    } finally {
      bar.stop();
    }
  },
};
