import { actOfProcess, type AssignmentCommand, type BodyId, type DirectiveNumberCommand, type InspectionCommand, type ProcessMessage, type ReceiptCommand, type ReportingCommand, type ReviewCommand } from '#libs/domain';
import {
  ASSIGNMENT, assignmentStream, DIRECTIVE_NUMBER, directiveNumberStream, INSPECTION, inspectionStream, RECEIPT, receiptStream, REPORTING, reportingStream, REVIEW, reviewStream, type CommandAnswer, type CommandCore, type CommandOrigin,
} from '../commands/index.js';
import type { RecordedEvent } from '../event-catalogue/index.js';

/** A message of a process on its way: `ordinal` counts the messages about one event to one stream. */
export interface Dispatch {
  readonly process: string;
  readonly cause: RecordedEvent;
  readonly message: ProcessMessage;
  readonly ordinal: number;
}

/** Commands of processes that begin a stream, unless they are sent again. */
const BEGINNING: ReadonlySet<ProcessMessage['command']['type']> = new Set(['AssignTask', 'SendDirective']);

/** Who gives the duty that is to be assigned; null for any other command. */
const issuerIn = (command: AssignmentCommand): BodyId | null => (command.type === 'AssignTask' ? command.terms.issuer : null);

export function targetStream({ to }: ProcessMessage): string {
  switch (to.kind) {
    case 'assignment':
      return assignmentStream(to.assignmentId);
    case 'receipt':
      return receiptStream(to.directiveId, to.addressee);
    case 'reporting':
      return reportingStream(to.obligationId);
    case 'review':
      return reviewStream(to.reviewId);
    case 'inspection':
      return inspectionStream(to.inspectionId);
    case 'directive-number':
      return directiveNumberStream(to.number);
  }
}

/**
 * Carries out what a process decided about an event, in the process's own name. No permission is asked: whoever caused
 * the event had it. The command's id follows from process, event and target, so that sending it again changes nothing.
 */
export function carryOut(core: CommandCore, { process, cause, message, ordinal }: Dispatch, now: number): Promise<CommandAnswer> {
  const stream = targetStream(message);
  const { occurredOn, lateEntryBasis, actor, body, actingFor } = actOfProcess(process, message, cause.metadata.act, now);
  const origin: CommandOrigin = {
    actor,
    body,
    actingFor,
    occurredOn,
    lateEntryBasis,
    commandId: core.ids.derive('process', process, cause.id, stream, String(ordinal)),
    repeatable: true,
    requestHash: null,
    correlationId: cause.metadata.correlationId,
    causationId: cause.id,
    expectedRevision: null,
  };
  const refusalOf = (): null => null;
  const begins = BEGINNING.has(message.command.type);
  switch (message.to.kind) {
    case 'assignment':
      return core.execute({ aggregate: ASSIGNMENT, stream, origin, begins, refusalOf, commandFor: () => message.command as AssignmentCommand, rulesFor: ({ terms }) => core.rules.for(terms?.issuer ?? issuerIn(message.command as AssignmentCommand)) });
    case 'receipt':
      return core.execute({ aggregate: RECEIPT, stream, origin, begins, refusalOf, commandFor: () => message.command as ReceiptCommand });
    case 'reporting':
      return core.execute({ aggregate: REPORTING, stream, origin, refusalOf, commandFor: () => message.command as ReportingCommand });
    case 'review':
      return core.execute({ aggregate: REVIEW, stream, origin, refusalOf, commandFor: () => message.command as ReviewCommand });
    case 'inspection':
      return core.execute({ aggregate: INSPECTION, stream, origin, refusalOf, commandFor: () => message.command as InspectionCommand });
    case 'directive-number':
      return core.execute({ aggregate: DIRECTIVE_NUMBER, stream, origin, refusalOf, commandFor: () => message.command as DirectiveNumberCommand });
  }
}
