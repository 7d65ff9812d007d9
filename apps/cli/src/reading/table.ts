/** One column: its heading in both languages, and what stands in it for a row. */
export interface Column<R> {
  readonly heading: string;
  readonly cell: (row: R) => string | number;
  /** Numbers stand at the right. */
  readonly right?: boolean;
}

/** Most characters of a cell; what is longer is cut with "…". `--json` has it whole. */
const WIDEST = 60;

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

/** Rows in plain text, each column as wide as its widest cell, with the number of rows below. */
export function tableText<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const lines = [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ cell }) => cut(String(cell(row)).normalize('NFC').replaceAll(/\s+/gu, ' '))))];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  const written = lines.map((line) => line.map((text, place) => (columns[place]?.right === true ? text.padStart(widths[place] ?? 0) : text.padEnd(widths[place] ?? 0))).join('  ').trimEnd());
  return `${written.join('\n')}\n${rows.length} dòng / rows\n`;
}

/** `k/n`, or a dash where there is nothing to count. */
export const ratioText = ({ k, n }: { readonly k: number; readonly n: number }): string => (n === 0 ? '–' : `${k}/${n}`);
