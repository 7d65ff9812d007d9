import type { ApiFilter } from '../inbox/inbox-search.js';
import { plain } from './plain.js';

/** What a line says: a filter, a month of due days, days from now, and the words that are none of these. */
export interface Command {
  readonly filter: ApiFilter | null;
  /** Due in this month, `YYYY-MM`. */
  readonly month: string | null;
  /** Due within so many days. */
  readonly days: number | null;
  readonly onOthers: boolean;
  /** Plain, one space between. */
  readonly words: string;
}

/** The short words of clerks for the filters of the inbox. */
export const SHORT_WORDS: Readonly<Record<string, ApiFilter>> = {
  qh: 'overdue',
  tn: 'to-acknowledge',
  sdh: 'due-soon',
  tl: 'returned',
  cah: 'undated',
  tx: 'standing',
  dk: 'recurring',
  cqd: 'waiting',
};
export const ON_OTHERS = 'ck';

const MONTH = /^t(\d{1,2})(?:[/.-](\d{4}))?$/u;
const DAYS = /^(?:(?:≤|<=|<)(\d{1,4})n?|(\d{1,4})n)$/u;

/**
 * Reads a line that was typed with or without accents: `qh t11` is overdue in November, `≤7` or `7n` due within seven days.
 * A month without a year is one of the year of `today` (`YYYY-MM-DD`). The last word of a kind holds.
 */
export function readCommand(line: string, today: string): Command {
  let command: Command = { filter: null, month: null, days: null, onOthers: false, words: '' };
  const words: string[] = [];
  for (const word of plain(line).replaceAll(/(≤|<=|<) /gu, '$1').split(' ')) {
    const filter = Object.hasOwn(SHORT_WORDS, word) ? SHORT_WORDS[word] : undefined;
    const month = monthOf(word, today);
    const days = DAYS.exec(word);
    if (filter !== undefined) command = { ...command, filter };
    else if (word === ON_OTHERS) command = { ...command, onOthers: true };
    else if (month !== null) command = { ...command, month };
    else if (days !== null) command = { ...command, days: Number(days[1] ?? days[2]) };
    else words.push(word);
  }
  return { ...command, words: words.join(' ') };
}

function monthOf(word: string, today: string): string | null {
  const [, month = '', year = today.slice(0, 4)] = MONTH.exec(word) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null;
}
