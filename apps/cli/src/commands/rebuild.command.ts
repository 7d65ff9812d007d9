import { join } from 'node:path';
import { ProjectionFeeder, readForFolding, readModelCatalogue } from '#libs/application';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { dataFolder, readArguments } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';
import { isOnServers, openInstallationLog } from '../reading/installation-log.js';

const HELP = `dondoc rebuild [TÊN / NAME] [--data DIR] [--json]

Dựng lại bảng đọc từ nhật ký (tất cả, hoặc một bảng); máy chủ phải dừng trước.
Builds the read models anew from the log (all, or one); stop the server first.

  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: { vi: 'dựng lại bảng đọc từ nhật ký', en: 'build the read models anew from the log' },
  help: `${HELP}\n  ${readModelCatalogue().map(({ name }) => name).join(', ')}\n`,
  run: async (args) => {
    const named = args.some((word, index) => !word.startsWith('-') && args[index - 1] !== '--data');
    const { values, words } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, named ? 1 : 0);
    const projections = readModelCatalogue();
    for (const word of words) {
      if (!projections.some(({ name }) => name === word)) throw new UsageError(`không có bảng đọc / there is no read model: ${word} (${projections.map(({ name }) => name).join(', ')})`);
    }
    const folder = dataFolder(values.data);
    // First the reader, because a mistyped folder must not become a new log.
    const log = await openInstallationLog(folder, true);
    const letGo = await hold(folder).catch(async (refused: unknown) => {
      await log.close();
      throw refused;
    });
    const store = openSqliteReadModels({ folder: join(folder, 'read-models') });
    const bar = progressBar('rebuild');
    try {
      const total = Math.max(1, await log.count());
      const feeder = new ProjectionFeeder({ log, store, projections, decode: readForFolding });
      const started = performance.now();
      let events = 0;
      await feeder.rebuild(words, (done) => {
        events = done;
        bar.update(done / total);
      });
      bar.stop();
      await feeder.stop();
      const models = words.length > 0 ? words : projections.map(({ name }) => name);
      const seconds = Math.round(performance.now() - started) / 1000;
      await (values.json === true ? printJson({ models, events, seconds }) : print(`${models.join(', ')}: ${events} sự kiện / events, ${seconds} s\n`));
      return 0;
    } finally {
      bar.stop();
      store.close();
      await log.close();
      await letGo();
    }
  },
};

/** Keeps a program out, which would write the same read models: by the log, where it lies in the folder, or by the folder. @throws EventLogFaultError `log-in-use` */
async function hold(folder: string): Promise<() => Promise<void>> {
  if (!isOnServers(folder)) {
    const writer = openSqliteEventLog({ folder });
    return () => writer.close();
  }
  const { holdFolder } = await import('#libs/engine');
  const lock = holdFolder(folder);
  return async () => lock.close();
}
