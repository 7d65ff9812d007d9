import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeEvent, filesOfLog, lastCheckpoint, LOG_KEY_STREAM, NotaryFaultError, writeArchive, type ArchiveSink, type EventLogReader } from '#libs/application';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { FolderFileStore } from '#libs/adapters/file-store-folder';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { readPolicy } from '#libs/domain';
import { dataFolders } from '#libs/engine';
import { dataFolder, readArguments } from '../arguments.js';
import { TarSink } from '../archiving/tar-sink.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';
import { openInstallationLog } from '../reading/installation-log.js';

const HELP = `dondoc archive <THƯ-MỤC | TỆP.tar> [--data DIR] [--policy TỆP] [--json]

Ghi ra bản sao để kiểm tra độc lập: dấu niêm phong, cây băm, mọi sự kiện; chạy được cạnh máy chủ đang chạy.
Writes a copy for auditors: checkpoint, tree, every event; works beside a running server.

  --data DIR     thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --policy TỆP   người làm chứng được tin (c2sp.org/tlog-policy) / witnesses to trust (default: DONDOC_WITNESS_POLICY)

Kiểm tra / verify:  npm run -s auditor -- verify <THƯ-MỤC | TỆP.tar> --key <khóa / key>
`;

export const archiveCommand: Command = {
  name: 'archive',
  summary: { vi: 'ghi bản sao nhật ký để kiểm tra độc lập', en: 'write a copy of the log for auditors' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' }, policy: { type: 'string' }, json: { type: 'boolean' } } as const, 1);
    const folder = dataFolder(values.data);
    const target = resolve(words[0] as string);
    const witnesses = witnessesIn(values.policy ?? (process.env['DONDOC_WITNESS_POLICY']?.trim() || null));
    if (existsSync(target)) throw new FailedError({ vi: `${target}: đã có; bản sao chỉ ghi vào chỗ mới`, en: `${target}: exists already; an archive is written to a new place only` });
    const log = await openInstallationLog(folder);
    const bar = progressBar('archive');
    // Under another name until it is whole: half an archive is never mistaken for one.
    const draft = `${target}.unfinished`;
    rmSync(draft, { recursive: true, force: true });
    try {
      const { sink, close } = target.endsWith('.tar') ? tarAt(draft) : { sink: new FolderAuditTiles(draft), close: () => undefined };
      const tiles = new FolderAuditTiles(`${folder}/audit-trail`);
      const missing: string[] = [];
      const files = archivedFiles(log, dataFolders(folder).files, (await lastCheckpoint(tiles))?.checkpoint.size ?? 0, missing);
      const source = { log, tiles, cryptography: nodeCryptography, policy: await policyOf(log, witnesses), files };
      const signed = await writeArchive(source, sink, bar.update);
      close();
      if (signed === null) throw new FailedError({ vi: 'Nhật ký chưa được ký: hãy chạy máy chủ một lần với DONDOC_NOTARY=on', en: 'The log is not signed yet: run the server once with DONDOC_NOTARY=on' });
      renameSync(draft, target);
      bar.stop();
      const { origin, size } = signed.checkpoint;
      const later = (await log.count()) - size;
      if (missing.length > 0) process.stderr.write(`CẢNH BÁO: thiếu ${missing.length} tệp trong kho / ALARM: ${missing.length} files are not there: ${missing.slice(0, 5).join(', ')}\n`);
      if (values.json === true) await printJson({ archive: target, origin, events: size, notCovered: later, filesMissing: missing.length });
      else await print(`${target}: ${size} sự kiện / events (${origin})${later > 0 ? `; ${later} sự kiện chưa được ký, không có trong bản sao / not signed yet, not in the copy` : ''}\n`);
      return 0;
    } catch (fault) {
      rmSync(draft, { recursive: true, force: true });
      throw fault instanceof NotaryFaultError ? new FailedError({ vi: `Nhật ký không khớp với dấu niêm phong (${fault.message}); hãy giữ nguyên mọi tệp và xem hướng dẫn audit-trail`, en: `The log does not fit its checkpoint (${fault.message}); keep all files as they are and see the guide audit-trail` }) : fault;
    } finally {
      bar.stop();
      await log.close();
    }
  },
};

/** The files that those events name, as they lie there: what each of them is, is for the auditor to say. */
async function* archivedFiles(log: EventLogReader, folder: string, events: number, missing: string[]): AsyncGenerator<{ readonly sha256: string; readonly bytes: Uint8Array }> {
  const store = new FolderFileStore(folder);
  for await (const { sha256 } of filesOfLog(log, events)) {
    const pieces = await store.read(sha256);
    if (pieces === null) {
      missing.push(sha256);
      continue;
    }
    const read: Uint8Array[] = [];
    for await (const piece of pieces) read.push(piece);
    yield { sha256, bytes: Buffer.concat(read) };
  }
}

function tarAt(path: string): { readonly sink: ArchiveSink; readonly close: () => void } {
  const sink = new TarSink(path);
  return { sink, close: () => sink.close() };
}

/** The lines of a policy that are about witnesses; without a policy nobody is asked for. @throws UsageError for a file that is none. */
function witnessesIn(file: string | null): string {
  if (file === null) return 'quorum none\n';
  try {
    const text = readFileSync(file, 'utf8');
    const policy = readPolicy(text, nodeCryptography.sha256);
    if (!policy.ok) throw new UsageError(`--policy: ${file}, dòng / line ${policy.fault}`);
    return `${text.split('\n').filter((line) => /^\s*(?:witness|group|quorum)\s/.test(line)).join('\n')}\n`;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`--policy: không đọc được / cannot read: ${file}`);
  }
}

/** The keys that the log names, and the witnesses. */
async function policyOf(log: EventLogReader, witnesses: string): Promise<string> {
  const keys = (await log.readStream(LOG_KEY_STREAM)).flatMap((logged) => {
    const { event } = decodeEvent(logged);
    return event.type === 'LogKeyIntroduced' || event.type === 'LogKeyRotated' ? [event.data.key] : [];
  });
  return `${keys.map((key) => `log ${key}\n`).join('')}${witnesses}`;
}
