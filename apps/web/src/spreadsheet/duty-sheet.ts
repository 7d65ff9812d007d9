import type { Cell, SheetData } from 'write-excel-file/universal';
import type { DutyRow, Schemas } from '../api/client.js';
import type { Dictionary } from '../language/vi.js';
import { writtenInstant } from '../wording/dates.js';

/** A list to be taken away. */
export interface DutyList {
  readonly title: string;
  readonly duties: readonly DutyRow[];
  readonly moment: Schemas['Moment'];
  /** Whole address of the page that shows it. */
  readonly address: string;
}

const HEADER = { fontWeight: 'bold', backgroundColor: '#dbe7f5', wrap: true } as const;
const WIDTHS = [12, 12, 26, 10, 12, 60, 34, 12, 34, 16, 26, 50];
const FORMULA = /^[=+\-@\t\r]/u;
/** The longest text that a cell may hold. */
const LONGEST = 32_767;

/**
 * Text that stays text: cells say that they are, so nothing in this file is ever computed; whatever begins as a formula would
 * gets an apostrophe as well, for the day on which somebody saves the sheet as CSV.
 */
export function plainCell(text: string): Cell {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return { value: safe.slice(0, LONGEST), type: String };
}

/** A day as a date of the spreadsheet; unknown days stay empty. */
const dayCell = (day: string | null): Cell => (day === null ? null : { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' });
const numberCell = (value: number | null): Cell => (value === null ? null : { value, type: Number });

/** One duty a row under one row of headings, so that filters and sums work at once. */
export function dutyRows({ duties, address }: DutyList, names: (body: string) => string, t: Dictionary): SheetData {
  const { origin } = new URL(address);
  const heading = t.spreadsheet.columns;
  return [
    Object.values(heading).map((value) => ({ value, type: String, ...HEADER })),
    ...duties.map((duty) => [
      dayCell(duty.currentDue),
      dayCell(duty.originalDue),
      plainCell(duty.standing.kind === 'line' ? t.lines[duty.standing.line] : t.boxes[duty.standing.box]),
      numberCell(duty.standing.kind === 'box' && duty.standing.box === 'overdue' ? duty.standing.daysOverdue : null),
      plainCell(duty.taskCode + (duty.period === null ? '' : ` (${t.marks.period(duty.period.key)})`)),
      plainCell(duty.summary),
      plainCell(duty.bodyName),
      plainCell(t.modes[duty.mode]),
      duty.holder === null ? null : plainCell(names(duty.holder)),
      plainCell(duty.directiveSymbol),
      plainCell(t.statuses[duty.status]),
      plainCell(`${origin}/viec/${duty.assignmentId}`),
    ]),
  ];
}

/** Where the list comes from: what it is, as of when, how many, and the address that shows it. */
export const sourceRows = ({ title, duties, moment, address }: DutyList, t: Dictionary): SheetData =>
  [
    [t.spreadsheet.title, title],
    [t.spreadsheet.moment, t.moment.judged(writtenInstant(moment.at), moment.index)],
    [t.spreadsheet.count, String(duties.length)],
    [t.spreadsheet.address, address],
  ].map(([name = '', value = '']) => [{ value: name, type: String, fontWeight: 'bold' as const }, plainCell(value)]);

/** The list as an XLSX file of two sheets. The library is loaded when somebody wants one. */
export async function dutySheet(list: DutyList, names: (body: string) => string, t: Dictionary): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write([
    { data: dutyRows(list, names, t), sheet: t.spreadsheet.sheets.list, columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1, orientation: 'landscape' },
    { data: sourceRows(list, t), sheet: t.spreadsheet.sheets.source, columns: [{ width: 20 }, { width: 90 }] },
  ]).toBlob();
}
