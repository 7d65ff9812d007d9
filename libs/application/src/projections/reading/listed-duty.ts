import type { DueReading } from '#libs/domain';
import type { BoundedPage, DutyRow } from '../../queries/contract.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import { compareKeys, cursorOf, isWithin, LeastRows, limitOf, partIn, type ListPart } from './paging.js';
import type { PastView } from './past-view.js';

/** A row of a list in which duties and the periods of recurring ones stand side by side. */
export interface ListedDuty {
  /** Day number; `NO_DAY` for none. */
  readonly due: number;
  /** Number of the duty. */
  readonly duty: number;
  /** Null = the duty itself. */
  readonly period: PeriodInstance | null;
}

export const LISTED_KEY = ['number', 'number', 'number'] as const;

/** Nearest due day first, then in the order of assignment, a duty before its periods. */
export const keyOfListed = ({ due, duty, period }: ListedDuty): readonly [number, number, number] => [due, duty, period?.place ?? 0];

/** The rows as they are shown. */
export const shownRows = (view: PastView, listed: readonly ListedDuty[], against: DueReading = 'current'): readonly DutyRow[] =>
  listed.flatMap(({ duty, period }) => {
    const card = view.cards.byNumber(duty);
    return card === null ? [] : [period === null ? view.dutyRow(card, against) : view.periodRow(card, period)];
  });

/** The part of such a list that a page shows, out of rows that are offered in any order. */
export class ListedPart {
  private readonly least: LeastRows<ListedDuty>;

  private constructor(
    private readonly limit: number,
    private readonly part: ListPart,
  ) {
    this.least = new LeastRows(limit + 1, (a, b) => compareKeys(keyOfListed(a), keyOfListed(b)));
  }

  static of(page: BoundedPage): ListedPart | 'bad-cursor' {
    const part = partIn(page, LISTED_KEY);
    return part === 'bad-cursor' ? part : new ListedPart(limitOf(page), part);
  }

  offer(row: ListedDuty): void {
    if (isWithin(this.part, keyOfListed(row))) this.least.offer(row);
  }

  rows(): readonly ListedDuty[] {
    return this.least.rows().slice(0, this.limit);
  }

  /** Null when nothing follows within the bounds. */
  nextCursor(): string | null {
    const rows = this.least.rows();
    const last = rows[this.limit - 1];
    return rows.length > this.limit && last !== undefined ? cursorOf(keyOfListed(last)) : null;
  }
}
