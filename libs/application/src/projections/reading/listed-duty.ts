import type { DueReading } from '#libs/domain';
import type { DutyRow } from '../../queries/contract.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
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
