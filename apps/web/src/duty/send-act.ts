import { answerOf, api, type Schemas } from '../api/client.js';
import type { Route } from '../forms/longest.js';
import { readDay } from '../wording/dates.js';
import type { Act, Values } from './act-fields.js';

export type Receipt = Schemas['ReceiptView'];

/** Where each act is sent. */
export const ACT_ROUTES = {
  AcknowledgeAssignment: 'POST /api/assignments/{id}/acknowledgement',
  ReportProgress: 'POST /api/assignments/{id}/progress',
  SubmitResult: 'POST /api/assignments/{id}/submission',
  RequestExtension: 'POST /api/assignments/{id}/extension-requests',
  HandDownPart: 'POST /api/assignments/{id}/parts',
  ReturnToIssuer: 'POST /api/assignments/{id}/return-to-issuer',
  AcceptResult: 'POST /api/assignments/{id}/acceptance',
  ReturnResult: 'POST /api/assignments/{id}/return',
  GrantExtension: 'POST /api/assignments/{id}/extension-grant',
  RefuseExtension: 'POST /api/assignments/{id}/extension-refusal',
  RefuseReturnToIssuer: 'POST /api/assignments/{id}/return-refusal',
  RecordCondition: 'POST /api/assignments/{id}/conditions',
  CloseAssignment: 'POST /api/assignments/{id}/closure',
} as const satisfies Readonly<Record<Act, Route>>;

/** A line that says nothing for so long is taken for lost. */
const PATIENCE_MS = 20_000;

/** Where an act goes, and how it is recognised again. */
export interface Sending {
  readonly id: string;
  readonly actingFor: string | null;
  /** Tag of the duty as it was seen; null = whatever it is now. */
  readonly etag: string | null;
  readonly key: string;
  /** Uploaded before; for acts that may carry some. */
  readonly files: readonly Schemas['FileDto'][];
}

/**
 * Sends an act with what was typed. @throws ApiProblemError, UnreachableError; after the latter the same key with the same
 * words is safe: nothing is done twice.
 */
export function sendAct(act: Act, values: Values, { id, actingFor, etag, key, files }: Sending): Promise<Receipt> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const params = { path: { id }, header: { 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) } };
  const common = { actingFor, occurredOn: dayIn(values.occurredOn), lateEntryBasis: textIn(values.lateEntryBasis), ...(values.draft === 'yes' && { draft: values.revises === undefined ? {} : { revises: values.revises, reason: values.revisionReason ?? '' } }) };
  const carrying = { ...common, ...(files.length > 0 && { files: [...files] }) };
  const note = textIn(values.note);
  switch (act) {
    case 'AcknowledgeAssignment':
      return answerOf(api.POST('/api/assignments/{id}/acknowledgement', { params, signal, body: { ...carrying, receiptNumber: textIn(values.receiptNumber), note } }));
    case 'ReportProgress':
      return answerOf(api.POST('/api/assignments/{id}/progress', { params, signal, body: { ...carrying, percent: numberIn(values.percent), note: values.note ?? '', obstacles: textIn(values.obstacles) } }));
    case 'SubmitResult':
      return answerOf(api.POST('/api/assignments/{id}/submission', { params, signal, body: { ...carrying, outputs: linesIn(values.outputs), note } }));
    case 'RequestExtension': {
      const { reason = '', progressSoFar = '' } = values;
      // The form says so when the day has passed; whoever sends it then knows.
      return answerOf(api.POST('/api/assignments/{id}/extension-requests', { params, signal, body: { ...carrying, proposedDue: dayIn(values.proposedDue) ?? '', reason, progressSoFar, afterDue: true } }));
    }
    case 'HandDownPart': {
      const due = dayIn(values.due);
      const deadlines: Schemas['DeadlineDto'][] = due === null ? [] : [{ kind: 'date', due, boundary: 'inclusive', phrase: values.due ?? null }];
      return answerOf(api.POST('/api/assignments/{id}/parts', { params, signal, body: { ...common, body: values.body ?? '', summary: values.summary ?? '', expectedOutputs: linesIn(values.expectedOutputs), deadlines } }));
    }
    case 'ReturnToIssuer':
      return answerOf(api.POST('/api/assignments/{id}/return-to-issuer', { params, signal, body: { ...carrying, reason: (values.returnReason ?? 'other') as Schemas['ReturnToIssuerDto']['reason'], explanation: values.explanation ?? '' } }));
    case 'AcceptResult':
      return answerOf(api.POST('/api/assignments/{id}/acceptance', { params, signal, body: { ...common, note } }));
    case 'ReturnResult':
      return answerOf(api.POST('/api/assignments/{id}/return', { params, signal, body: { ...carrying, reasons: values.reasons ?? '' } }));
    case 'GrantExtension':
      return answerOf(api.POST('/api/assignments/{id}/extension-grant', { params, signal, body: { ...common, newDue: dayIn(values.newDue) ?? '', note } }));
    case 'RefuseExtension':
      return answerOf(api.POST('/api/assignments/{id}/extension-refusal', { params, signal, body: { ...common, reason: values.reason ?? '' } }));
    case 'RefuseReturnToIssuer':
      return answerOf(api.POST('/api/assignments/{id}/return-refusal', { params, signal, body: { ...common, explanation: values.explanation ?? '' } }));
    case 'RecordCondition':
      return answerOf(api.POST('/api/assignments/{id}/conditions', { params, signal, body: { ...common, place: numberIn(values.place), event: values.event ?? '', on: dayIn(values.on) ?? '', basis: values.basis ?? '' } }));
    case 'CloseAssignment':
      return answerOf(api.POST('/api/assignments/{id}/closure', { params, signal, body: { ...common, note } }));
  }
}

const textIn = (value: string | undefined): string | null => (value === undefined || value.trim() === '' ? null : value);
const dayIn = (value: string | undefined): string | null => (value === undefined ? null : readDay(value));
const numberIn = (value: string | undefined): number | null => (textIn(value) === null ? null : Number(value));
const linesIn = (value: string | undefined): string[] => (value ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** A key that nobody else uses; made without `crypto.randomUUID`, which browsers refuse to plain addresses in an office network. */
export const freshKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
