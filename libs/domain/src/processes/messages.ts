import type { AssignmentCommand } from '../assignment/index.js';
import type { DirectiveNumberCommand, DocumentNumber } from '../directive/index.js';
import type { AssignmentId, BodyId, DirectiveId } from '../kernel/index.js';
import type { ReceiptCommand } from '../receipt/index.js';
import type { ReportingCommand, ReportingId, ReviewCommand, ReviewId } from '../reporting/index.js';
import type { InspectionCommand, InspectionId } from '../supervision/index.js';

/** What a process asks of another aggregate: where to, and on behalf of which body. */
export type ProcessMessage =
  | { readonly to: AssignmentAddress; readonly onBehalfOf: BodyId; readonly command: AssignmentCommand }
  | { readonly to: ReceiptAddress; readonly onBehalfOf: BodyId; readonly command: ReceiptCommand }
  | { readonly to: InspectionAddress; readonly onBehalfOf: BodyId; readonly command: InspectionCommand }
  | { readonly to: ReportingAddress; readonly onBehalfOf: BodyId; readonly command: ReportingCommand }
  | { readonly to: ReviewAddress; readonly onBehalfOf: BodyId; readonly command: ReviewCommand }
  | { readonly to: DirectiveNumberAddress; readonly onBehalfOf: BodyId; readonly command: DirectiveNumberCommand };

export interface AssignmentAddress {
  readonly kind: 'assignment';
  readonly assignmentId: AssignmentId;
}

export interface ReceiptAddress {
  readonly kind: 'receipt';
  readonly directiveId: DirectiveId;
  readonly addressee: BodyId;
}

export interface InspectionAddress {
  readonly kind: 'inspection';
  readonly inspectionId: InspectionId;
}

export interface ReportingAddress {
  readonly kind: 'reporting';
  readonly obligationId: ReportingId;
}

export interface ReviewAddress {
  readonly kind: 'review';
  readonly reviewId: ReviewId;
}

export interface DirectiveNumberAddress {
  readonly kind: 'directive-number';
  readonly number: ClaimedNumber;
}

/** What a claimed document number is unique by. */
export type ClaimedNumber = Pick<DocumentNumber, 'issuer' | 'kind' | 'year' | 'number'>;

export const toAssignment = (assignmentId: AssignmentId, onBehalfOf: BodyId, command: AssignmentCommand): ProcessMessage => ({
  to: { kind: 'assignment', assignmentId },
  onBehalfOf,
  command,
});

export const toReview = (reviewId: ReviewId, onBehalfOf: BodyId, command: ReviewCommand): ProcessMessage => ({
  to: { kind: 'review', reviewId },
  onBehalfOf,
  command,
});

export const toReporting = (obligationId: ReportingId, onBehalfOf: BodyId, command: ReportingCommand): ProcessMessage => ({
  to: { kind: 'reporting', obligationId },
  onBehalfOf,
  command,
});

/** `channel` tells that the copy went out through this system, not by courier. */
export const sendDirective = (directiveId: DirectiveId, addressee: BodyId, onBehalfOf: BodyId): ProcessMessage => ({
  to: { kind: 'receipt', directiveId, addressee },
  onBehalfOf,
  command: { type: 'SendDirective', directiveId, addressee, channel: 'don-doc' },
});

export const toInspection = (inspectionId: InspectionId, onBehalfOf: BodyId, command: InspectionCommand): ProcessMessage => ({
  to: { kind: 'inspection', inspectionId },
  onBehalfOf,
  command,
});
