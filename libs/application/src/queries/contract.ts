import type {
  AssignmentId, AssignmentStatus, BodyId, Box, CompletionRule, DirectiveContent, DirectiveId, DocumentKind, GroupId, Instant, LeadMode, Line, LocalDate, ReportRhythm, Standing, StateSecrecy, TaskCode, Urgency,
} from '#libs/domain';
import type { CustodyView } from '../projections/custody/custody.contract.js';

/**
 * A past moment (R13): an instant, or the dense index of an event. Never an adapter's position. `pinned`: after that event,
 * judged at that instant; whatever is recorded later, it is the same moment.
 */
export type AsOf = { readonly kind: 'now' } | { readonly kind: 'instant'; readonly at: Instant } | { readonly kind: 'index'; readonly index: number } | ({ readonly kind: 'pinned' } & Moment);

/** What an AsOf came to: the last event that had been recorded, and the instant at which lateness is judged. */
export interface Moment {
  readonly index: number;
  readonly at: Instant;
}

/** Whose duties may be seen: everything (supervising office, auditors), or those in which one of these bodies has a part. */
export type Visibility = { readonly kind: 'all' } | { readonly kind: 'bodies'; readonly bodies: readonly BodyId[] };

/** Common to all questions. */
export interface Asked {
  readonly asOf: AsOf;
  readonly visibility: Visibility;
}

export interface Page {
  /** Opaque; null = from the start. */
  readonly cursor: string | null;
  /** 1–200. */
  readonly limit: number;
}

/** A page that may be asked for anew within the bounds that it had, without what comes after it. */
export interface BoundedPage extends Page {
  /** A cursor: nothing after it; absent = to the end of the list. */
  readonly until?: string | undefined;
}

/** One duty in a list. */
export interface DutyRow {
  readonly assignmentId: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly directiveSymbol: string;
  readonly taskCode: TaskCode;
  readonly summary: string;
  readonly body: BodyId;
  readonly bodyName: string;
  readonly mode: LeadMode;
  readonly status: AssignmentStatus;
  readonly standing: Standing;
  readonly originalDue: LocalDate | null;
  readonly currentDue: LocalDate | null;
  readonly acknowledgementDue: LocalDate | null;
  readonly acknowledged: boolean;
  readonly acknowledgementLate: boolean;
  /** Who must act now. */
  readonly holder: BodyId | null;
  readonly percent: number | null;
  readonly extensionPending: boolean;
  readonly extensionsGranted: number;
  readonly starred: boolean;
  readonly revision: number;
  /** Which period of a recurring duty the row is about; `standing` and the due days are then its own. Null = the duty itself. */
  readonly period: PeriodOfDuty | null;
}

/** One period of a recurring duty (R8). */
export interface PeriodOfDuty {
  readonly rhythm: ReportRhythm;
  /** `2022-03`, `2022-Q1`, `2022-H1` or `2022`. */
  readonly key: string;
  /** First and last day of the data. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** k/n always together. */
export interface Ratio {
  readonly k: number;
  readonly n: number;
}

/** The four boxes and, apart, the lines that are never mixed in (R3, R9). */
export interface FourBoxes {
  readonly boxes: Readonly<Record<Box, number>>;
  readonly awaitingConfirmation: { readonly inTime: number; readonly overdue: number };
  readonly extended: number;
  /** Counted late, though the paper says in time: entered afterwards ("ghi bổ sung"). */
  readonly lateEntries: number;
  readonly lines: Readonly<Record<Line, number>>;
  readonly completion: Ratio;
  readonly onTime: Ratio;
  /** How many of the above are periods of recurring duties; what is left are duties (R16). */
  readonly periods: PeriodCounts;
  /** Everything in a box or a line above. */
  readonly total: number;
}

/** Periods of recurring duties that had begun (R8). */
export interface PeriodCounts {
  readonly boxes: Readonly<Record<Box, number>>;
  readonly completion: Ratio;
  readonly onTime: Ratio;
  /** Filed, of those that nobody named a due day for: never late, in no box. */
  readonly withoutDueDay: Ratio;
  /** Missing while their duty rests: in no box. */
  readonly suspended: number;
  /** Missing when their duty ended: nobody can file them any more, so they are in no box. */
  readonly lapsed: number;
}

export interface OverdueGroup extends FourBoxes {
  /** Body id, directive id or month `YYYY-MM`. */
  readonly key: string;
  readonly name: string;
}

export class InboxQuestion { constructor(readonly asked: Asked, readonly body: BodyId, readonly filter: 'all' | 'to-acknowledge' | 'due-soon' | 'overdue' | 'returned' | 'undated' | 'standing' | 'recurring' | 'waiting', readonly page: BoundedPage) {} }
export interface InboxAnswer { readonly moment: Moment; readonly counts: Readonly<Record<InboxQuestion['filter'], number>>; readonly duties: readonly DutyRow[]; readonly nextCursor: string | null }

/** `against`: judged by the current due day, or by the original one (R5). */
export class OverdueBoardQuestion { constructor(readonly asked: Asked, readonly groupBy: 'body' | 'directive' | 'month', readonly against: 'current' | 'original', readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null }, readonly page: Page) {} }
export interface OverdueBoardAnswer { readonly moment: Moment; readonly total: FourBoxes; readonly groups: readonly OverdueGroup[]; readonly overdue: readonly DutyRow[]; readonly nextCursor: string | null }

