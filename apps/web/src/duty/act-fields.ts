import type { Schemas } from '../api/client.js';
import type { Dictionary } from '../language/vi.js';

/** What a duty may be asked about before anything is typed. */
export type AskableAct = Schemas['PossibleAct']['act'];
/** Acts that the browser keeps until the line is back; the others are deeds. */
export type Act = keyof Dictionary['acts']['names'];
export type FieldName = keyof Dictionary['acts']['fields'];

/** How something is asked for; a day is typed as dd/mm/yyyy. */
export interface Field {
  readonly name: FieldName;
  readonly kind: 'text' | 'long' | 'lines' | 'day' | 'percent' | 'body' | 'reason' | 'phrase';
  readonly required: boolean;
}

const field = (name: FieldName, kind: Field['kind'], required = true): Field => ({ name, kind, required });
const NOTE = field('note', 'long', false);

/** What each act has to say, in the order in which it is asked. */
export const ACT_FIELDS: Readonly<Record<Act, readonly Field[]>> = {
  AcknowledgeAssignment: [field('receiptNumber', 'text', false), NOTE],
  ReportProgress: [field('percent', 'percent', false), { ...NOTE, required: true }, field('obstacles', 'long', false)],
  SubmitResult: [field('outputs', 'lines'), NOTE],
  RequestExtension: [field('proposedDue', 'day'), field('reason', 'long'), field('progressSoFar', 'long')],
  HandDownPart: [field('body', 'body'), field('summary', 'long'), field('due', 'day', false), field('expectedOutputs', 'lines', false)],
  ReturnToIssuer: [field('returnReason', 'reason'), field('explanation', 'long')],
  AcceptResult: [NOTE],
  ReturnResult: [field('reasons', 'long')],
  GrantExtension: [field('newDue', 'day'), NOTE],
  RefuseExtension: [field('reason', 'long')],
  RefuseReturnToIssuer: [field('explanation', 'long')],
  CloseAssignment: [NOTE],
  RecordCondition: [field('place', 'phrase', false), field('event', 'text'), field('on', 'day'), field('basis', 'text')],
};

/** Acts that may carry files. */
export const CARRIES_FILES: ReadonlySet<Act> = new Set<Act>(['AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'ReturnToIssuer', 'ReturnResult']);

/** `draft`: `yes` where it is submitted for approval, not done; `revises`: the draft that it takes the place of, `revisionReason`: why. */
export type Values = Readonly<Partial<Record<FieldName | 'occurredOn' | 'lateEntryBasis' | 'draft' | 'revises' | 'revisionReason', string>>>;

export const RETURN_REASONS = ['wrong-body', 'unclear', 'overlap', 'other'] as const;

/** The name that the API gives to a field, where it is another one. */
export const API_NAMES: Readonly<Partial<Record<FieldName, string>>> = { returnReason: 'reason', due: 'deadlines' };
