import type { BodyId, DirectiveId, DueReading, StandingCode } from '#libs/domain';
import type { Moment, Visibility } from '../../queries/contract.js';
import { visibleSets, type DutyColumns } from '../duty-columns/duty-columns.js';
import { codeIn, dayNumberAt, MARK } from '../duty-columns/standing-columns.js';
import type { PeriodBook, PeriodInstance, SeenPeriod } from '../duty-periods/period-book.js';
import { BOARD_COLUMNS } from './overdue-board.projection.js';

const placeOf = (name: (typeof BOARD_COLUMNS)[number]): number => BOARD_COLUMNS.indexOf(name);
export const BODY = placeOf('body');
export const DIRECTIVE = placeOf('directive');
const PARTIES = placeOf('parties');
const CODES = placeOf('codes');
const MARKS = placeOf('marks');
export const dueColumn = (against: DueReading): number => placeOf(against === 'current' ? 'due' : 'original_due');

/** What a board is about: which duties count, and when and by which due day they are judged. */
export interface BoardScope {
  readonly moment: Moment;
  readonly against: DueReading;
  readonly visibility: Visibility;
  readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null };
}

/** Bits of `marksOf` of what is counted late though the paper says in time (R13). */
export const LATE_ENTRY = MARK.lateEntry | MARK.lateEntryByOriginal;

/** The board's reading of single rows of its columns: which count, and how they stand. Good for one question. */
export class BoardRows {
  private readonly visible: Uint8Array | null;
  private readonly onlyBody: number;
  private readonly onlyDirective: number;
  private readonly bodies: Int32Array;
  private readonly directives: Int32Array;
  private readonly parties: Int32Array;
  private readonly codes: Int32Array;
  private readonly marks: Int32Array;
  private readonly dues: Int32Array;
  private readonly lateEntry: number;
  private readonly today: number;

  constructor(
    private readonly columns: DutyColumns,
    private readonly scope: BoardScope,
  ) {
    const { values, names } = columns;
    const { against, visibility, narrow, moment } = scope;
    const column = (place: number): Int32Array => values[place] as Int32Array;
    [this.bodies, this.directives, this.parties, this.codes, this.marks, this.dues] = [column(BODY), column(DIRECTIVE), column(PARTIES), column(CODES), column(MARKS), column(dueColumn(against))];
    this.lateEntry = against === 'current' ? MARK.lateEntry : MARK.lateEntryByOriginal;
    this.visible = visibility.kind === 'all' ? null : visibleSets(names, visibility.bodies);
    this.onlyBody = narrow.body === null ? ANY : names.indexOf(narrow.body);
    this.onlyDirective = narrow.directiveId === null ? ANY : names.indexOf(narrow.directiveId);
    this.today = dayNumberAt(moment.at);
  }

  /** Whether the asker may know of the duty as the row has it. */
  isVisible(row: number): boolean {
    return this.visible === null || this.visible[this.parties[row] as number] !== 0;
  }

  /** Whether the row counts on this board. A narrowing to something that no row names leaves nothing. */
  counts(row: number): boolean {
    if (!this.isVisible(row)) return false;
    if (this.onlyBody !== ANY && this.bodies[row] !== this.onlyBody) return false;
    return this.onlyDirective === ANY || this.directives[row] === this.onlyDirective;
  }

  /** The code of the row on that day; that of the moment when none is given. */
  code(row: number, today = this.today): StandingCode {
    return codeIn(this.codes[row] as number, this.scope.against, today > (this.dues[row] as number));
  }

  /** Day number; `NO_DAY` for none. */
  due(row: number): number {
    return this.dues[row] as number;
  }

  body(row: number): number {
    return this.bodies[row] as number;
  }

  /** Bits of `MARK` that this reading of due days counts by. */
  marksOf(row: number): number {
    return (this.marks[row] as number) & (MARK.awaiting | MARK.extended | this.lateEntry);
  }

  /** Every row that counts at the moment, in the order in which they began. */
  each(visit: (row: number) => void): void {
    const { to } = this.columns;
    const { index } = this.scope.moment;
    const rows = this.columns.countUpTo(index);
    for (let row = 0; row < rows; row++) if ((to[row] as number) > index && this.counts(row)) visit(row);
  }
}

const ANY = -2;

/** Shows the periods of recurring duties that count; their due days are never extended, so both readings are one. */
export function eachCountedPeriod(book: PeriodBook, scope: BoardScope, show: (seen: SeenPeriod) => void): void {
  book.walk(scope.moment, scope.visibility, (seen) => {
    if (isCounted(seen, scope)) show(seen);
  });
}

/** The same, each to be kept. */
export const countedPeriods = (book: PeriodBook, scope: BoardScope): readonly PeriodInstance[] => book.instances(scope.moment, scope.visibility, (seen) => isCounted(seen, scope));

const isCounted = ({ body, directive }: SeenPeriod, { narrow }: BoardScope): boolean => (narrow.body === null || body === narrow.body) && (narrow.directiveId === null || directive === narrow.directiveId);
