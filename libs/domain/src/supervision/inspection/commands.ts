import type { Deadline } from '../../deadline/index.js';
import type { DocumentNumber, Signatory } from '../../directive/index.js';
import type { WithFiles } from '../../files/index.js';
import type { AssignmentId, BodyId, DirectiveId, LocalDate } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { BodyConclusion, Finding, InspectionDecision, InspectionEvent, InspectionId, InspectionMinutes, PlannedVisit, RemediationOutcome, TeamMember } from './events.js';

/** A thing to be put right, before it has a duty. */
export interface WantedRemediation {
  readonly body: BodyId;
  readonly summary: string;
  readonly expectedOutputs: readonly string[];
  readonly deadlines: readonly Deadline[];
}

/** Makes the id of the duty that a remediation item becomes; the same for the same item. */
export type RemediationIdFor = (inspection: InspectionId, item: number) => AssignmentId;

/** Every command names the act it asks for. Facts of the register and of the directive are filled in by the handler. */
export type InspectionCommand =
  | { readonly type: 'DecideInspection'; readonly decision: InspectionDecision; readonly register: OrganisationState }
  | { readonly type: 'PlanInspection'; readonly visits: readonly PlannedVisit[]; readonly note: string | null; readonly register: OrganisationState }
  | { readonly type: 'NameInspectionTeam'; readonly members: readonly TeamMember[]; readonly register: OrganisationState }
  | WithFiles & { readonly type: 'RecordInspectionMinutes'; readonly minutes: Omit<InspectionMinutes, 'number' | 'findings'>; readonly findings: readonly Omit<Finding, 'number'>[]; readonly register: OrganisationState }
  | { readonly type: 'TakeBackInspectionMinutes'; readonly number: number; readonly reason: string; readonly register: OrganisationState }
  | WithFiles & {
      readonly type: 'ConcludeInspection';
      readonly number: DocumentNumber;
      readonly date: LocalDate;
      readonly signatory: Signatory;
      readonly conclusions: readonly BodyConclusion[];
      readonly remediation: readonly WantedRemediation[];
      readonly register: OrganisationState;
      /** The directive of the scope as it stands: null `supervisingBody` = withdrawn, so that no duty can belong to it. */
      readonly directive: { readonly directiveId: DirectiveId; readonly supervisingBody: BodyId | null };
      readonly remediationIdFor: RemediationIdFor;
    }
  | { readonly type: 'RecordRemediationOutcome'; readonly assignmentId: AssignmentId; readonly outcome: RemediationOutcome; readonly doneOn: LocalDate | null }
  | { readonly type: 'WithdrawInspection'; readonly basis: string; readonly register: OrganisationState }
  | { readonly type: 'CloseInspection'; readonly reason: string | null; readonly register: OrganisationState }
  | { readonly type: 'CorrectConclusion'; readonly conclusions: readonly BodyConclusion[]; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'TakeBackConclusion'; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'TakeBackInspectionEnd'; readonly reason: string; readonly register: OrganisationState }
  /** By a process, on the day of a change of bodies. */
  | { readonly type: 'HandOverInspection'; readonly moves: readonly InspectionMove[] }
  /** `keepers`: who takes places that nobody can fill any more, first choice first (R12). */
  | { readonly type: 'TakeOverInspection'; readonly basis: string; readonly keepers: readonly BodyId[]; readonly register: OrganisationState };

/** One place that passes to another body. */
export type InspectionMove = Extract<InspectionEvent, { type: 'InspectionHandedOver' }>['data'];
