import type { BodyConclusion, DocumentNumber, Finding, InspectionDecision, InspectionId, InspectionMinutes, LocalDate, PlannedVisit, Signatory, TeamMember, WantedRemediation, WithFiles } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** What a client may ask of an inspection. Ids and facts of the register and of the directive are filled in by the handler. */
export type InspectionIntent =
  | { readonly type: 'DecideInspection'; readonly decision: Omit<InspectionDecision, 'inspectionId'> }
  | { readonly type: 'PlanInspection'; readonly visits: readonly PlannedVisit[]; readonly note: string | null }
  | { readonly type: 'NameInspectionTeam'; readonly members: readonly TeamMember[] }
  | WithFiles & { readonly type: 'RecordInspectionMinutes'; readonly minutes: Omit<InspectionMinutes, 'number' | 'findings'>; readonly findings: readonly Omit<Finding, 'number'>[] }
  | { readonly type: 'TakeBackInspectionMinutes'; readonly number: number; readonly reason: string }
  | WithFiles & {
      readonly type: 'ConcludeInspection';
      readonly number: DocumentNumber;
      readonly date: LocalDate;
      readonly signatory: Signatory;
      readonly conclusions: readonly BodyConclusion[];
      readonly remediation: readonly WantedRemediation[];
    }
  | { readonly type: 'WithdrawInspection'; readonly basis: string }
  | { readonly type: 'CloseInspection'; readonly reason: string | null }
  | { readonly type: 'CorrectConclusion'; readonly conclusions: readonly BodyConclusion[]; readonly reason: string }
  | { readonly type: 'TakeBackConclusion'; readonly reason: string }
  | { readonly type: 'TakeBackInspectionEnd'; readonly reason: string }
  | { readonly type: 'TakeOverInspection'; readonly basis: string };

/** `inspectionId` null with `DecideInspection` only: the id is then derived from the number of the decision. */
export class ActOnInspection {
  constructor(readonly inspectionId: InspectionId | null, readonly intent: InspectionIntent, readonly context: CommandContext) {}
}
