import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPORT_FORMATS, exportPieces, fillOcelBook, STORED_NAMES, type AsOf, type ExportFormat, type ExportScope } from '#libs/application';
import { openOcelFile } from '#libs/adapters/ocel-sqlite';
import { bodyId, REGISTER_KEY } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { asOfIn, refuseNoMoment } from '../as-of.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { print, progressBar } from '../output.js';
import { openInstallationLog, type InstallationLog } from '../reading/installation-log.js';

const HELP = `dondoc export [--format jsonl|csv|cloudevents|ocel|xes] [--as-of T] [--types T,T] [--body B] [--data DIR]
dondoc export --format ocel-sqlite --out FILE […]

In nhật ký ra đầu ra chuẩn, tuần tự, không giữ trong bộ nhớ; chạy được cạnh máy chủ đang chạy.
Prints the log to standard output as a stream; works beside a running server.

  --format F    jsonl        nguyên văn đã lưu, mỗi sự kiện một dòng / as stored, one event a line (default)
                             {"index":1,"stream":"…","revision":0,"id":"…","envelope":{…}}
                csv          cho bảng tính; công thức bị vô hiệu / for spreadsheets; formulas are defused
                cloudevents  CloudEvents 1.0, mỗi sự kiện một dòng / one a line
                ocel         OCEL 2.0 (JSON), khai phá quy trình theo đối tượng / object-centric process mining
                ocel-sqlite  OCEL 2.0 thành một tệp SQLite / OCEL 2.0 as a SQLite file
                xes          XES, mỗi nhiệm vụ một vết / one trace a duty
  --out FILE    tệp mới cho ocel-sqlite / a new file, for ocel-sqlite
  --as-of T     ngày YYYY-MM-DD (hết ngày), thời điểm ISO 8601, hoặc index:N / a day (its end), an ISO 8601 instant, or index:N
  --types T,T   chỉ những loại việc này / these kinds of acts only, such as result-submitted,result-accepted
  --body B      chỉ việc của cơ quan này / acts of this body, or on its behalf, only
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

export const exportCommand: Command = {
  name: 'export',
  summary: { vi: 'in nhật ký (JSON Lines, CSV, CloudEvents, OCEL 2.0, XES)', en: 'print the log in one of these formats' },
  help: HELP,
  run: async (args) => {
    // Every line is JSON already: --json is taken and changes nothing.
    const options = { data: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' }, 'as-of': { type: 'string' }, types: { type: 'string' }, body: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = readArguments(args, options, 0);
    const format = formatOf(values.format ?? 'jsonl');
    const asOf = asOfIn(values['as-of']);
    const scope: ExportScope = { until: untilOf(asOf), types: typesOf(values.types), body: bodyOf(values.body), streams: null };
    if ((format === 'ocel-sqlite') !== (values.out !== undefined)) throw new UsageError('--out FILE: cần cho ocel-sqlite, và chỉ cho nó / needed for ocel-sqlite, and for it only');
    const log = await openInstallationLog(dataFolder(values.data));
    try {
      await refuseNoMoment(log, asOf);
      if (format === 'ocel-sqlite') await writeFile(log, scope, values.out ?? '');
      else await writeText(log, format, scope);
    } finally {
      await log.close();
    }
    return 0;
  },
};

async function writeText(log: InstallationLog, format: Exclude<ExportFormat, 'ocel-sqlite'>, scope: ExportScope): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-export-'));
  try {
    for await (const piece of exportPieces(log, format, scope, () => openOcelFile({ path: join(folder, 'ocel.sqlite'), events: false }))) await print(piece);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file appears under its name when it is whole. @throws FailedError when it is there already */
async function writeFile(log: InstallationLog, scope: ExportScope, path: string): Promise<void> {
  if (existsSync(path)) throw new FailedError({ vi: `đã có tệp ${path}`, en: 'the file is there already' });
  const begun = `${path}.part`;
  rmSync(begun, { force: true });
  const bar = progressBar('export');
  const total = Math.max(1, await log.count());
  const book = openOcelFile({ path: begun, events: true });
  try {
    await fillOcelBook(log, scope, book, (index) => bar.update(index / total)).finally(() => book.close());
    renameSync(begun, path);
  } finally {
    bar.stop();
    rmSync(begun, { force: true });
  }
}

function formatOf(text: string): ExportFormat {
  const format = EXPORT_FORMATS.find((each) => each === text);
  if (format === undefined) throw new UsageError(`--format: ${EXPORT_FORMATS.join(', ')}`);
  return format;
}

function untilOf(asOf: AsOf): ExportScope['until'] {
  return asOf.kind === 'index' || asOf.kind === 'pinned' ? { index: asOf.index } : asOf.kind === 'instant' ? { at: asOf.at } : null;
}

function typesOf(text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined) return null;
  const known = new Set<string>(Object.values(STORED_NAMES));
  const types = text.split(',');
  for (const type of types) if (!known.has(type)) throw new UsageError(`--types: không có loại / there is no kind: ${type}`);
  return new Set(types);
}

function bodyOf(text: string | undefined): ExportScope['body'] {
  if (text === undefined) return null;
  if (!REGISTER_KEY.test(text)) throw new UsageError(`--body: không phải mã cơ quan / no id of a body: ${text}`);
  return bodyId(text);
}
