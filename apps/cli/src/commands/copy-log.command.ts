import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { copyMissing, EventLogFaultError, LogCopyError, verifyLogCopy, type Digest, type LogCopyFaultCode } from '#libs/application';
import { readArguments } from '../arguments.js';
import { FailedError, UsageError, type Bilingual, type Command } from '../command.js';
import { besideText, copyBeside } from '../log-copying/copy-beside.js';
import { namedLog, type NamedLog, type SourceLog, type TargetLog } from '../log-copying/named-log.js';
import { print, printJson, progressBar } from '../output.js';

const HELP = `dondoc copy-log --from NHẬT-KÝ / LOG --to NHẬT-KÝ / LOG [--from-data DIR] [--to-data DIR] [--json]

Chép nhật ký sang nơi khác: cùng thứ tự, mã, chỉ số và từng byte; bị ngắt thì gọi lại, nó làm tiếp; cuối cùng đối chiếu toàn bộ.
Copies a log elsewhere: same order, ids, indexes and bytes; interrupted, call it again and it goes on; at the end all is compared.

  sqlite:THƯ-MỤC / FOLDER           trong thư mục dữ liệu / in a data folder
  eventstoredb:TÊN / INSTALLATION   trên máy chủ của EVENTSTOREDB_URL (EVENTSTOREDB_USER, EVENTSTOREDB_PASSWORD_FILE)

  --from-data THƯ-MỤC / FOLDER      thư mục dữ liệu của nguồn, khi nguồn ở trên máy chủ / data folder of a source on servers
  --to-data THƯ-MỤC / FOLDER        thư mục dữ liệu của đích, khi đích ở trên máy chủ / data folder of a target on servers

Giữa hai thư mục dữ liệu: hồ sơ cá nhân, tài khoản, các khóa, địa chỉ cùng thư chờ gửi và điểm chốt đã ký được chép nếu đích chưa có, dữ liệu đã xóa
được xóa lại; tệp đính kèm được chép rồi đọc lại để đối chiếu. Between data folders persons, accounts, keys, addresses with waiting e-mails and signed
checkpoints are copied where the target has none, what was erased is erased again; files that acts and drafts carry are copied and read again.

Có thể chép trước khi máy chủ còn chạy; lần cuối phải dừng mọi chương trình ghi nguồn.
May be called while the server runs, to copy most of it; for the last time stop whatever writes the source.
`;

const WORDS: Readonly<Record<LogCopyFaultCode, Bilingual>> = {
  'target-differs': { vi: 'đích có sự kiện khác nguồn; dùng đích trống hoặc bản chép dở của chính nguồn này', en: 'the target holds another event than the source; use an empty target or an unfinished copy of this very source' },
  'target-longer': { vi: 'đích có nhiều sự kiện hơn nguồn; có phải đã đảo --from và --to?', en: 'the target holds more than the source; are --from and --to the wrong way round?' },
  'source-torn': { vi: 'nguồn thiếu sự kiện trong một luồng; hãy khôi phục nguồn từ bản sao lưu', en: 'an event of a stream is missing in the source; restore the source from a backup' },
  'append-refused': { vi: 'chương trình khác đang ghi vào đích; hãy dừng nó rồi gọi lại', en: 'another program writes the target; stop it and call this again' },
  'append-unknown': { vi: 'không biết đích đã ghi hay chưa; hãy gọi lại, nó sẽ làm tiếp', en: 'the outcome of an append could not be learned; call this again, it goes on' },
  'source-grew': { vi: 'nguồn vừa có thêm sự kiện; hãy dừng chương trình ghi nguồn rồi gọi lại', en: 'events came to the source meanwhile; stop whatever writes it and call this again' },
};

const sha256 = (): Digest => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
};

export const copyLogCommand: Command = {
  name: 'copy-log',
  summary: { vi: 'chép nhật ký giữa các nơi lưu, đối chiếu từng byte', en: 'copy a log between stores, compared byte by byte' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { from: { type: 'string' }, to: { type: 'string' }, 'from-data': { type: 'string' }, 'to-data': { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    if (values.from === undefined || values.to === undefined) throw new UsageError('cần --from và --to / --from and --to are needed');
    const [from, to] = [await namedLog(values.from), await namedLog(values.to)];
    const [fromData, toData] = [dataOf(from, '--from-data', values['from-data']), dataOf(to, '--to-data', values['to-data'])];
    if (from.name === to.name) throw new UsageError('--from và --to là một / are the same log');
    // First the source, because a mistyped one must not leave a new log behind at the target.
    const source = await from.openSource();
    try {
      const target = await to.openTarget();
      try {
        const { copied, events, digest } = await copyAll(source, target);
        const beside = fromData === null || toData === null ? null : await copyBeside(target.log, fromData, toData);
        if (values.json === true) await printJson({ from: from.name, to: to.name, copied, events, sha256: digest, folder: beside?.folder ?? null, erasedAgain: beside?.erasedAgain ?? null, files: beside?.files ?? null });
        else await print(`${events} sự kiện / events, vừa chép / copied now ${copied}, đã đối chiếu / compared, SHA-256 ${digest}\n${besideText(beside)}`);
        return beside === null || beside.files.missing.length === 0 ? 0 : 1;
      } finally {
        await target.log.close();
      }
    } catch (error) {
      throw explained(error);
    } finally {
      await source.close();
    }
  },
};

/** Most of it beside whoever writes the source, the rest and the comparison when nobody does any more. */
async function copyAll(source: SourceLog, { log, inFlight }: TargetLog): Promise<{ readonly copied: number; readonly events: number; readonly digest: string }> {
  const pass = async <T>(label: string, work: (progress: (events: number) => void) => Promise<T>): Promise<T> => {
    const bar = progressBar(label);
    try {
      return await work((events) => bar.update(events / Math.max(events, source.count() ?? 1)));
    } finally {
      bar.stop();
    }
  };
  const copy = (progress: (events: number) => void): Promise<number> => copyMissing(source.log, log, { inFlight, progress });
  const first = await pass('copy-log', copy);
  source.hold();
  const rest = await copyMissing(source.log, log, { inFlight });
  const { events, digest } = await pass('compare', (progress) => verifyLogCopy(source.log, log, sha256, progress));
  return { copied: first + rest, events, digest };
}

/** The data folder that belongs to a log; null where nobody named the one of a log on servers. @throws UsageError */
function dataOf({ folder }: NamedLog, option: '--from-data' | '--to-data', named: string | undefined): string | null {
  if (folder === null) return named === undefined ? null : resolve(named);
  if (named !== undefined) throw new UsageError(`${option}: chỉ dùng khi nhật ký ở trên máy chủ / is for a log on servers only`);
  return folder;
}

function explained(error: unknown): unknown {
  if (error instanceof LogCopyError) {
    const { vi, en } = WORDS[error.code];
    return new FailedError({ vi: `${error.code}: ${vi} (chỉ số ${error.index}, ${error.stream})`, en: `${en} (index ${error.index})` });
  }
  if (error instanceof EventLogFaultError && error.code === 'log-in-use') {
    return new FailedError({ vi: `log-in-use: ${error.path} đang được ghi; hãy dừng chương trình đó rồi gọi lại, phần đã chép được giữ`, en: 'it is being written; stop that program and call this again, what was copied is kept' });
  }
  return error;
}
