import {
  assignmentDecider, assignmentStateFromJson, assignmentStateToJson, directiveDecider, directiveNumberDecider, directiveStateFromJson,
  directiveStateToJson, lastActRevision, noticeDeskDecider, organisationDecider, organisationStateFromJson, organisationStateToJson, receiptDecider, type AssignmentCommand,
  type AssignmentEvent, type AssignmentState, type Decider, type DirectiveCommand, type DirectiveEvent, type DirectiveNumberCommand,
  type DirectiveNumberEvent, type DirectiveNumberState, type DirectiveState, type NoticeDeskCommand, type NoticeDeskEvent, type NoticeDeskState, type OrganisationCommand, type OrganisationEvent,
  urgingDecider, type OrganisationState, type ReceiptCommand, type ReceiptEvent, type ReceiptState, type UrgingCommand, type UrgingEvent, type UrgingState,
} from '#libs/domain';
import type { DomainEvent } from '../event-catalogue/index.js';

/** A decider with what the command core needs to keep its folded state. */
export interface Aggregate<C, S, E extends DomainEvent> {
  readonly decider: Decider<C, S, E>;
  /** Grows whenever `evolve` or the state's fields change; older snapshots are ignored then. */
  readonly foldVersion: number;
  toJson(state: S): unknown;
  fromJson(json: unknown): S;
  /** Nothing more is likely to happen to it: the first to leave the cache. */
  settled(state: S): boolean;
  /** Revision of the last event that a caller with `If-Match` must have seen, when events after it changed nothing for anybody; absent = the last one. */
  lastActRevision?(state: S): number;
}

export const ASSIGNMENT: Aggregate<AssignmentCommand, AssignmentState, AssignmentEvent> = {
  decider: assignmentDecider,
  foldVersion: 11,
  toJson: assignmentStateToJson,
  fromJson: (json) => assignmentStateFromJson(json as Parameters<typeof assignmentStateFromJson>[0]),
  settled: ({ status }) => status === 'closed' || status === 'withdrawn',
  lastActRevision,
};

export const DIRECTIVE: Aggregate<DirectiveCommand, DirectiveState, DirectiveEvent> = {
  decider: directiveDecider,
  foldVersion: 4,
  toJson: directiveStateToJson,
  fromJson: (json) => directiveStateFromJson(json as DirectiveState),
  settled: ({ status }) => status === 'withdrawn',
};

export const DIRECTIVE_NUMBER: Aggregate<DirectiveNumberCommand, DirectiveNumberState, DirectiveNumberEvent> = {
  decider: directiveNumberDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as DirectiveNumberState,
  settled: () => true,
};

export const RECEIPT: Aggregate<ReceiptCommand, ReceiptState, ReceiptEvent> = {
  decider: receiptDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as ReceiptState,
  settled: ({ status }) => status === 'registered',
};

export const NOTICE_DESK: Aggregate<NoticeDeskCommand, NoticeDeskState, NoticeDeskEvent> = {
  decider: noticeDeskDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as NoticeDeskState,
  settled: () => false,
};

export const URGING: Aggregate<UrgingCommand, UrgingState, UrgingEvent> = {
  decider: urgingDecider,
  foldVersion: 3,
  toJson: (state) => state,
  fromJson: (json) => json as UrgingState,
  settled: ({ status }) => status === 'withdrawn' || status === 'closed',
};

export const ORGANISATION: Aggregate<OrganisationCommand, OrganisationState, OrganisationEvent> = {
  decider: organisationDecider,
  foldVersion: 2,
  toJson: organisationStateToJson,
  fromJson: (json) => organisationStateFromJson(json as Parameters<typeof organisationStateFromJson>[0]),
  settled: () => false,
};
