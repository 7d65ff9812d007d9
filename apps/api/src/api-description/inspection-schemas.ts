import type {
  ConclusionView, EvidenceView, FindingView, InspectionAnswer, InspectionRow, InspectionsAnswer, MinutesView, NamedBody, ObservationView, OversightAnswer, OversightRow, OversightsAnswer, RemediationView, StepView, TakenBackConclusionView,
} from '#libs/application'; // prettier-ignore
import { OVERSIGHT_KINDS, OVERSIGHT_MODES, type BodyConclusion, type InspectionScope, type PlannedVisit, type TeamMember } from '#libs/domain';
import { INSPECTION_STAGES } from '../inspections/inspection-decision.dto.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

/** What questions about inspections and oversights answer. */
export const INSPECTION_SCHEMAS: Readonly<Record<string, Schema>> = {
  NamedBody: record<NamedBody>({ body: text, name: text }),
  EvidenceView: record<EvidenceView>({
    by: oneOfWords(['events', 'documents', 'absence']), events: listOf(record<EvidenceView['events'][number]>({ stream: text, revision: whole })), documents: listOf(text),
    absence: orNull(record<NonNullable<EvidenceView['absence']>>({ soughtFor: text, until: day, vi: text, en: text })),
  }), // prettier-ignore
  StepView: record<StepView>({
    revision: whole, index: whole, type: text, title: record<StepView['title']>({ vi: text, en: text }), actor: text, body: text, actingFor: orNull(text), occurredOn: day,
    recordedAt: { type: 'string', format: 'date-time' }, lateEntryBasis: orNull(text),
  }), // prettier-ignore
  InspectionRow: record<InspectionRow>({
    inspectionId: uuid, symbol: text, date: day, subject: text, stage: oneOfWords(INSPECTION_STAGES), issuer: named('NamedBody'), inspecting: named('NamedBody'),
    heldBy: record<InspectionRow['heldBy']>({ issuer: named('NamedBody'), inspecting: named('NamedBody') }), inspected: listOf(named('NamedBody')),
    directiveId: uuid, directiveSymbol: text, remediation: named('Ratio'), revision: whole,
  }), // prettier-ignore
  InspectionsAnswer: record<InspectionsAnswer>({ moment: MOMENT, inspections: listOf(named('InspectionRow')), nextCursor: NEXT_CURSOR }),
  InspectionDecision: record<InspectionAnswer['decision']>({
    number: named('DocumentNumber'), date: day, signatory: named('Signatory'), basis: text, inspectingBody: text, inspectedBodies: listOf(text),
    scope: record<InspectionScope>({ directiveId: uuid, taskCodes: listOf(text), assignmentIds: listOf(uuid) }), subject: text, periodFrom: day, periodTo: day, proposedBy: orNull(uuid),
  }), // prettier-ignore
  Finding: record<FindingView>({ number: whole, text, evidence: named('EvidenceView') }),
  InspectionMinutes: record<MinutesView>({ number: whole, body: text, date: day, contents: text, findings: listOf(named('Finding')), takenBack: orNull(text) }),
  InspectionConclusion: record<ConclusionView>({ number: named('DocumentNumber'), date: day, signatory: named('Signatory'), conclusions: listOf(record<BodyConclusion>({ body: text, text })) }),
  Remediation: record<RemediationView>({
    number: whole, assignmentId: uuid, taskCode: text, body: text, summary: text, expectedOutputs: listOf(text), due: orNull(day), confirmingBody: text, outcome: oneOfWords(['open', 'accepted', 'withdrawn']),
    doneOn: orNull(day), duty: orNull(named('DutyRow')),
  }), // prettier-ignore
  InspectionAnswer: record<InspectionAnswer>({
    moment: MOMENT, inspection: named('InspectionRow'), decision: named('InspectionDecision'), visits: listOf(record<PlannedVisit>({ day, body: text, contents: listOf(text) })), planNote: orNull(text),
    team: listOf(record<TeamMember>({ body: text, position: text, head: yesOrNo })), minutes: listOf(named('InspectionMinutes')), conclusion: orNull(named('InspectionConclusion')),
    remediation: listOf(named('Remediation')),
    conclusionsTakenBack: listOf(record<TakenBackConclusionView>({ number: named('DocumentNumber'), reason: orNull(text), withdrawn: listOf(named('DutyRow')), kept: listOf(named('DutyRow')) })), endReason: orNull(text), steps: listOf(named('StepView')),
  }), // prettier-ignore
  OversightRow: record<OversightRow>({
    oversightId: uuid, kind: oneOfWords(OVERSIGHT_KINDS), mode: oneOfWords(OVERSIGHT_MODES), status: oneOfWords(['open', 'ended']), subject: text, overseeing: named('NamedBody'), overseen: listOf(named('NamedBody')),
    directiveId: orNull(uuid), directiveSymbol: orNull(text), from: day, to: orNull(day), observations: whole, warnings: whole, revision: whole,
  }), // prettier-ignore
  OversightsAnswer: record<OversightsAnswer>({ moment: MOMENT, oversights: listOf(named('OversightRow')), nextCursor: NEXT_CURSOR }),
  Observation: record<ObservationView>({ number: whole, body: orNull(text), date: day, text, evidence: named('EvidenceView'), takenBack: yesOrNo }),
  OversightAnswer: record<OversightAnswer>({
    moment: MOMENT, oversight: named('OversightRow'), basis: text, observations: listOf(named('Observation')),
    warnings: listOf(record<OversightAnswer['warnings'][number]>({ number: whole, body: text, text, observations: listOf(whole), takenBack: yesOrNo })),
    recommendations: listOf(record<OversightAnswer['recommendations'][number]>({ number: whole, to: listOf(text), text, takenBack: yesOrNo })),
    proposals: listOf(record<OversightAnswer['proposals'][number]>({ number: whole, bodies: listOf(text), reason: text, takenBack: yesOrNo })), summary: orNull(text), steps: listOf(named('StepView')),
  }), // prettier-ignore
};