export class FourBoxesQuestion { constructor(readonly asked: Asked, readonly against: 'current' | 'original', readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null }) {} }
export interface FourBoxesAnswer { readonly moment: Moment; readonly total: FourBoxes }

/** What stands behind a number of the board. `standing`: the box or the line; `month` (`YYYY-MM`): of the due day; null = any. */
export class DutiesBehindQuestion { constructor(readonly asked: Asked, readonly standing: Box | Line, readonly against: 'current' | 'original', readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null }, readonly month: string | null, readonly page: BoundedPage) {} }
export interface DutiesBehindAnswer { readonly moment: Moment; readonly total: number; readonly duties: readonly DutyRow[]; readonly nextCursor: string | null }

/** Body by month of the due day. */
export class HeatMapQuestion { constructor(readonly asked: Asked, readonly against: 'current' | 'original', readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null }) {} }
export interface HeatMapCell { readonly month: string; readonly boxes: Readonly<Record<Box, number>> }
export interface HeatMapRow { readonly body: BodyId; readonly bodyName: string; /** Months that have any, in their order. */ readonly cells: readonly HeatMapCell[] }
export interface HeatMapAnswer { readonly moment: Moment; /** Every month that any body has something in. */ readonly months: readonly string[]; readonly bodies: readonly HeatMapRow[] }

export interface DirectiveRow { readonly directiveId: DirectiveId; readonly symbol: string; readonly urgency: Urgency; readonly title: string; readonly date: LocalDate; readonly issuer: BodyId; readonly status: 'drafted' | 'issued' | 'concluded' | 'withdrawn'; readonly sample: boolean; readonly revision: number; readonly fanOut: Ratio }
export class DirectivesQuestion { constructor(readonly asked: Asked, readonly page: BoundedPage) {} }
export interface DirectivesAnswer { readonly moment: Moment; readonly directives: readonly DirectiveRow[]; readonly nextCursor: string | null }

/** One task with the progress of its assignments (R7: rate k/n by rule, schedule = worst open child). */
export interface TaskOverview { readonly taskCode: TaskCode; readonly itemCode: string; readonly summary: string; readonly completion: CompletionRule; readonly complete: boolean; readonly accepted: Ratio; /** Duties of external leads, which count for nothing: results known, and all. */ readonly external: Ratio; readonly worst: Standing | null; readonly boxes: FourBoxes; readonly assignments: readonly DutyRow[] }
/** All that is kept of a state secret; `withdrawn`: entered by mistake, or the mark was lifted. */
export interface StubRow { readonly directiveId: DirectiveId; readonly symbol: string; readonly kind: DocumentKind; readonly date: LocalDate; readonly secrecy: StateSecrecy; readonly issuer: BodyId; readonly holder: BodyId; readonly status: 'kept' | 'withdrawn'; readonly revision: number }
export class StubsQuestion { constructor(readonly asked: Asked, readonly page: BoundedPage) {} }
export interface StubsAnswer { readonly moment: Moment; readonly stubs: readonly StubRow[]; readonly nextCursor: string | null }

export class DirectiveOverviewQuestion { constructor(readonly asked: Asked, readonly directiveId: DirectiveId) {} }
export interface DirectiveOverviewAnswer { readonly moment: Moment; readonly directive: DirectiveRow; readonly content: DirectiveContent; readonly amendments: readonly { readonly symbol: string; readonly urgency: Urgency; readonly effectiveOn: LocalDate; readonly basis: string }[]; readonly acknowledged: Ratio; readonly total: FourBoxes; readonly tasks: readonly TaskOverview[] }

