import { answerOf, api, type Schemas } from '../api/client.js';
import { linesIn, orNone, rowsIn, type Answers } from '../forms/answers.js';
import type { Sent } from '../forms/asked-form.js';
import { paperDayIn } from '../forms/paper-fields.js';
import { readNumber } from '../wording/numbers.js';
import type { Route } from '../forms/longest.js';
import type { Deed } from './report-deeds.js';

interface Asked extends Sent {
  readonly id: string;
  readonly period: string;
  /** Whose report; null for what is done with the consolidated one. */
  readonly unit: string | null;
}

const OF_UNIT = 'POST /api/reporting/{id}/periods/{period}/reports/{body}';
const OF_ALL = 'POST /api/reporting/{id}/periods/{period}/consolidation';
/** Where each deed is sent. */
export const ROUTES = {
  file: OF_UNIT, nil: `${OF_UNIT}/nil`, correct: `${OF_UNIT}/correction`, 'take-back': `${OF_UNIT}/taken-back`, return: `${OF_UNIT}/return`,
  draft: `${OF_ALL}/draft`, submit: `${OF_ALL}/submission`, 'send-back': `${OF_ALL}/return`, accept: `${OF_ALL}/acceptance`, 'accept-back': `${OF_ALL}/acceptance-taken-back`,
} as const satisfies Readonly<Record<Deed, Route>>; // prettier-ignore

/** Does it with what was typed. @throws ApiProblemError, UnreachableError */
export function sendReportDeed(deed: Deed, answers: Answers, { id, period, unit, key, etag, files }: Asked): Promise<Schemas['ReceiptView']> {
  const header = { 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) };
  const params = { path: { id, period }, header };
  const ofUnit = { path: { id, period, body: unit ?? '' }, header };
  const common = paperDayIn(answers);
  const carrying = { ...common, ...(files.length > 0 && { files }) };
  const { reason = '', reasons = '' } = answers;
  switch (deed) {
    case 'file':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/reports/{body}', { params: ofUnit, body: { ...carrying, content: contentIn(answers) } }));
    case 'nil':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/reports/{body}/nil', { params: ofUnit, body: { ...common, note: orNone(answers['note']) } }));
    case 'correct':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/reports/{body}/correction', { params: ofUnit, body: { ...carrying, content: contentIn(answers), reason } }));
    case 'take-back':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/reports/{body}/taken-back', { params: ofUnit, body: { ...common, reason } }));
    case 'return':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/reports/{body}/return', { params: ofUnit, body: { ...common, reasons } }));
    case 'draft':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/consolidation/draft', { params, body: { ...common, content: contentIn(answers) } }));
    case 'submit':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/consolidation/submission', { params, body: { ...carrying, symbol: orNone(answers['symbol']) } }));
    case 'send-back':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/consolidation/return', { params, body: { ...common, reasons } }));
    case 'accept':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/consolidation/acceptance', { params, body: { ...common, note: orNone(answers['note']) } }));
    case 'accept-back':
      return answerOf(api.POST('/api/reporting/{id}/periods/{period}/consolidation/acceptance-taken-back', { params, body: { ...common, reason } }));
  }
}

function contentIn(answers: Answers): Schemas['ReportContentDto'] {
  const figures = rowsIn(answers, 'content.figures').map((row) => ({ name: row['name'] ?? '', value: Number(readNumber(row['value'] ?? '') ?? Number.NaN), unit: row['unit'] ?? '' }));
  return { summary: answers['content.summary'] ?? '', figures, attachments: linesIn(answers['content.attachments']) };
}
