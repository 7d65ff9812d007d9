import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile, compareReadModels, COSIGNED_PATH, checkpointAt, examineLog, filesOfLog, lastCheckpoint, type ComplaintKind, type LogExamination, type NamedFile, type ReadModelState } from '#libs/application';
import type { FileDamage } from '#libs/domain';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { FolderFileStore } from '#libs/adapters/file-store-folder';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { dataFolders } from '#libs/engine';
import { dataFolder, readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';
import { openInstallationLog, type InstallationLog } from '../reading/installation-log.js';

const HELP = `dondoc doctor [--data DIR] [--json]

Khám một nơi cài đặt: đọc lại toàn bộ nhật ký bằng quy tắc hôm nay, so từng bảng đọc với bảng dựng lại, đọc lại từng tệp đính kèm, xem dấu niêm phong. Không sửa gì.
Examines an installation: replays the whole log by today's rules, compares every read model with one built anew, reads every
file that acts carry, looks at the checkpoints. Changes nothing; works beside a running server.

  --data DIR   thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)

Mã thoát / exit codes: 0 không thấy gì sai / nothing is wrong, 1 có điều sai / something is
`;

const WORDS: Readonly<Record<ComplaintKind, string>> = {
  'event-unreadable': 'sự kiện không đọc được / an event cannot be read',
  'stream-gap': 'chuỗi sự kiện bị đứt / a stream does not count on',
  'rule-broken': 'việc trái quy tắc / the rules refuse this act',
  'decided-otherwise': 'theo quy tắc phải ghi khác / the rules record this otherwise',
  'event-out-of-place': 'sự kiện không thuộc chuỗi này / an event does not belong in this stream',
};

/** What a doctor looks at beside the log: how far it is signed, and how far others have cosigned. */
interface Signing {
  /** Null when nothing was signed. */
  readonly signed: number | null;
  readonly cosigned: number | null;
  /** Events that no checkpoint covers. */
  readonly uncovered: number;
}

/** A file that the log names and that is not as it was. */
interface FileComplaint extends NamedFile {
  readonly condition: FileDamage;
}

interface ExaminedFiles {
  readonly whole: number;
  readonly faults: readonly FileComplaint[];
}

export const doctorCommand: Command = {
  name: 'doctor',
  summary: { vi: 'khám nhật ký và bảng đọc, không sửa gì', en: 'examine log and read models, change nothing' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const folder = dataFolder(values.data);
    const log = await openInstallationLog(folder, true);
    const bar = progressBar('doctor');
    try {
      const total = Math.max(1, await log.count());
      const examination = await examineLog(log, { progress: (events) => bar.update(events / total / 2), ...(log.streamNow !== null && { reread: log.streamNow }) });
      const models = await comparedModels(folder, log, (events) => bar.update(0.5 + events / total / 2));
      const files = await examinedFiles(folder, log);
      const signing = await signingOf(folder, examination.events);
      bar.stop();
      if (values.json === true) await printJson({ ...examination, models, files, signing });
      else await print(reportText(examination, models, files, signing));
      return isWrong(examination, models, files) ? 1 : 0;
    } finally {
      bar.stop();
      await log.close();
    }
  },
};

async function comparedModels(folder: string, log: InstallationLog, progress: (events: number) => void): Promise<readonly ReadModelState[]> {
  const place = join(folder, 'read-models');
  if (!existsSync(place)) return [];
  const own = mkdtempSync(join(tmpdir(), 'dondoc-doctor-'));
  const [serving, scratch] = [openSqliteReadModels({ folder: place }), openSqliteReadModels({ folder: own })];
  try {
    return await compareReadModels(log, serving, scratch, progress);
  } finally {
    serving.close();
    scratch.close();
    rmSync(own, { recursive: true, force: true });
  }
}

/** Reads every file that the log names. */
async function examinedFiles(folder: string, log: InstallationLog): Promise<ExaminedFiles> {
  const store = new FolderFileStore(dataFolders(folder).files);
  const faults: FileComplaint[] = [];
  let whole = 0;
  for await (const file of filesOfLog(log)) {
    const { condition } = await checkFile(store, file.sha256);
    if (condition === 'whole') whole += 1;
    else faults.push({ ...file, condition });
  }
  return { whole, faults };
}

const isWrong = ({ counts }: LogExamination, models: readonly ReadModelState[], { faults }: ExaminedFiles): boolean => Object.keys(counts).length > 0 || models.some(({ state }) => state === 'other') || faults.length > 0;

async function signingOf(folder: string, events: number): Promise<Signing> {
  const tiles = new FolderAuditTiles(join(folder, 'audit-trail'));
  const [signed, cosigned] = [(await lastCheckpoint(tiles))?.checkpoint.size ?? null, (await checkpointAt(tiles, COSIGNED_PATH))?.checkpoint.size ?? null];
  return { signed, cosigned, uncovered: Math.max(0, events - (signed ?? 0)) };
}

function reportText(examination: LogExamination, models: readonly ReadModelState[], files: ExaminedFiles, { signed, cosigned, uncovered }: Signing): string {
  const { events, streams, lawful, notJudged, counts, complaints } = examination;
  const left = Object.values(notJudged).reduce((sum, count) => sum + count, 0);
  const lines = [
    `Nhật ký / log: ${events} sự kiện / events, ${streams} chuỗi / streams`,
    `Xét lại theo quy tắc / judged anew: ${lawful} đúng / lawful, ${left} không xét được / not judged`,
    `Niêm phong / signed: ${signed ?? '–'}; làm chứng / cosigned: ${cosigned ?? '–'}; chưa niêm phong / not covered: ${uncovered}`,
    ...(models.length === 0 ? ['Bảng đọc / read models: chưa có / none yet'] : [`Bảng đọc / read models: ${models.filter(({ state }) => state === 'same').length}/${models.length} khớp / as the log says`]),
    ...models.filter(({ state }) => state !== 'same').map(({ name, state, index, tables }) => `  ${name}: ${MODEL_WORDS[state]} (${index}${tables.length > 0 ? `; ${tables.join(', ')}` : ''})`),
  ];
  lines.push(`Tệp đính kèm / files: ${files.whole} nguyên vẹn / whole`, ...files.faults.slice(0, TOLD_FILES).map(({ condition, event, stream, name, sha256 }) => `  ${FILE_WORDS[condition]}: ${event} · ${stream} · ${name} · ${sha256}`));
  if (files.faults.length > TOLD_FILES) lines.push(`  … +${files.faults.length - TOLD_FILES}`);
  for (const { kind, event, stream, revision, type, detail } of complaints) lines.push(`${WORDS[kind]}: ${event} · ${stream} · ${revision} · ${type} · ${detail}`);
  for (const [kind, count] of Object.entries(counts)) {
    const told = complaints.filter((complaint) => complaint.kind === kind).length;
    if (count > told) lines.push(`  … ${WORDS[kind as ComplaintKind]}: +${count - told}`);
  }
  return `${lines.join('\n')}\n${isWrong(examination, models, files) ? 'CÓ ĐIỀU SAI / SOMETHING IS WRONG' : 'Không thấy gì sai / Nothing is wrong'}\n`;
}

const TOLD_FILES = 20;
const FILE_WORDS: Readonly<Record<FileComplaint['condition'], string>> = { missing: 'tệp bị mất / a file is missing', altered: 'tệp đã bị sửa / a file was altered' };

const MODEL_WORDS: Readonly<Record<ReadModelState['state'], string>> = {
  same: 'khớp / the same',
  other: 'khác với nhật ký, hãy chạy dondoc rebuild / not what the log says, run dondoc rebuild',
  behind: 'chưa theo kịp, không so / behind, not compared',
  missing: 'chưa có / missing',
};
