import { ERASURE_GROUNDS } from '#libs/domain';
import { readArguments } from '../arguments.js';
import { FailedError, UsageError, type Bilingual, type Command } from '../command.js';
import { SERVER_HELP, SERVER_OPTIONS, ServerSession } from '../conversing/server-session.js';
import { csvFailure, readCsv, type CsvRow } from '../input/csv-rows.js';
import { print, printJson } from '../output.js';
import { tableText } from '../reading/table.js';

const HELP = `dondoc persons list --login NAME [--url URL | --data DIR] [--json]
dondoc persons import FILE.csv --login NAME [--url URL | --data DIR] [--json]
dondoc persons change PERSON FILE.csv --login NAME [--url URL | --data DIR] [--json]
dondoc persons erase PERSON --ground GROUND | erase-take-back PERSON | erase-confirm PERSON --login NAME [--url URL | --data DIR] [--json]

Hồ sơ cá nhân: xem (mọi lần xem đều được ghi), nhập, sửa, xóa bởi hai người. Nhật ký chỉ giữ id.
Persons: shown (every look is on record), entered, changed, erased by two people. The log keeps ids only.

import           mỗi dòng một người; dừng ở dòng đầu tiên bị từ chối và nói dòng nào đã ghi / a person a line; stops at the first that is refused and says which are stored
change           tệp một dòng, toàn bộ dữ liệu từ nay / a file of one line, the whole data from now on
erase            đề nghị xóa / asks for it: ${ERASURE_GROUNDS.join(', ')}
erase-confirm    người thứ hai xác nhận; không lấy lại được / somebody else confirms; nothing brings it back

Cột / columns: name, email, phone (hai cột sau có thể trống / the last two may be empty)
${SERVER_HELP}`;

const COLUMNS = ['name', 'email', 'phone'] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

interface Person {
  readonly person: string;
  readonly status: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mark: string | null;
  readonly positions: readonly unknown[];
}
interface PersonsPage {
  readonly persons: readonly Person[];
  readonly nextCursor: string | null;
}

const OPTIONS = { ...SERVER_OPTIONS, ground: { type: 'string' } } as const;
const ERASING: Readonly<Record<string, string>> = { erase: '', 'erase-take-back': '/taking-back', 'erase-confirm': '/confirmation' };

export const personsCommand: Command = {
  name: 'persons',
  summary: { vi: 'hồ sơ cá nhân: xem, nhập, sửa, xóa bởi hai người', en: 'persons: show, enter, change, erase by two' },
  help: HELP,
  run: async (args) => {
    const [verb = ''] = args;
    const { values, words } = readArguments(args, OPTIONS, verb === 'list' ? 1 : verb === 'change' ? 3 : 2);
    const [, word = '', file = ''] = words;
    const json = values.json === true;
    if (verb === 'list') {
      const persons = await ServerSession.as(values, allOf);
      await (json ? printJson({ persons }) : print(tableOf(persons)));
      return 0;
    }
    if (verb === 'import') {
      const rows = rowsOf(word);
      const entered = await ServerSession.as(values, (session) => enter(session, word, rows));
      await (json ? printJson({ entered }) : print(entered.map(({ line, person }) => `${line}\t${person}\n`).join('')));
      return 0;
    }
    const [path, body] = verb === 'change' ? [`/data`, dataOf(onlyOf(file))] : [erasing(verb), verb === 'erase' ? { ground: values.ground } : {}];
    const done = (await ServerSession.as(values, (session) => session.ask('POST', `/api/persons/${encodeURIComponent(word)}${path}`, body))).body;
    await (json ? printJson(done) : print(`Đã ghi / Stored: ${word}\n`));
    return 0;
  },
};

function erasing(verb: string): string {
  const step = ERASING[verb];
  if (step === undefined) throw new UsageError(`không có / there is no: persons ${verb}`);
  return `/erasure${step}`;
}

/** @throws FailedError that lists every fault of the file. */
function rowsOf(path: string): readonly Row[] {
  const { rows, faults } = readCsv(path, COLUMNS);
  const wrong = [...faults, ...rows.flatMap(({ line, cells }) => (cells.name === '' ? [{ line, vi: 'thiếu tên', en: 'the name is missing' }] : []))];
  if (wrong.length > 0) throw csvFailure(path, wrong);
  return rows;
}

function onlyOf(path: string): Row {
  const [row, ...more] = rowsOf(path);
  if (row === undefined || more.length > 0) throw new FailedError({ vi: `${path}: cần đúng một dòng`, en: 'one row is needed' });
  return row;
}

const dataOf = ({ cells: { name, email, phone } }: Row): unknown => ({ name, email: email === '' ? null : email, phone: phone === '' ? null : phone });

/** One after the other, each with the id it got. @throws FailedError that names the line that was refused, and those before it that are stored. */
async function enter(session: ServerSession, path: string, rows: readonly Row[]): Promise<readonly { readonly line: number; readonly person: string }[]> {
  const entered: { readonly line: number; readonly person: string }[] = [];
  for (const row of rows) {
    try {
      const { id } = (await session.ask('POST', '/api/persons', dataOf(row))).body as { readonly id: string };
      entered.push({ line: row.line, person: id });
    } catch (error) {
      if (!(error instanceof FailedError)) throw error;
      const stored: readonly Bilingual[] = entered.map(({ line, person }) => ({ vi: `  dòng / line ${line}: đã ghi ${person}`, en: 'stored' }));
      throw new FailedError({ vi: `${path}: dừng ở dòng ${row.line}; bỏ các dòng đã ghi rồi gọi lại`, en: `stopped at line ${row.line}; take out the lines that are stored and call again` }, ...error.lines, ...stored);
    }
  }
  return entered;
}

async function allOf(session: ServerSession): Promise<readonly Person[]> {
  const found: Person[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: PersonsPage = (await session.ask('GET', `/api/persons?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as PersonsPage;
    found.push(...page.persons);
    cursor = page.nextCursor;
  }
  return found;
}

const tableOf = (persons: readonly Person[]): string =>
  tableText(
    [
      { heading: 'id', cell: ({ person }) => person },
      { heading: 'Họ tên / name', cell: ({ name, mark }) => name ?? mark ?? '–' },
      { heading: 'Thư điện tử / e-mail', cell: ({ email }) => email ?? '–' },
      { heading: 'Điện thoại / telephone', cell: ({ phone }) => phone ?? '–' },
      { heading: 'Chức vụ / positions', cell: ({ positions }) => positions.length, right: true },
    ],
    persons,
  );
