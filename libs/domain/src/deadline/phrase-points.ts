import { monthEnd, dayOf, partsOf } from './calendar-units.js';
import type { LocalDate } from '../kernel/index.js';
import { blank, words } from './phrase-text.js';

/** A stretch of days; both ends belong to it. */
export interface Span {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export type PointUnit =
  | 'day'
  | 'begin'
  | 'middle'
  | 'end-of-month'
  | 'end-of-year'
  | 'part-of-quarter'
  | 'month'
  | 'quarter'
  | 'first-half'
  | 'second-half'
  | 'year'
  | 'stage';

/** A day, month, quarter, year or part of one, as named somewhere in a phrase. */
export interface Point {
  readonly index: number;
  /** The words of limit directly before it, e.g. `chậm nhất là `. */
  readonly prefix: string;
  readonly unit: PointUnit;
  /** What was not written and has to be inferred, null when it names its year. */
  readonly inferred: 'year' | 'period' | null;
  /** The stretches it can mean around an anchor day, ascending; one when it names its year, none for no real day. */
  readonly spans: (anchor: LocalDate) => readonly Span[];
}

/** The words that may stand before a point. Longer ones first; those that are no limit are here to be refused. */
const PREFIX = `(?<prefix>(?:(?:chậm nhất|muộn nhất|không quá|không muộn hơn|không chậm hơn|kể từ|bắt đầu từ|từ|là|vào|cho|đến|tới|hết|trong|nội|trước|sau|khoảng|không) )*)`;
const YEAR = String.raw`(?:19|20|21)\d\d`;
const TAIL = `(?:(?:[/.-]| năm | )(?<year>${YEAR})| (?<nearYear>năm nay|năm sau|năm tới))?`;
const NO_MORE_DIGITS = String.raw`(?![/.-]?\d)`;

type Groups = Readonly<Record<string, string | undefined>>;

interface Shape {
  readonly pattern: RegExp;
  readonly unit: (groups: Groups) => PointUnit;
  /** The stretch in a year, or in a month 1–12 of it for a shape `ofMonth`. */
  readonly span: (groups: Groups, year: number, month: number) => Span | null;
  /** The shape names no month or quarter: it means one near the anchor. */
  readonly ofMonth?: boolean;
  readonly accepts?: (groups: Groups) => boolean;
}

const shape = (source: string): RegExp => words(PREFIX + source + NO_MORE_DIGITS);

const NEAR = `(?<year>${YEAR})|(?<nearYear>nay|sau|tới)`;

/** In this order: a longer expression is taken before the shorter one inside it. */
const SHAPES: readonly Shape[] = [
  {
    pattern: shape(`(?:giai đoạn|các năm|\\d{1,2} năm) (?<from>${YEAR})-(?<year>${YEAR})`),
    unit: () => 'stage',
    span: (groups, year) => between(dayOf(Number(groups.from), 1, 1), dayOf(year, 12, 31)),
  },
  {
    pattern: shape(String.raw`(?<word>ngày )?(?<day>\d{1,2})(?:[/.-]| tháng )(?<month>\d{1,2})${TAIL}`),
    unit: () => 'day',
    span: (groups, year) => single(dayOf(year, Number(groups.month), Number(groups.day))),
    // "15/12" alone may be a fraction or a number; a limit, the word "ngày" or a year makes it a day.
    accepts: ({ word, year, prefix }) =>
      word !== undefined || year !== undefined || /trước|đến|tới|nhất|hết/u.test(prefix ?? ''),
  },
  {
    pattern: shape(`6 tháng (?<half>đầu|cuối)(?: của)? năm(?: (?:${NEAR}))?`),
    unit: ({ half }) => (half === 'đầu' ? 'first-half' : 'second-half'),
    span: ({ half }, year) => monthSpan(year, half === 'đầu' ? 1 : 7, 6),
  },
  {
    pattern: shape(`(?:đầu|giữa|cuối) quý(?: (?:iv|iii|ii|i|[1-4]))?${TAIL}`),
    unit: () => 'part-of-quarter',
    span: () => null,
  },
  {
    pattern: shape(String.raw`(?<part>đầu|giữa|cuối) tháng (?<month>\d{1,2})${TAIL}`),
    unit: ({ part }) => (part === 'cuối' ? 'end-of-month' : part === 'giữa' ? 'middle' : 'begin'),
    span: ({ part, month }, year) => partOfMonth(part, year, Number(month)),
  },
  {
    pattern: shape(`(?<part>đầu|giữa|cuối) tháng(?<near> này)?`),
    unit: ({ part }) => (part === 'cuối' ? 'end-of-month' : part === 'giữa' ? 'middle' : 'begin'),
    span: ({ part }, year, month) => partOfMonth(part, year, month),
    ofMonth: true,
  },
  {
    pattern: shape(`(?<part>đầu|giữa|cuối) năm(?: (?:${NEAR}))?`),
    unit: ({ part }) => (part === 'cuối' ? 'end-of-year' : part === 'giữa' ? 'middle' : 'begin'),
    span: ({ part }, year) => partOfYear(part, year),
  },
  {
    pattern: shape(String.raw`tháng (?<month>\d{1,2})${TAIL}`),
    unit: () => 'month',
    span: ({ month }, year) => monthSpan(year, Number(month), 1),
  },
  {
    pattern: shape(`quý (?<quarter>iv|iii|ii|i|[1-4])${TAIL}`),
    unit: () => 'quarter',
    span: ({ quarter }, year) => monthSpan(year, 3 * quarterNumber(quarter) - 2, 3),
  },
  {
    pattern: shape(`năm (?:${NEAR})`),
    unit: () => 'year',
    span: (_, year) => monthSpan(year, 1, 12),
  },
  {
    pattern: shape(`(?<=(?:trong|hết) )(?<period>tháng|quý)(?<near> này)?`),
    unit: ({ period }) => (period === 'tháng' ? 'month' : 'quarter'),
    span: ({ period }, year, month) =>
      period === 'tháng' ? monthSpan(year, month, 1) : monthSpan(year, 3 * Math.ceil(month / 3) - 2, 3),
    ofMonth: true,
  },
  {
    pattern: shape(`(?<=(?:trong|hết) )năm`),
    unit: () => 'year',
    span: (_, year) => monthSpan(year, 1, 12),
  },
];

/** All points named in normalised text, in their order, and the text with them blanked out. */
export function pointsIn(
  text: string,
  issuedOn: LocalDate,
): { readonly points: readonly Point[]; readonly rest: string } {
  const points: Point[] = [];
  let rest = text;
  for (const candidate of SHAPES) {
    for (const match of rest.matchAll(candidate.pattern)) {
      const groups: Groups = match.groups ?? {};
      if (candidate.accepts?.(groups) === false) continue;
      points.push(pointOf(candidate, groups, match.index, issuedOn));
      rest = blank(rest, match.index, match[0].length);
    }
  }
  return { points: points.sort((a, b) => a.index - b.index), rest };
}

function pointOf(found: Shape, groups: Groups, index: number, issuedOn: LocalDate): Point {
  const year = yearOf(groups, issuedOn);
  const head = { index, prefix: groups.prefix ?? '', unit: found.unit(groups) };
  if (found.ofMonth === true) {
    const months = (anchor: LocalDate): readonly number[] => {
      const { year: anchorYear, month } = partsOf(anchor);
      return (groups.near === undefined ? [-1, 0, 1, 2, 3] : [0]).map((step) => anchorYear * 12 + month - 1 + step);
    };
    const anchored = groups.near === undefined ? null : issuedOn;
    return {
      ...head,
      inferred: 'period',
      spans: (anchor) =>
        existing(months(anchored ?? anchor).map((at) => found.span(groups, Math.floor(at / 12), (at % 12) + 1))),
    };
  }
  if (year !== null) return { ...head, inferred: null, spans: () => existing([found.span(groups, year, 1)]) };
  return {
    ...head,
    inferred: 'year',
    spans: (anchor) => existing(YEARS_AROUND.map((step) => found.span(groups, partsOf(anchor).year + step, 1))),
  };
}

/** Far enough to meet a 29 February across a year that is none, such as 2100. */
const YEARS_AROUND = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const existing = (spans: readonly (Span | null)[]): readonly Span[] => spans.filter((span) => span !== null);

function yearOf(groups: Groups, issuedOn: LocalDate): number | null {
  if (groups.year !== undefined) return Number(groups.year);
  if (groups.nearYear === undefined) return null;
  return partsOf(issuedOn).year + (groups.nearYear.endsWith('nay') ? 0 : 1);
}

/** Civil Code 2015 art. 146(2): đầu = the 1st, giữa = the 15th, cuối = the last day. */
const partOfMonth = (part: string | undefined, year: number, month: number): Span | null =>
  single(part === 'cuối' ? monthEnd(year, month) : dayOf(year, month, part === 'giữa' ? 15 : 1));

/** Civil Code 2015 art. 146(3): đầu = 1/1, giữa = 30/6, cuối = 31/12. */
const partOfYear = (part: string | undefined, year: number): Span | null =>
  single(part === 'cuối' ? dayOf(year, 12, 31) : part === 'giữa' ? dayOf(year, 6, 30) : dayOf(year, 1, 1));

const monthSpan = (year: number, firstMonth: number, months: number): Span | null =>
  between(dayOf(year, firstMonth, 1), monthEnd(year, firstMonth + months - 1));

const quarterNumber = (text: string | undefined): number =>
  ({ i: 1, ii: 2, iii: 3, iv: 4 })[text ?? ''] ?? Number(text);

const single = (day: LocalDate | null): Span | null => between(day, day);

const between = (first: LocalDate | null, last: LocalDate | null): Span | null =>
  first === null || last === null || last < first ? null : { first, last };
