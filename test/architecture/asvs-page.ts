import { existsSync, readFileSync } from 'node:fs';

/** One requirement of the standard with its answer, as the page has it. */
export interface AsvsRow {
  readonly id: string;
  readonly answer: string;
  readonly where: string;
}

const ROW = /^\| (V\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([a-z]+) \| ([^|]+) \|$/u;
const PLACE = /^`([^`]+)` › (.+)$/u;
/** Reasons in a hundred, at most. */
const MOST_REASONS = 15;
const SHORTEST_REASON = 15;

export const rowsIn = (page: string): readonly AsvsRow[] => page.split('\n').flatMap((line) => {
  const [, id, , , answer = '', where = ''] = ROW.exec(line) ?? [];
  return id === undefined ? [] : [{ id, answer, where: where.trim() }];
});

/**
 * What is wrong with the page. `wanted`: every id of the standard's levels 1 and 2, with its level; `open`: those that are known not to be
 * so yet, no more and no fewer.
 */
export function faultsOf(page: string, wanted: ReadonlyMap<string, number>, open: readonly string[]): readonly string[] {
  const rows = rowsIn(page);
  const seen = new Map<string, number>();
  for (const { id } of rows) seen.set(id, (seen.get(id) ?? 0) + 1);
  const reasons = rows.filter(({ answer }) => answer === 'reason').length;
  return [
    ...page.split('\n').filter((line) => line.startsWith('| V') && !ROW.test(line)).map((line) => `no row: ${line}`),
    ...[...wanted].filter(([id, level]) => !page.includes(`\n| ${id} | ${level} | `)).map(([id]) => `${id}: missing, or of another level`),
    ...[...seen].flatMap(([id, times]) => (wanted.has(id) ? [] : [`${id}: not in the standard`]).concat(times > 1 ? [`${id}: ${times} times`] : [])),
    ...rows.flatMap((row) => faultOf(row).map((fault) => `${row.id}: ${fault}`)),
    ...rows.filter(({ id, answer }) => answer === 'open' && !open.includes(id)).map(({ id }) => `${id}: open`),
    ...open.filter((id) => !rows.some((row) => row.id === id && row.answer === 'open')).map((id) => `${id}: known as open, and is not`),
    ...(reasons * 100 > wanted.size * MOST_REASONS ? [`${reasons} reasons of ${wanted.size}`] : []),
  ];
}

function faultOf({ answer, where }: AsvsRow): readonly string[] {
  if (answer === 'reason' || answer === 'open') return where.length < SHORTEST_REASON || PLACE.test(where) ? ['says too little'] : [];
  if (answer !== 'test' && answer !== 'code') return [`answered by ${answer}`];
  const [, path = '', words = ''] = PLACE.exec(where) ?? [];
  if (path === '') return ['names no place'];
  if (!existsSync(path)) return [`${path} is not there`];
  const text = readFileSync(path, 'utf8');
  if (answer === 'test') return titlesIn(text).some((title) => title.includes(words)) ? [] : [`${path} has no case "${words}"`];
  return hasName(path, text, words) ? [] : [`${path} has no "${words}"`];
}

/** Titles of cases and suites, each a text behind `it(…`, `describe(…` or a table of cases. */
const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\b(?:it|describe)(?:\.\w+)*\(|(?<=\)|\]|\w>)\(|\bdescribe\.skip\)\()\s*(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)")/gu)].map(([, one = '', other = '', third = '']) => one + other + third);

/** A heading of a document; a line of a setting; a declaration of code. */
function hasName(path: string, text: string, name: string): boolean {
  const lines = text.split('\n');
  if (path.endsWith('.md')) return lines.some((line) => /^#+ /u.test(line) && line.replace(/^#+ /u, '') === name);
  if (!/\.tsx?$/u.test(path)) return lines.some((line) => line.includes(name));
  const escaped = name.replaceAll(/[^\w]/gu, (sign) => `\\${sign}`);
  const declared = new RegExp(`(?:\\b(?:function|class|const|interface|type|let) (?:\\*\\s*)?${escaped}\\b|^\\s+(?:(?:private|readonly|static|async|get) )*${escaped}(?:<[^>]*>)?\\()`, 'mu');
  return declared.test(text);
}
