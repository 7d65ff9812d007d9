import type { AssignmentId, BodyId, CoordinationState, CustodyParty, Instant, LocalDate } from '#libs/domain';
import type { Asked, Moment, Page, Ratio } from '../../queries/contract.js';

/** A word of the interface. */
export interface Wording {
  readonly vi: string;
  readonly en: string;
}

/** Days in a row with one party; both days are counted. */
export interface CustodySpanRow {
  readonly party: CustodyParty;
  readonly partyName: Wording;
  /** Null while suspended. */
  readonly body: BodyId | null;
  readonly bodyName: string | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly workingDays: number;
}

/** Working days with each party. */
export type CustodyCounts = Readonly<Record<CustodyParty, number>>;

/** Where the days of one duty are; `workingDays` is the sum of the spans and of the counts, and all that went by. */
export interface CustodyView {
  /** Not counted itself. */
  readonly assignedOn: LocalDate;
  /** The day it ended, or that of the moment. */
  readonly until: LocalDate;
  readonly ended: boolean;
  readonly calendarVersion: number;
  readonly workingDays: number;
  readonly days: CustodyCounts;
  readonly spans: readonly CustodySpanRow[];
}

export class CustodyQuestion {
  constructor(readonly asked: Asked, readonly assignmentId: AssignmentId) {}
}
export interface CustodyAnswer {
  readonly moment: Moment;
  readonly assignmentId: AssignmentId;
  readonly custody: CustodyView;
}

/** `from`, `until`: only days of that time, both counted; null = all. Who does not see everything gets the days of the own bodies. */
export class CustodyBoardQuestion {
  constructor(readonly asked: Asked, readonly by: 'body' | 'month', readonly narrow: { readonly body: BodyId | null; readonly from: LocalDate | null; readonly until: LocalDate | null }) {}
}
export interface CustodyTotal {
  readonly days: CustodyCounts;
  readonly workingDays: number;
  /** Duties with a day in it. */
  readonly duties: number;
}
export interface CustodyGroup extends CustodyTotal {
  /** Body id, or month `YYYY-MM`; `suspended` for days with nobody. */
  readonly key: string;
  readonly name: string;
}
export interface CustodyBoardAnswer {
  readonly moment: Moment;
  readonly calendarVersion: number;
  readonly total: CustodyTotal;
  readonly groups: readonly CustodyGroup[];
}

/** A coordinator as a duty knows it (R6), by the latest request. */
export interface CoordinationRow {
  readonly coordinator: BodyId;
  readonly coordinatorName: string;
  readonly state: CoordinationState;
  readonly stateName: Wording;
  readonly requestedAt: Instant;
  /** Of the request, in the history of the duty. */
  readonly requestRevision: number;
  readonly answerDue: LocalDate | null;
  /** Of the first answer that said more than that the request was received. */
  readonly settledAt: Instant | null;
  /** Answered after its own limit, or not yet though it has passed; never a lateness of the lead. */
  readonly late: boolean;
  readonly workingDaysLate: number;
}

export class CoordinationQuestion {
  constructor(readonly asked: Asked, readonly assignmentId: AssignmentId) {}
}
export interface CoordinationAnswer {
  readonly moment: Moment;
  /** In the order in which they were first asked. */
  readonly coordinators: readonly CoordinationRow[];
}

/** Coordinators of open duties that have not answered at all, and how each body answers. */
export class SilentCoordinatorsQuestion {
  constructor(readonly asked: Asked, readonly page: Page) {}
}
export interface SilentCoordinatorRow extends CoordinationRow {
  readonly assignmentId: AssignmentId;
  readonly taskCode: string;
  readonly summary: string;
  readonly lead: BodyId;
  readonly leadName: string;
}
export interface CoordinatorStatistics {
  readonly coordinator: BodyId;
  readonly name: string;
  /** Answered of those asked. */
  readonly answered: Ratio;
  /** Late of those that are answered, or whose limit has passed. */
  readonly late: Ratio;
}
export interface SilentCoordinatorsAnswer {
  readonly moment: Moment;
  readonly coordinators: readonly CoordinatorStatistics[];
  /** The earliest limit first, those without one last. */
  readonly silent: readonly SilentCoordinatorRow[];
  readonly nextCursor: string | null;
}
