import type { ActorId, AssignmentId, BodyId, Instant, LocalDate } from '../kernel/index.js';
import type { Deadline } from '../deadline/index.js';
import type { Coordination } from './coordination.js';
import type { AssignmentStatus, AssignmentTerms, FrozenParticipant } from './events.js';
import type { CompletionRule } from '../directive/document.js';
import { NO_REMINDERS, type Reminders } from './reminders.js';
import type { Point } from './points.js';
import type { FiledRun, Recurrence } from './recurrence.js';
import type { StandingReview, Trigger } from './tracking.js';

/** A result handed in for confirmation. Timeliness is judged on the one that is finally accepted (R4). */
export interface Submission {
  readonly round: number;
  readonly at: Instant;
  readonly occurredOn: LocalDate;
  /** Entered later than the paper says ("ghi bổ sung", R13). */
  readonly lateEntry: boolean;
  /** Revision of its event in the stream. */
  readonly revision: number;
}

export interface ExtensionRequest {
  readonly requestNumber: number;
  readonly proposedDue: LocalDate;
  readonly filedAt: Instant;
  readonly filedLate: boolean;
  readonly revision: number;
}

/** A part handed down, as its parent knows it. */
export interface Part {
  readonly partId: AssignmentId;
  readonly body: BodyId;
  readonly due: LocalDate | null;
  readonly outcome: 'open' | 'accepted' | 'withdrawn';
  /** When the accepted result was submitted; null unless accepted. */
  readonly doneAt: Instant | null;
  /** Handed down after the duty was accepted: it follows it up, and neither completes nor reopens it (R7). */
  readonly afterCompletion: boolean;
}

/** An overdue that a later extension could not undo: missed `due`, and nothing asked until `until` (R5). */
export interface IncurredOverdue {
  readonly due: LocalDate;
  readonly until: Instant;
}

/** What one act replaced, by field: enough to take the act back, and nothing else (R15). */
export type UndoneFields = Readonly<Partial<Omit<AssignmentState, 'undo' | 'revision' | 'reminders' | 'parts' | 'coordination' | 'terms'>>>;

/**
 * One assignment, folded. Its size depends on its parts and participants only, never on the length of its stream:
 * a stream of 100,000 progress reports folds into the same few fields.
 */
export interface AssignmentState {
  readonly status: AssignmentStatus;
  /** Revision of the last folded event; -1 before the first. */
  readonly revision: number;
  /** Null before `TaskAssigned`. `leadBody`, `confirmingBody`, `deadlines` follow later transfers and changes. */
  readonly terms: Omit<AssignmentTerms, 'due' | 'participants' | 'partsCompletion' | 'points' | 'acknowledgementDue'> | null;
  readonly participants: readonly FrozenParticipant[];
  readonly partsCompletion: CompletionRule;
  readonly acknowledgementDue: LocalDate | null;
  readonly assignedAt: Instant | null;
  /** Business date of the assignment; no act on it can be older. */
  readonly assignedOn: LocalDate | null;
  /** Since when the body that must act now has had it; see `holderOf`. */
  readonly heldSince: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly originalDue: LocalDate | null;
  readonly currentDue: LocalDate | null;
  readonly deadlines: readonly Deadline[];
  readonly percent: number | null;
  readonly lastProgressAt: Instant | null;
  /** Under review. */
  readonly pending: Submission | null;
  /** The one that was accepted, or by which the parts completed it. */
  readonly accepted: Submission | null;
  readonly rounds: number;
  /** Whose hands handed in results, results of periods, points and requests, each once, in that order: they confirm nothing of it. */
  readonly handedInBy: readonly ActorId[];
  readonly latenessWaived: boolean;
  readonly extension: ExtensionRequest | null;
  readonly extensionRequests: number;
  readonly extensionsGranted: number;
  /** Set when an extension asked after the due day was granted: timeliness stays judged by the day missed (R5). */
  readonly overdueIncurred: IncurredOverdue | null;
  readonly completedByParts: boolean;
  readonly parts: ReadonlyMap<AssignmentId, Part>;
  /** Coordinators asked, each by its latest request. */
  readonly coordination: ReadonlyMap<BodyId, Coordination>;
  /** Status to go back to when the duty is resumed; null unless suspended. */
  readonly resumeTo: AssignmentStatus | null;
  readonly reminders: Reminders;
  /** The events whose day was recorded for deadlines that hang on one (R2). */
  readonly triggers: readonly Trigger[];
  /** Null before the first review, and for duties that do not stand (R9). */
  readonly review: StandingReview | null;
  /** Null until it was set how the duty returns (R8). */
  readonly recurrence: Recurrence | null;
  /** When that was recorded: instances due before are told to nobody. Null as long as it is not set. */
  readonly recurrenceSetAt: Instant | null;
  readonly filed: readonly FiledRun[];
  readonly points: readonly Point[];
  /** The issuer's star (feature 32); null = as the directive says. */
  readonly starred: boolean | null;
  /** The act that a counter-act may take back now, with its revision and what it replaced (R15). */
  readonly undo: Readonly<Record<string, { readonly revision: number; readonly before: UndoneFields }>>;
}

/** Before anything was assigned. */
export const initialAssignmentState: AssignmentState = {
  status: 'none',
  revision: -1,
  terms: null,
  participants: [],
  partsCompletion: { by: 'lead-report' },
  acknowledgementDue: null,
  assignedAt: null,
  assignedOn: null,
  heldSince: null,
  acknowledgedAt: null,
  originalDue: null,
  currentDue: null,
  deadlines: [],
  percent: null,
  lastProgressAt: null,
  pending: null,
  accepted: null,
  rounds: 0,
  handedInBy: [],
  latenessWaived: false,
  extension: null,
  extensionRequests: 0,
  extensionsGranted: 0,
  overdueIncurred: null,
  completedByParts: false,
  parts: new Map(),
  coordination: new Map(),
  resumeTo: null,
  reminders: NO_REMINDERS,
  triggers: [],
  review: null,
  recurrence: null,
  recurrenceSetAt: null,
  filed: [],
  points: [],
  starred: null,
  undo: {},
};