export interface CascadeNode { readonly duty: DutyRow; readonly depth: number; readonly partsCompletion: CompletionRule; readonly parts: Ratio; readonly children: readonly CascadeNode[] }
export class CascadeTreeQuestion { constructor(readonly asked: Asked, readonly root: { readonly directiveId: DirectiveId } | { readonly assignmentId: AssignmentId }) {} }
export interface CascadeTreeAnswer { readonly moment: Moment; readonly roots: readonly CascadeNode[] }

export class AssignmentQuestion { constructor(readonly asked: Asked, readonly assignmentId: AssignmentId) {} }
/** `facts`: the folded state in plain JSON, for the detail page. */
export interface AssignmentAnswer { readonly moment: Moment; readonly duty: DutyRow; readonly sourceSentence: string | null; readonly sourceLine: number | null; readonly facts: Readonly<Record<string, unknown>>; readonly custody: CustodyView }

export interface HistoryEntry { readonly revision: number; readonly index: number | null; /** Of the event in the log: what its proof is asked for with. */ readonly position: string; readonly type: string; readonly title: { readonly vi: string; readonly en: string }; readonly actor: string; /** Whose draft the actor approved by this act; absent = the actor's own. */ readonly preparedBy?: string; readonly body: BodyId; readonly actingFor: BodyId | null; readonly occurredOn: LocalDate; readonly recordedAt: string; readonly lateEntryBasis: string | null; readonly data: Readonly<Record<string, unknown>>; readonly policyVersion: number; readonly calendarVersion: number }
export class AssignmentHistoryQuestion { constructor(readonly asked: Asked, readonly assignmentId: AssignmentId, readonly page: Page) {} }
export interface AssignmentHistoryAnswer { readonly moment: Moment; readonly entries: readonly HistoryEntry[]; readonly nextCursor: string | null }

export interface ReceiptRow { readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly addresseeName: string; readonly state: 'planned' | 'sent' | 'delivered' | 'registered'; readonly arrivalNumberRaw: string | null; readonly arrivalNumber: string | null; readonly numberNeedsChecking: boolean; readonly arrivalDate: LocalDate | null; readonly passedTo: string | null; readonly revision: number }
export class ReceiptsQuestion { constructor(readonly asked: Asked, readonly directiveId: DirectiveId) {} }
export interface ReceiptsAnswer { readonly moment: Moment; readonly receipts: readonly ReceiptRow[]; readonly registered: Ratio }

/** Diacritics, case and spelling variants (hoá/hóa, uỷ/ủy, i/y) do not matter; exact accents rank first. */
export class SearchQuestion { constructor(readonly asked: Asked, readonly text: string, readonly page: Page) {} }
export interface SearchHit { readonly kind: 'directive' | 'task' | 'assignment' | 'body'; readonly id: string; readonly title: string; readonly excerpt: string; readonly directiveId: DirectiveId | null }
export interface SearchAnswer { readonly moment: Moment; readonly hits: readonly SearchHit[]; readonly nextCursor: string | null }

export interface BodyRow { readonly bodyId: BodyId; readonly name: string; readonly kind: string; readonly level: string; readonly parentId: BodyId | null; readonly external: boolean; readonly from: LocalDate; readonly lastDay: LocalDate | null; readonly predecessors: readonly BodyId[]; readonly successors: readonly BodyId[] }
/** The register as it stood on a day; null = today. */
export class BodiesQuestion { constructor(readonly asked: Asked, readonly on: LocalDate | null) {} }
/** A group that is defined on the day; `members`: whom it stands for then, none while it is open. */
export interface GroupRow { readonly groupId: GroupId; readonly name: string; readonly open: boolean; readonly members: readonly BodyId[] }
export interface BodiesAnswer { readonly moment: Moment; readonly bodies: readonly BodyRow[]; readonly groups: readonly GroupRow[]; readonly revision: number }

/** Why a question has no answer. */
export type QueryRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'moment-unknown' | 'moment-in-future' | 'moment-before-beginning' | 'moments-reversed'; readonly detail: string }
  | { readonly kind: 'bad-cursor' };
export type QueryAnswer<A> = { readonly ok: true; readonly answer: A } | { readonly ok: false; readonly refusal: QueryRefusal };
