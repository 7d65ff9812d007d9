import {
  DOCUMENT_KINDS, LEAD_MODES, SIGN_CAPACITIES, TASK_ROLES, type BodyId, type CompletionRule, type DirectiveContent, type DirectiveId,
  type DirectiveItem, type DocumentNumber, type GroupId, type LocalDate, type Participant, type Recipient, type ScanCorrection, type Signatory,
  type Task, type TaskCode,
} from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { day, finiteNumber, flag, id, listOf, nullable, object, oneOf, taggedBy, text, wholeNumber } from '../shape.js';

/** Shapes of a directive's content, version 1. */
export const leadMode = oneOf(LEAD_MODES);

export const completionRule = taggedBy<'by', CompletionRule>('by', {
  all: object({ by: oneOf(['all']) }),
  quorum: object({ by: oneOf(['quorum']), percent: finiteNumber }),
  'lead-report': object({ by: oneOf(['lead-report']) }),
  first: object({ by: oneOf(['first']) }),
});

export const documentNumber = object<DocumentNumber>({
  issuer: id<BodyId>(),
  kind: oneOf(DOCUMENT_KINDS),
  year: wholeNumber,
  number: wholeNumber,
  symbol: text,
});

export const signatory = object<Signatory>({ capacity: oneOf(SIGN_CAPACITIES), onBehalfOf: nullable(id<BodyId>()), position: text });

const recipient = object<Recipient>({
  text,
  sourceLine: nullable(wholeNumber),
  bodies: listOf(id<BodyId>()),
  groups: listOf(id<GroupId>()),
  purpose: nullable(oneOf(['perform', 'report', 'inform', 'archive'])),
});

const participant = object<Participant>({
  role: oneOf(TASK_ROLES),
  body: nullable(id<BodyId>()),
  group: nullable(id<GroupId>()),
  text,
  mode: nullable(leadMode),
  external: flag,
  implicit: flag,
});

const task = object<Task>({
  code: id<TaskCode>(),
  summary: text,
  expectedOutputs: listOf(text),
  participants: listOf(participant),
  deadlines: listOf(deadline),
  completion: completionRule,
  partsCompletion: completionRule,
  starred: flag,
});

const scanCorrection = object<ScanCorrection>({
  sourceLine: wholeNumber,
  wrong: text,
  right: nullable(text),
  confidence: nullable(oneOf(['certain', 'high', 'low'])),
  reason: text,
});

export const directiveItem = object<DirectiveItem>({
  code: text,
  sourceSentence: text,
  sourceLine: nullable(wholeNumber),
  corrections: listOf(scanCorrection),
  tasks: listOf(task),
});

export const directiveContent = object<DirectiveContent>({
  directiveId: id<DirectiveId>(),
  number: documentNumber,
  date: day<LocalDate>(),
  title: text,
  signatory,
  recipients: listOf(recipient),
  implements: listOf(text),
  items: listOf(directiveItem),
  confirmingBody: id<BodyId>(),
  confirmingFallbacks: listOf(id<BodyId>()),
  supervisingBody: id<BodyId>(),
  sample: flag,
});
