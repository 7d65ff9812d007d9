import type { FileRejection } from '../../files/index.js';
import { reject, type Decision } from '../../kernel/index.js';
import type { EvidenceRejection } from '../evidence.js';
import type { DatesRejection, Fault, PaperRejection } from '../paper.js';

/** Every reason for which an act on an inspection is refused. */
export type InspectionRejection =
  | FileRejection
  | DatesRejection
  | PaperRejection
  | EvidenceRejection
  /** The number of the decision belongs to an inspection already. Facts: `symbol`. */
  | 'inspection-already-decided'
  /** An inspection is decided by a quyết định. Facts: `kind`. */
  | 'inspection-needs-decision'
  /** The act belongs to another step. Facts: `stage`, `needed`. */
  | 'inspection-step-out-of-order'
  /** The inspection was withdrawn, or has come to its conclusion. Facts: `stage`. */
  | 'inspection-over'
  /** Only the body that decided the inspection does this. Facts: `issuer`, `actingBody`. */
  | 'not-deciding-body'
  /** Only the body that inspects, or one with a member in the team, does this. Facts: `actingBody`. */
  | 'not-inspecting-body'
  /** R12: a body inspects itself, or one that it continues or that continues it. Facts: `bodyId`, `as`. */
  | 'inspects-itself'
  /** No inspected body, visit, member, conclusion or finding is named where one must be. Facts: `list`. */
  | 'nothing-named'
  /** One body stands twice. Facts: `bodyId`. */
  | 'body-repeated'
  /** The register has no such body on the day. Facts: `bodyId`. */
  | 'unknown-body'
  /** The body has ended by the day. Facts: `bodyId`, `as`. */
  | 'body-ended'
  /** A body outside the authority neither inspects nor is inspected. Facts: `bodyId`, `as`. */
  | 'body-is-external'
  /** The time looked into ends before it begins. Facts: `from`, `to`. */
  | 'period-reversed'
  /** A visit is planned, or minutes are dated, before the decision. Facts: `date`, `decidedOn`. */
  | 'visit-before-decision'
  /** The body is not among the inspected ones. Facts: `bodyId`. */
  | 'body-not-inspected'
  /** A team has one head, no more and no less. Facts: `heads`. */
  | 'team-needs-one-head'
  /** There are no such minutes, or they were taken back. Facts: `number`. */
  | 'minutes-unknown'
  /** A conclusion is dated before the last minutes. Facts: `date`, `lastMinutes`. */
  | 'conclusion-before-minutes'
  /** Something is concluded about no minutes. Facts: `bodyId`. */
  | 'conclusion-without-minutes'
  /** A deadline of a remediation names no existing day or contradicts itself. Facts: `taskCode`, `due`, `faults`. */
  | 'deadline-invalid'
  /** A remediation would be due before the conclusion. Facts: `taskCode`, `due`, `date`. */
  | 'deadline-before-issue'
  /** Several different days, none marked as governing. Facts: `taskCode`, `days`. */
  | 'deadlines-unclear'
  /** Neither the inspecting nor the deciding body may confirm the remediation (R12). Facts: `taskCode`. */
  | 'no-confirming-body'
  /** The directive was withdrawn, so that no duty can belong to it. Facts: `directiveId`. */
  | 'inspected-directive-withdrawn'
  /** A duty of the scope is none of the directive; the handler tells. Facts: `assignmentId`. */
  | 'assignment-outside-scope'
  /** No such oversight proposes an inspection; the handler tells. Facts: `proposedBy`. */
  | 'oversight-proposal-unknown'
  /** No such remediation belongs to the inspection. Facts: `assignmentId`. */
  | 'remediation-unknown'
  /** Remediation is still open, and no reason says why it is closed all the same. Facts: `open`. */
  | 'remediation-open'
  /** Only the body that concluded, or who has its place now, does this. Facts: `issuer`, `actingBody`. */
  | 'not-concluding-body'
  /** The conclusion says nothing of the body. Facts: `bodyId`. */
  | 'body-not-concluded-on'
  /** It was neither closed nor withdrawn, so there is no end to take back. Facts: `stage`. */
  | 'inspection-not-ended'
  /** R12: whoever decided it and whoever inspects may go on: there is nothing to take over, or nobody who may. */
  | 'inspection-in-good-hands'
  /** R12: another body comes first to take it over. Facts: `keeper`, `actingBody`. */
  | 'not-inspection-keeper'
  /** A withdrawal names no basis. */
  | 'basis-missing'
  /** A reason is blank. Facts: `field`. */
  | 'reason-missing';

export type Refusal = Extract<Decision<never, InspectionRejection>, { ok: false }>;

export const refuse = (tag: InspectionRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** A fault found by a check that several aggregates use. */
export const refuseFor = (fault: Fault<InspectionRejection> | null): Refusal | null => (fault === null ? null : refuse(fault.tag, fault.facts));
