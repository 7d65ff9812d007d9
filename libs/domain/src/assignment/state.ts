import type { AssignmentId, BodyId, Instant, LocalDate } from '../kernel/index.js';
import type { Deadline } from '../deadline/index.js';
import type { AssignmentStatus, AssignmentTerms, CoordinatorAnswer, FrozenParticipant } from './events.js';
import type { CompletionRule } from '../directive/document.js';

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
}

/**
 * One assignment, folded. Its size depends on its parts and participants only, never on the length of its stream:
 * a stream of 100,000 progress reports folds into the same few fields.
 */
export interface AssignmentState {
  readonly status: AssignmentStatus;
  /** Revision of the last folded event; -1 before the first. */
  readonly revision: number;
  /** Null before `TaskAssigned`. `leadBody`, `confirmingBody`, `deadlines` follow later transfers and changes. */
  readonly terms: Omit<AssignmentTerms, 'due' | 'participants' | 'partsCompletion' | 'acknowledgementDue'> | null;
  readonly participants: readonly FrozenParticipant[];
  readonly partsCompletion: CompletionRule;
  readonly acknowledgementDue: LocalDate | null;
  readonly assignedAt: Instant | null;
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
  readonly latenessWaived: boolean;
  readonly extension: ExtensionRequest | null;
  readonly extensionRequests: number;
  readonly extensionsGranted: number;
  readonly completedByParts: boolean;
  readonly parts: ReadonlyMap<AssignmentId, Part>;
  /** Coordinators asked; null answer = "chưa trả lời". */
  readonly coordination: ReadonlyMap<BodyId, CoordinatorAnswer | null>;
  /** Status to go back to when a suspension, a return to the issuer or a withdrawal is undone. */
  readonly resumeTo: AssignmentStatus | null;
  /** The act that a counter-act may take back now, with its revision and what it replaced (R15). */
  readonly undo: Readonly<Record<string, { readonly revision: number; readonly before: Readonly<Partial<AssignmentState>> }>>;
}
