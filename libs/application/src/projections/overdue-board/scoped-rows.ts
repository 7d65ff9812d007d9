import type { BodyId, DirectiveId, DueReading, StandingCode } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { DutyColumns, visibleSets } from '../duty-columns/duty-columns.js';
import { codeIn, dayNumberAt } from '../duty-columns/standing-columns.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import { BOARD_COLUMNS } from './overdue-board.projection.js';

const [BODY, DIRECTIVE, PARTIES, DUE, ORIGINAL_DUE, CODES] = (['body', 'directive', 'parties', 'due', 'original_due', 'codes'] as const).map((name) => BOARD_COLUMNS.indexOf(name)) as [number, number, number, number, number, number];

/** Which duties a question about the board is about. */
export interface Scope {
  readonly moment: Moment;
  readonly against: DueReading;
  readonly visibility: Visibility;
  readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null };
}

/** The rows of the board that hold at a moment, as far as the asker may see them: the one place that says which count. */
export class ScopedRows {
  /** Rows from 0 on that may hold. */
  readonly count: number;
  private readonly index: number;
  private readonly today: number;
  private readonly to: ArrayLike<number>;
  private readonly bodies: Int32Array;
  private readonly directives: Int32Array;
  private readonly parties: Int32Array;
  private readonly codes: Int32Array;
  private readonly dues: Int32Array;
  private readonly visible: ReturnType<typeof visibleSets> | null;
  private readonly onlyBody: number;
  private readonly onlyDirective: number;
  private readonly against: DueReading;

  constructor(
    private readonly columns: DutyColumns,
    { moment, against, visibility, narrow }: Scope,
  ) {
    const { to, values, names } = columns;
    this.to = to;
    [this.bodies, this.directives, this.parties, this.codes] = [BODY, DIRECTIVE, PARTIES, CODES].map((column) => values[column] as Int32Array) as [Int32Array, Int32Array, Int32Array, Int32Array];
    this.dues = values[against === 'current' ? DUE : ORIGINAL_DUE] as Int32Array;
    this.visible = visibility.kind === 'all' ? null : visibleSets(names, visibility.bodies);
    this.onlyBody = narrow.body === null ? -1 : names.indexOf(narrow.body);
    this.onlyDirective = narrow.directiveId === null ? -1 : names.indexOf(narrow.directiveId);
    // A narrowing to something that no row names leaves nothing.
    const nothing = (narrow.body !== null && this.onlyBody < 0) || (narrow.directiveId !== null && this.onlyDirective < 0);
    this.index = moment.index;
    this.today = dayNumberAt(moment.at);
    this.count = nothing ? 0 : columns.countUpTo(moment.index);
    this.against = against;
  }

  /** Whether the row holds at the moment, may be seen, and lies within what is asked for. */
  has(row: number): boolean {
    if ((this.to[row] as number) <= this.index) return false;
    if (this.visible !== null && this.visible[this.parties[row] as number] === 0) return false;
    if (this.onlyBody >= 0 && this.bodies[row] !== this.onlyBody) return false;
    return this.onlyDirective < 0 || this.directives[row] === this.onlyDirective;
  }

  code(row: number): StandingCode {
    return codeIn(this.codes[row] as number, this.against, this.today > (this.dues[row] as number));
  }

  /** Day number; `NO_DAY` for none. */
  due(row: number): number {
    return this.dues[row] as number;
  }

  duty(row: number): number {
    return this.columns.duty[row] as number;
  }

  body(row: number): string {
    return this.columns.names[this.bodies[row] as number] ?? '';
  }
}

/** Whether the period lies within what is asked for. */
export const isNarrowedTo = ({ narrow }: Scope, { body, directive }: PeriodInstance): boolean =>
  (narrow.body === null || body === narrow.body) && (narrow.directiveId === null || directive === narrow.directiveId);
