import { BOX_CODES, dueSoonWithin, LINE_CODES, type BodyId, type DueSoonPolicy } from '#libs/domain';
import type { InboxQuestion, Visibility } from '../../queries/contract.js';
import { visibleSets, type DutyColumns } from '../duty-columns/duty-columns.js';
import { codeIn, dayNumberAt, dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import type { PeriodBook, PeriodInstance } from '../duty-periods/period-book.js';
import type { ListedDuty } from '../reading/listed-duty.js';
import type { PastView } from '../reading/past-view.js';
import { INBOX_COLUMNS, INBOX_FLAG } from './inbox.projection.js';

const [BODY, HOLDER, ISSUER, PARTIES, ASSIGNED, DUE, CODES, FLAGS] = INBOX_COLUMNS.map((_, place) => place) as [number, number, number, number, number, number, number, number];

export type DeskFilter = InboxQuestion['filter'];

export interface DeskRow extends ListedDuty {
  readonly filters: readonly DeskFilter[];
}

/** The desk of one body at one moment: what lies on it, and to which filters each duty or period belongs. `columns`: of the inbox; `number`: of the body's name in them. */
export class Desk {
  private readonly today: number;
  private readonly policies = new Map<number, DueSoonPolicy>();

  constructor(
    private readonly columns: DutyColumns,
    private readonly periods: PeriodBook,
    private readonly body: BodyId,
    private readonly view: PastView,
    private readonly number = columns.names.indexOf(body),
  ) {
    this.today = dayNumberAt(view.moment.at);
  }

  /** Everything on it that the asker may see. */
  *rows(visibility: Visibility): Generator<DeskRow> {
    for (const { row, filters } of this.duties(visibility)) yield { due: this.dueOf(row), duty: this.columns.duty[row] as number, period: null, filters };
    for (const period of this.periods.instances(this.view.moment, visibility, ({ body }) => body === this.body)) {
      const filters = this.filtersOfPeriod(period);
      if (filters.length > 0) yield { due: dayOf(period.period.due) ?? NO_DAY, duty: period.duty, period, filters };
    }
  }

  /** The filters of the duty that stands in that row; none when it does not lie on this desk. */
  filtersOf(row: number): readonly DeskFilter[] {
    const { values } = this.columns;
    if (values[BODY]?.[row] === this.number) return this.ownFilters(row);
    return this.waitsFor(row) ? ['all', 'waiting'] : [];
  }

  /** What is filed is off the desk, and so is what nobody can file at the moment. */
  filtersOfPeriod(period: PeriodInstance): readonly DeskFilter[] {
    if (period.body !== this.body) return [];
    switch (period.standsIn) {
      case 'overdue':
        return ['all', 'recurring', 'overdue'];
      case 'in-time':
        return this.view.isDueSoon(period) ? ['all', 'recurring', 'due-soon'] : ['all', 'recurring'];
      case 'missing-without-day':
        return ['all', 'recurring'];
      default:
        return [];
    }
  }

  /** Whose duty it is in that row. */
  leadIn(row: number): BodyId {
    return (this.columns.names[this.columns.values[BODY]?.[row] as number] ?? '') as BodyId;
  }

  /** Day number of the due day in that row; `NO_DAY` for none. */
  dueOf(row: number): number {
    return this.columns.values[DUE]?.[row] as number;
  }

  private *duties(visibility: Visibility): Generator<{ readonly row: number; readonly filters: readonly DeskFilter[] }> {
    const { to, values, names } = this.columns;
    if (this.number < 0) return;
    const { index } = this.view.moment;
    const visible = visibility.kind === 'all' ? null : visibleSets(names, visibility.bodies);
    const [bodies, parties] = [values[BODY], values[PARTIES]] as [Int32Array, Int32Array];
    const rows = this.columns.countUpTo(index);
    for (let row = 0; row < rows; row++) {
      if (bodies[row] !== this.number && !this.waitsFor(row)) continue;
      if ((to[row] as number) <= index) continue;
      if (visible !== null && visible[parties[row] as number] === 0) continue;
      const filters = this.filtersOf(row);
      if (filters.length > 0) yield { row, filters };
    }
  }

  /** Whether the body must act on it, alone or beside whoever answers for lateness. */
  private waitsFor(row: number): boolean {
    const { values } = this.columns;
    if (values[HOLDER]?.[row] === this.number) return true;
    return values[ISSUER]?.[row] === this.number && ((values[FLAGS]?.[row] as number) & INBOX_FLAG.issuerDecides) !== 0;
  }

  private ownFilters(row: number): readonly DeskFilter[] {
    const of = (column: number): number => this.columns.values[column]?.[row] as number;
    const flags = of(FLAGS);
    if ((flags & INBOX_FLAG.open) === 0) return [];
    const [before, after] = [false, true].map((isAfter) => codeIn(of(CODES), 'current', isAfter));
    const code = this.today > of(DUE) ? after : before;
    const filters: DeskFilter[] = ['all'];
    if ((flags & INBOX_FLAG.toAcknowledge) !== 0) filters.push('to-acknowledge');
    if (code === BOX_CODES.overdue) filters.push('overdue');
    // One that does not change by time alone is held in time by what is under review: nothing of it is due soon (R4).
    const runs = code === BOX_CODES['in-time'] && before !== after;
    if (runs && of(DUE) - this.today <= dueSoonWithin(of(DUE) - of(ASSIGNED), this.policyOf(of(ISSUER)))) filters.push('due-soon');
    if ((flags & INBOX_FLAG.returned) !== 0) filters.push('returned');
    if (code === LINE_CODES.undated) filters.push('undated');
    if (code === LINE_CODES.standing) filters.push('standing');
    if (code === LINE_CODES.recurring) filters.push('recurring');
    return filters;
  }

  /** By the number of the issuer's name. */
  private policyOf(issuer: number): DueSoonPolicy {
    const policy = this.policies.get(issuer) ?? this.view.policyOf(this.columns.names[issuer] as BodyId);
    this.policies.set(issuer, policy);
    return policy;
  }
}
