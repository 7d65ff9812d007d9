import type {
  BodyConclusion, BodyId, DirectiveId, DocumentNumber, InspectionDecision, InspectionId, InspectionStage, LocalDate, PlannedVisit, RemediationItem, RemediationProgress, Signatory, TeamMember,
} from '#libs/domain';
import type { Asked, BoundedPage, DutyRow, Moment, Ratio } from '../../queries/contract.js';
import type { EvidenceView } from '../reading/evidence-view.js';
import type { StepView } from '../reading/folded-acts.js';

export interface NamedBody {
  readonly body: BodyId;
  readonly name: string;
}

export interface InspectionRow {
  readonly inspectionId: InspectionId;
  readonly symbol: string;
  readonly date: LocalDate;
  readonly subject: string;
  readonly stage: InspectionStage;
  readonly issuer: NamedBody;
  readonly inspecting: NamedBody;
  /** Who has the two places at the moment: as decided, a successor, or whoever they were handed over to (R12). */
  readonly heldBy: { readonly issuer: NamedBody; readonly inspecting: NamedBody };
  readonly inspected: readonly NamedBody[];
  readonly directiveId: DirectiveId;
  readonly directiveSymbol: string;
  /** k of n remediation duties are done, withdrawn ones left out; of those that may be seen. */
  readonly remediation: Ratio;
  readonly revision: number;
}

/** Newest decision first. An inspected body sees the inspections it is in. */
export class InspectionsQuestion { constructor(readonly asked: Asked, readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null; readonly stage: InspectionStage | null }, readonly page: BoundedPage) {} }
export interface InspectionsAnswer { readonly moment: Moment; readonly inspections: readonly InspectionRow[]; readonly nextCursor: string | null }

export interface FindingView { readonly number: number; readonly text: string; readonly evidence: EvidenceView }
/** `takenBack`: why the minutes no longer count; null while they do. */
export interface MinutesView { readonly number: number; readonly body: BodyId; readonly date: LocalDate; readonly contents: string; readonly findings: readonly FindingView[]; readonly takenBack: string | null }
export interface ConclusionView { readonly number: DocumentNumber; readonly date: LocalDate; readonly signatory: Signatory; readonly conclusions: readonly BodyConclusion[] }
/** `duty`: the duty it became, as it stands; null until it was made. */
export interface RemediationView extends Omit<RemediationItem, 'deadlines'> { readonly outcome: RemediationProgress['outcome']; readonly doneOn: LocalDate | null; readonly duty: DutyRow | null }

/** A conclusion taken back, with the duties that it had ordered: withdrawn with it, or done by then and so kept. */
export interface TakenBackConclusionView {
  readonly number: DocumentNumber;
  readonly reason: string | null;
  readonly withdrawn: readonly DutyRow[];
  readonly kept: readonly DutyRow[];
}

/** Whoever belongs to an inspected body only sees what is about that body. */
export class InspectionQuestion { constructor(readonly asked: Asked, readonly inspectionId: InspectionId) {} }
export interface InspectionAnswer {
  readonly moment: Moment;
  readonly inspection: InspectionRow;
  readonly decision: Omit<InspectionDecision, 'inspectionId'>;
  readonly visits: readonly PlannedVisit[];
  readonly planNote: string | null;
  readonly team: readonly TeamMember[];
  readonly minutes: readonly MinutesView[];
  readonly conclusion: ConclusionView | null;
  readonly remediation: readonly RemediationView[];
  /** Conclusions that were taken back, oldest first; the reason is null for those who see a part only. */
  readonly conclusionsTakenBack: readonly TakenBackConclusionView[];
  /** Basis of a withdrawal, or reason of a closure with open duties. */
  readonly endReason: string | null;
  /** Every act in order; none for those who see a part only. */
  readonly steps: readonly StepView[];
}
