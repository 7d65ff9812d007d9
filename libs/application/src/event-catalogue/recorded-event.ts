import type { AccessEvent, AccountEvent, Act, ActorId, AssignmentEvent, DelegationEvent, DirectiveEvent, DirectiveNumberEvent, HandlingEvent, IndicatorEvent, InspectionEvent, FileWatchEvent, LogKeyEvent, NoticeDeskEvent, OrganisationEvent, OversightEvent, PeriodReportEvent, PersonEvent, PositionEvent, ProposalEvent, RankingEvent, ReceiptEvent, ReportingEvent, ReviewEvent, SupervisionRulesEvent, UrgingEvent } from '#libs/domain';

/** Every event of the domain, newest shape. */
export type DomainEvent = AccessEvent | AccountEvent | DelegationEvent | PersonEvent | PositionEvent | ProposalEvent | HandlingEvent | SupervisionRulesEvent | ReportingEvent | PeriodReportEvent | ReviewEvent | RankingEvent | IndicatorEvent | UrgingEvent | InspectionEvent | OversightEvent | OrganisationEvent | DirectiveEvent | DirectiveNumberEvent | ReceiptEvent | NoticeDeskEvent | LogKeyEvent | FileWatchEvent | AssignmentEvent;
export type DomainEventType = DomainEvent['type'];

/** What is known about an event beside its content. */
export interface EventMetadata {
  /** Who, for whom, when on paper, when recorded. */
  readonly act: Act;
  readonly commandId: string;
  readonly correlationId: string;
  /** Id of the event that caused it, through a process; null for a client's own command. */
  readonly causationId: string | null;
  /** Whose draft it is, when somebody else approved it and acts by it; absent = the actor's own. */
  readonly preparedBy?: ActorId;
  /** SHA-256 of the request that carried an Idempotency-Key; null without one. */
  readonly requestHash: string | null;
  /** Versions of the policy and of the calendar that the act was judged by (invariant 8). */
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** An event read back from the log: decoded and upcast. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** As in `event`; who only looks at it spares reading the data. */
  readonly type: E['type'];
  readonly event: E;
  readonly metadata: EventMetadata;
}
