import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { FailedError } from '../command.js';

/** One row of a file, by the names of its first line, with the line it ends on. */
export interface CsvRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export interface CsvFault {
  readonly line: number;
  readonly vi: string;
  readonly en: string;
}

/**
 * The rows of a CSV file in UTF-8 (commas, a first line of column names, blank lines and a byte order mark skipped), in
 * NFC and without blanks around the cells; and every fault of its form. @throws FailedError when it cannot be read at all.
 */
export function readCsv<Column extends string>(path: string, columns: readonly Column[]): { readonly rows: readonly CsvRow<Column>[]; readonly faults: readonly CsvFault[] } {
  const text = readText(path).normalize('NFC');
  let header: readonly string[] = [];
  let records: readonly { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number; readonly error?: CsvError } }[];
  try {
    records = parse(text, {
      bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true,
      columns: (names: string[]) => (header = names.map((name) => name.trim().toLowerCase())) as string[],
    }) as unknown as typeof records; // prettier-ignore
  } catch (error) {
    throw new FailedError({ vi: `${path}: ${(error as Error).message}`, en: 'the file is no CSV' });
  }
  const faults: CsvFault[] = [];
  for (const name of columns) if (!header.includes(name)) faults.push({ line: 1, vi: `thiếu cột "${name}"`, en: `the column "${name}" is missing` });
  for (const name of header) if (!columns.includes(name as Column)) faults.push({ line: 1, vi: `không có cột "${name}"`, en: `there is no column "${name}"` });
  if (faults.length > 0) return { rows: [], faults };
  const rows: CsvRow<Column>[] = [];
  for (const { record, info } of records) {
    if (info.error !== undefined) faults.push({ line: info.lines, vi: 'số ô khác số cột', en: 'the number of cells differs from the number of columns' });
    else rows.push({ line: info.lines, cells: record as CsvRow<Column>['cells'] });
  }
  if (rows.length === 0 && faults.length === 0) faults.push({ line: 1, vi: 'tệp không có dòng nào', en: 'the file has no rows' });
  return { rows, faults };
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new FailedError({ vi: `không đọc được ${path} (${(error as NodeJS.ErrnoException).code ?? 'không phải UTF-8'})`, en: `cannot read ${path}, or it is not UTF-8` });
  }
}

/** Every fault with its line, in the order of the file. */
export const csvFailure = (path: string, faults: readonly CsvFault[]): FailedError =>
  new FailedError(
    { vi: `${path}: ${faults.length} lỗi, chưa ghi gì`, en: `${faults.length} faults, nothing was stored` },
    ...faults.toSorted((a, b) => a.line - b.line).map(({ line, vi, en }) => ({ vi: `  dòng / line ${line}: ${vi}`, en })),
  );
