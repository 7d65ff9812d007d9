import {
  assignRemediation, carryAmendmentToAssignments, fanOutIssuedDirective, handOverDuties, handOverInspections, handOverReporting, handPartToBody, releaseUnusedNumber, reportPartToParent, reportRemediationOutcome, sendDirectiveToLateLead,
  withdrawAssignmentsOfWithdrawnDirective, withdrawLateLeadOfWithdrawnDirective, withdrawPartsOfWithdrawnAssignment, withdrawRemediationOfConclusion, type AssignmentEvent, type AssignmentTerms, type Process,
} from '#libs/domain';
import type { DomainEvent, RecordedEvent } from '../event-catalogue/index.js';
import type { ContextLoader } from './context-loader.js';
import { whenLoaded, type Loaded } from './loaded.js';

/**
 * Processes that one program runs together, because each relies on the order in which they all hear the log (ADR 0036): whatever
 * brings duties about, changes them, hands them over or ends them; and three that look at nothing which another process writes.
 */
export const PROCESS_SHARES = ['duties', 'numbers', 'reporting-in-change', 'inspections-in-change'] as const;
export type ProcessShare = (typeof PROCESS_SHARES)[number];

/** A process with the way to load what it must know before it is asked. */
export interface ProcessBinding<E extends DomainEvent = DomainEvent, X = unknown> {
  readonly share: ProcessShare;
  readonly process: Process<E, X>;
  load(loader: ContextLoader, recorded: RecordedEvent<E>): Loaded<X>;
}

const bind = <E extends DomainEvent, X>(process: Process<E, X>, load: ProcessBinding<E, X>['load'], share: ProcessShare = 'duties'): ProcessBinding => ({ share, process, load }) as unknown as ProcessBinding;

/** Every process there is. */
export const PROCESSES: readonly ProcessBinding[] = [
  bind(fanOutIssuedDirective, async (loader, { stream }) => {
    const directive = await loader.directive(stream);
    return { ...loader.rulesOf(directive.content?.number.issuer ?? null), directive };
  }),
  bind(carryAmendmentToAssignments, (loader, { stream, event }) =>
    loader.duties(stream, event.type === 'DirectiveAmended' ? event.data.changes.flatMap((change) => (change.kind === 'item-added' ? [] : [change.taskCode])) : []),
  ),
  bind(withdrawAssignmentsOfWithdrawnDirective, (loader, { stream }) => loader.duties(stream, null)),
  bind(releaseUnusedNumber, (loader, { stream, event }) => loader.claim(stream, event.data.directiveId), 'numbers'),
  bind(handOverDuties, (loader, recorded) => loader.handOver(recorded)),
  bind(handOverReporting, (loader, recorded) => loader.handOverReporting(recorded), 'reporting-in-change'),
  bind(handOverInspections, (loader, recorded) => loader.handOverInspections(recorded), 'inspections-in-change'),
  bind(handPartToBody, async (loader, { stream }) => {
    const parent = await loader.assignment(stream);
    return { ...loader.rulesOf(parent.terms?.leadBody ?? null), parent };
  }),
  bind(reportPartToParent, (loader, { stream }) => whenLoaded(loader.assignment(stream), (part) => ({ part }))),
  bind(assignRemediation, async (loader, { stream }) => {
    const inspection = await loader.inspection(stream);
    return { ...loader.rulesOf(inspection.decision?.number.issuer ?? null), inspection };
  }),
  bind(withdrawRemediationOfConclusion, async (loader, { event }) => ({ duties: event.type === 'InspectionConclusionTakenBack' ? await loader.assignments(event.data.withdrawn) : [] })),
  bind(reportRemediationOutcome, (loader, { stream }) => whenLoaded(loader.assignment(stream), (duty) => loader.remediation(duty))),
  bind(withdrawPartsOfWithdrawnAssignment, (loader, { stream }) => loader.parts(stream)),
  bind(sendDirectiveToLateLead, (loader, { event }) => {
    const late = lateLeadOf(event);
    return whenLoaded(loader.directiveOf(late?.directiveId ?? null), (directive) => ({ directive, receipt: loader.receiptOf(late) }));
  }),
  bind(withdrawLateLeadOfWithdrawnDirective, (loader, { event }) => whenLoaded(loader.directiveOf(lateLeadOf(event)?.directiveId ?? null), (directive) => ({ directive }))),
];

/** The terms of an assignment that came after the directive was issued; null for a planned one. */
function lateLeadOf(event: AssignmentEvent): AssignmentTerms | null {
  return event.type === 'TaskAssigned' && event.data.addedReason !== null ? event.data : null;
}
