import { BOX_CODES, boxOfPeriod, dateAt, DONE_LINE_OFFSET, LINE_CODES, type LocalDate, type StandingCode } from '#libs/domain';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import type { PeriodBook, PeriodInstance } from '../duty-periods/period-book.js';
import { BoardRows, countedPeriods, type BoardScope } from '../overdue-board/board-scope.js';
import type { ListedDuty } from '../reading/listed-duty.js';
import { CHANGE_KINDS, type ChangeKind } from './board-difference.contract.js';

/** A duty as a row of the columns has it, or one of its periods. */
export type Side = { readonly row: number; readonly period: null } | { readonly row: null; readonly period: PeriodInstance };

/** A duty or a period that stands otherwise at the later moment. Null: there was none, or the asker may not know of it then. */
export interface ChangedDuty extends ListedDuty {
  readonly kinds: readonly ChangeKind[];
  readonly before: Side | null;
  readonly after: Side | null;
}

const { overdue: OVERDUE, 'done-on-time': ON_TIME, 'done-late': LATE } = BOX_CODES;
const isDone = (code: StandingCode): boolean => code === ON_TIME || code === LATE || code >= Math.min(...Object.values(LINE_CODES)) + DONE_LINE_OFFSET;

/** Visits every duty and every period that changed from one scope to the other; both differ in their moment only. */
export function eachChange(columns: DutyColumns, periods: PeriodBook, before: BoardScope, after: BoardScope, visit: (change: ChangedDuty) => void): void {
  eachChangedDuty(columns, before, after, visit);
  eachChangedPeriod(periods, before, after, visit);
}

function eachChangedDuty(columns: DutyColumns, before: BoardScope, after: BoardScope, visit: (change: ChangedDuty) => void): void {
  const [then, now] = [new BoardRows(columns, before), new BoardRows(columns, after)];
  const { to, from, previous, duty } = columns;
  const [since, until] = [before.moment.index, after.moment.index];
  const rows = columns.countUpTo(until);
  for (let row = 0; row < rows; row++) {
    if ((to[row] as number) <= until) continue; // every duty has one row that holds at the later moment
    let earlier = row;
    while (earlier >= 0 && (from[earlier] as number) > since) earlier = previous[earlier] as number;
    if (earlier === row && then.code(row) === now.code(row)) continue;
    const [countedBefore, countedAfter] = [earlier >= 0 && then.counts(earlier), now.counts(row)];
    if (!countedBefore && !countedAfter) continue;
    const kinds = kindsOfDuty({ rows: then, row: earlier, isCounted: countedBefore }, { rows: now, row, isCounted: countedAfter });
    if (kinds.length === 0) continue;
    const sides = { before: earlier >= 0 && then.isVisible(earlier) ? { row: earlier, period: null } : null, after: now.isVisible(row) ? { row, period: null } : null };
    visit({ due: sides.after === null ? then.due(earlier) : now.due(row), duty: duty[row] as number, period: null, kinds, ...sides });
  }
}

interface Standing {
  readonly rows: BoardRows;
  /** -1 = none. */
  readonly row: number;
  readonly isCounted: boolean;
}

function kindsOfDuty({ rows: then, row: before, isCounted: countedBefore }: Standing, { rows: now, row: after, isCounted: countedAfter }: Standing): readonly ChangeKind[] {
  const kinds: ChangeKind[] = [];
  const [was, is] = [countedBefore ? then.code(before) : null, countedAfter ? now.code(after) : null];
  if (is === OVERDUE && was !== OVERDUE) kinds.push('became-overdue');
  if (was === OVERDUE && is !== OVERDUE) kinds.push('no-longer-overdue');
  if (is !== null && isDone(is) && (was === null || !isDone(was))) kinds.push('finished');
  if (was !== null && isDone(was) && is !== null && !isDone(is)) kinds.push('reopened');
  if (before < 0) kinds.push('assigned');
  // What somebody else's duty has become is not told to those who may not know of it.
  else if (then.isVisible(before) && now.isVisible(after)) {
    if (then.body(before) !== now.body(after)) kinds.push('reassigned');
    if (then.due(before) !== now.due(after)) kinds.push('due-moved');
  }
  if (before >= 0 && was === null) kinds.push('into-view');
  if (is === null) kinds.push('out-of-view');
  if (was !== null && is !== null) {
    if (was !== is && !kinds.some((kind) => PLACES.has(kind))) kinds.push('moved');
    if (kinds.length === 0 && then.marksOf(before) !== now.marksOf(after)) kinds.push('marked');
  }
  return kinds;
}

/** Kinds that tell of a place. */
const PLACES: ReadonlySet<ChangeKind> = new Set(['became-overdue', 'no-longer-overdue', 'finished', 'reopened']);

function eachChangedPeriod(book: PeriodBook, before: BoardScope, after: BoardScope, visit: (change: ChangedDuty) => void): void {
  const keyOf = ({ duty, place }: PeriodInstance): string => `${duty} ${place}`;
  const earlier = new Map<string, PeriodInstance>();
  const sinceDay = dateAt(before.moment.at);
  for (const period of countedPeriods(book, before)) earlier.set(keyOf(period), period);
  const changed = (was: PeriodInstance | null, is: PeriodInstance | null): void => {
    const period = is ?? was;
    const kinds = kindsOfPeriod(was, is, sinceDay);
    if (period === null || kinds.length === 0) return;
    const side = (one: PeriodInstance | null): Side | null => (one === null ? null : { row: null, period: one });
    visit({ due: dayOf(period.period.due) ?? NO_DAY, duty: period.duty, period, kinds, before: side(was), after: side(is) });
  };
  for (const is of countedPeriods(book, after)) {
    const was = earlier.get(keyOf(is)) ?? null;
    earlier.delete(keyOf(is));
    changed(was, is);
  }
  for (const was of earlier.values()) changed(was, null);
}

function kindsOfPeriod(was: PeriodInstance | null, is: PeriodInstance | null, sinceDay: LocalDate): readonly ChangeKind[] {
  const kinds: ChangeKind[] = [];
  if (is?.standsIn === 'overdue' && was?.standsIn !== 'overdue') kinds.push('became-overdue');
  if (was?.standsIn === 'overdue' && is?.standsIn !== 'overdue') kinds.push('no-longer-overdue');
  if (is !== null && isFiled(is) && (was === null || !isFiled(was))) kinds.push('finished');
  if (was !== null && is !== null && isFiled(was) && !isFiled(is)) kinds.push('reopened');
  if (was === null) kinds.push(is !== null && is.period.from > sinceDay ? 'assigned' : 'into-view');
  else if (is === null) kinds.push('out-of-view');
  else {
    if (was.body !== is.body) kinds.push('reassigned');
    if (was.period.due !== is.period.due) kinds.push('due-moved');
    if (was.standsIn !== is.standsIn && !kinds.some((kind) => PLACES.has(kind))) kinds.push('moved');
    if (kinds.length === 0 && was.lateEntry !== is.lateEntry) kinds.push('marked');
  }
  return kinds;
}

const isFiled = ({ standsIn }: PeriodInstance): boolean => standsIn === 'filed-without-day' || boxOfPeriod(standsIn)?.startsWith('done-') === true;

export const noChanges = (): Record<ChangeKind, number> => Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
