import { readArguments } from '../arguments.js';
import { restoreBackup, verifyBackup } from '../backup/restore-backup.js';
import { UsageError, type Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';

const HELP = `dondoc restore THƯ-MỤC / FOLDER --data MỚI / NEW [--json]
dondoc restore THƯ-MỤC / FOLDER --verify [--json]

Kiểm tra bản sao lưu rồi khôi phục vào một thư mục dữ liệu mới; hỏng hoặc lạ thì từ chối, không ghi gì.
Checks a backup, then restores it into a new data folder; a damaged or foreign one is refused, and nothing is written.

  --data DIR    thư mục dữ liệu mới / the new data folder
  --verify      chỉ kiểm tra / only check
`;

export const restoreCommand: Command = {
  name: 'restore',
  summary: { vi: 'kiểm tra và khôi phục bản sao lưu vào thư mục mới', en: 'check a backup and restore it into a new folder' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' }, verify: { type: 'boolean' }, json: { type: 'boolean' } } as const, 1);
    const [folder = ''] = words;
    // No default: the folder of a running server must never be meant by chance.
    if ((values.data === undefined) === (values.verify !== true)) throw new UsageError('cần đúng một trong hai: --data hoặc --verify / exactly one of --data and --verify is needed');
    const bar = progressBar(values.data === undefined ? 'verify' : 'restore');
    try {
      const { log, madeAt, files } = values.data === undefined ? await verifyBackup(folder, bar.update) : await restoreBackup(folder, values.data, bar.update);
      bar.stop();
      const told = { folder: values.data ?? null, madeAt, events: log.events, head: log.head, files: files.length };
      if (values.json === true) await printJson(told);
      else await print(`${values.data ?? folder}: ${log.events} sự kiện / events, ${madeAt}, đã kiểm tra / verified\n`);
      return 0;
    } finally {
      bar.stop();
    }
  },
};
