import type { LocalDate } from '../kernel/index.js';
import { periodNameOf } from '../reporting/index.js';
import type { NoticeKind } from './notice.js';
import { DUTY_PHRASES } from './phrases-of-duties.js';
import { SUBJECT_PHRASES } from './phrases-of-subjects.js';
import type { NoticeText, Phrases } from './phrases.js';

export type { NoticeText } from './phrases.js';

/** What the words of a notice are made from. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** Number and sign of the directive, or of the urging. */
  readonly symbol: string;
  /** Null when it is about no duty. */
  readonly taskCode: string | null;
  readonly summary: string;
  readonly due: LocalDate | null;
  readonly day: LocalDate | null;
  /** Name of the other body; null when none is concerned. */
  readonly otherName: string | null;
  /** Key of the period it speaks of; null = none. */
  readonly period: string | null;
}

export interface NoticeWords {
  /** One line: what happened, which duty. */
  readonly subject: NoticeText;
  /** The duty in words, its due day, and what to do next. */
  readonly text: NoticeText;
}

const PHRASES: Readonly<Record<NoticeKind, Phrases>> = { ...DUTY_PHRASES, ...SUBJECT_PHRASES };

/** The words of a notice, Vietnamese and English, NFC; the parts that come from the log are put in as they are. */
export function noticeWords(facts: NoticeFacts): NoticeWords {
  const { kind, symbol, taskCode, summary } = facts;
  const { happened, next, nextWithoutDay } = PHRASES[kind];
  const todo = facts.day === null ? (nextWithoutDay ?? next) : next;
  // What has no number of its own is known by its title.
  const which = [taskCode, symbol].filter((part) => part !== null && part !== '').join(', ') || summary;
  const about = summary === '' ? '' : `${summary} `;
  return {
    subject: { vi: `${happened.vi}: ${which}`, en: `${happened.en}: ${which}` },
    text: {
      vi: `${about}${dueOf(facts, 'Hạn', 'chưa ấn định')}${filled(todo.vi, facts, 'vi')}`,
      en: `${about}${dueOf(facts, 'Due', 'not set')}${filled(todo.en, facts, 'en')}`,
    },
  };
}

/** The due day of a duty. One that returns has none of its own: its periods have. */
const dueOf = ({ taskCode, due, period }: NoticeFacts, word: string, without: string): string =>
  taskCode === null || (due === null && period !== null) ? '' : `${word}: ${due === null ? without : writtenDay(due)}. `;

const filled = (text: string, { day, otherName, period }: NoticeFacts, language: keyof NoticeText): string =>
  text
    .replace('{day}', () => (day === null ? '–' : writtenDay(day)))
    .replace('{other}', () => otherName ?? '–')
    .replace('{period}', () => (period === null ? '–' : periodNameOf(period)[language]));

/** As offices write it: 15/12/2021. */
const writtenDay = (day: LocalDate): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
