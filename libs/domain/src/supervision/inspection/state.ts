import type { AssignmentId, BodyId, LocalDate } from '../../kernel/index.js';
import type { BodyConclusion, InspectionDecision, InspectionEvent, InspectionMinutes, InspectionPart, PlannedVisit, RemediationItem, TeamMember } from './events.js';

export type InspectionStage = 'none' | 'decided' | 'planned' | 'team-named' | 'minuted' | 'concluded' | 'closed' | 'withdrawn';

/** How far one remediation duty has come, as far as it was told here. */
export interface RemediationProgress {
  readonly assignmentId: AssignmentId;
  readonly outcome: 'open' | 'accepted' | 'withdrawn';
  readonly doneOn: LocalDate | null;
}

export interface KeptMinutes extends InspectionMinutes {
  /** Why they were taken back; null while they stand. */
  readonly takenBack: string | null;
}

export type TakenBackConclusion = Extract<InspectionEvent, { type: 'InspectionConclusionTakenBack' }>['data'];
export type ConclusionData = Extract<InspectionEvent, { type: 'InspectionConcluded' }>['data'];

/** One inspection, folded. Plain JSON values only, so that it is its own snapshot. */
export interface InspectionState {
  readonly stage: InspectionStage;
  readonly decision: InspectionDecision | null;
  /** Who has each place: as decided, or whoever it was handed over to (R12). A body that ended is followed by its successor without an act. */
  readonly holders: Readonly<Record<InspectionPart, BodyId>> | null;
  readonly visits: readonly PlannedVisit[];
  readonly planNote: string | null;
  readonly team: readonly TeamMember[];
  readonly minutes: readonly KeptMinutes[];
  readonly conclusion: ConclusionData | null;
  /** One for each remediation item, in its order. */
  readonly progress: readonly RemediationProgress[];
  /** The same of conclusions that were taken back. */
  readonly former: readonly RemediationProgress[];
  /** Conclusions that were taken back, oldest first. */
  readonly takenBack: readonly TakenBackConclusion[];
  /** Basis of a withdrawal, or reason of a closure with open duties; null otherwise. */
  readonly endReason: string | null;
  /** Where it stood before it was withdrawn; null unless it was. */
  readonly before: InspectionStage | null;
}

export const initialInspection: InspectionState = {
  stage: 'none', decision: null, holders: null, visits: [], planNote: null, team: [], minutes: [], conclusion: null, progress: [], former: [], takenBack: [], endReason: null, before: null,
};

/** Minutes that were not taken back. */
export const standingMinutes = ({ minutes }: Pick<InspectionState, 'minutes'>): readonly KeptMinutes[] => minutes.filter(({ takenBack }) => takenBack === null);

/** Remediation duties that have not ended. */
export const openRemediation = ({ progress }: Pick<InspectionState, 'progress'>): readonly AssignmentId[] =>
  progress.filter(({ outcome }) => outcome === 'open').map(({ assignmentId }) => assignmentId);

/** k of n remediation duties are done; withdrawn ones leave the n (R7). */
export function remediationDone({ progress }: Pick<InspectionState, 'progress'>): { readonly k: number; readonly n: number } {
  const counted = progress.filter(({ outcome }) => outcome !== 'withdrawn');
  return { k: counted.filter(({ outcome }) => outcome === 'accepted').length, n: counted.length };
}

/** Items about some bodies only, for those who may see no more. */
export const itemsOf = (items: readonly RemediationItem[], isSeen: (body: BodyConclusion['body']) => boolean): readonly RemediationItem[] => items.filter(({ body }) => isSeen(body));
