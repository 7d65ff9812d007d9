import { ACT_TITLES } from '../act-titles/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import { instantOf, type ExportedEvent, type ExportWriter } from './exported-event.js';

const COLUMNS = ['index', 'recordedAt', 'occurredOn', 'type', 'title', 'stream', 'revision', 'body', 'actingFor', 'actor', 'lateEntryBasis', 'data'] as const;

/** What a spreadsheet would take for a formula, also behind white space. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell: quoted where it must be (RFC 4180); what could run as a formula gets an apostrophe before it, and stays to be read. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated values by RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvWriter = (): ExportWriter => ({
  head: () => `\uFEFF${COLUMNS.join(',')}\r\n`,
  event: (exported) => `${cellsOf(exported).map(csvCell).join(',')}\r\n`,
  foot: () => '',
});

function cellsOf(exported: ExportedEvent): readonly (string | number | null)[] {
  const { index, recorded: { stream, revision, event, metadata: { act } } } = exported;
  return [index, instantOf(exported), act.occurredOn, STORED_NAMES[event.type], ACT_TITLES[event.type].vi, stream, revision, act.body, act.actingFor, act.actor, act.lateEntryBasis, JSON.stringify(event.data)];
}
