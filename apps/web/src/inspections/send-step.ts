import { answerOf, api, type Schemas } from '../api/client.js';
import { linesIn, orNone, rowsIn, type Answers } from '../forms/answers.js';
import type { Sent } from '../forms/asked-form.js';
import { ownPaperIn, paperDayIn } from '../forms/paper-fields.js';
import type { Route } from '../forms/longest.js';
import type { Step } from './inspection-steps.js';

interface Asked extends Sent {
  readonly id: string;
  /** In whose name; null = one's own body. */
  readonly actingFor: string | null;
  /** Whose paper a conclusion is. */
  readonly issuer: string;
}

/** Where each step is sent. */
export const STEP_ROUTES = {
  PlanInspection: 'POST /api/inspections/{id}/plan', NameInspectionTeam: 'POST /api/inspections/{id}/team', RecordInspectionMinutes: 'POST /api/inspections/{id}/minutes',
  TakeBackInspectionMinutes: 'POST /api/inspections/{id}/minutes-taken-back', ConcludeInspection: 'POST /api/inspections/{id}/conclusion', CorrectConclusion: 'POST /api/inspections/{id}/conclusion-correction',
  TakeBackConclusion: 'POST /api/inspections/{id}/conclusion-taken-back', CloseInspection: 'POST /api/inspections/{id}/closure', WithdrawInspection: 'POST /api/inspections/{id}/withdrawal',
  TakeBackInspectionEnd: 'POST /api/inspections/{id}/reopening', TakeOverInspection: 'POST /api/inspections/{id}/taking-over',
} as const satisfies Readonly<Record<Step, Route>>; // prettier-ignore

/** Takes a step with what was typed. @throws ApiProblemError, UnreachableError */
export function sendStep(step: Step, answers: Answers, { id, actingFor, issuer, key, etag, files }: Asked): Promise<Schemas['ReceiptView']> {
  const params = { path: { id }, header: { 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) } };
  const common = { actingFor, ...paperDayIn(answers) };
  const carrying = { ...common, ...(files.length > 0 && { files }) };
  const { reason = '', basis = '', body = '', date = '', contents = '' } = answers;
  const conclusions = rowsIn(answers, 'conclusions').map((row) => ({ body: row['body'] ?? '', text: row['text'] ?? '' }));
  switch (step) {
    case 'PlanInspection': {
      const visits = rowsIn(answers, 'visits').map((row) => ({ day: row['day'] ?? '', body: row['body'] ?? '', contents: linesIn(row['contents']) }));
      return answerOf(api.POST('/api/inspections/{id}/plan', { params, body: { ...common, visits, note: orNone(answers['note']) } }));
    }
    case 'NameInspectionTeam': {
      const members = rowsIn(answers, 'members').map((row) => ({ body: row['body'] ?? '', position: row['position'] ?? '', head: row['head'] === 'yes' }));
      return answerOf(api.POST('/api/inspections/{id}/team', { params, body: { ...common, members } }));
    }
    case 'RecordInspectionMinutes': {
      const findings = rowsIn(answers, 'findings').map((row) => ({ text: row['text'] ?? '', evidence: evidenceIn(row) }));
      return answerOf(api.POST('/api/inspections/{id}/minutes', { params, body: { ...carrying, body, date, contents, findings } }));
    }
    case 'TakeBackInspectionMinutes':
      return answerOf(api.POST('/api/inspections/{id}/minutes-taken-back', { params, body: { ...common, number: Number(answers['number']), reason } }));
    case 'ConcludeInspection': {
      const remediation = rowsIn(answers, 'remediation').map((row) => ({ body: row['body'] ?? '', summary: row['summary'] ?? '', expectedOutputs: linesIn(row['expectedOutputs']), deadlines: deadlinesIn(row['due'] ?? '') }));
      return answerOf(api.POST('/api/inspections/{id}/conclusion', { params, body: { ...carrying, ...ownPaperIn(answers, 'KL', issuer), conclusions, remediation } }));
    }
    case 'CorrectConclusion':
      return answerOf(api.POST('/api/inspections/{id}/conclusion-correction', { params, body: { ...common, conclusions, reason } }));
    case 'TakeBackConclusion':
      return answerOf(api.POST('/api/inspections/{id}/conclusion-taken-back', { params, body: { ...common, reason } }));
    case 'CloseInspection':
      return answerOf(api.POST('/api/inspections/{id}/closure', { params, body: { ...common, reason: orNone(reason) } }));
    case 'WithdrawInspection':
      return answerOf(api.POST('/api/inspections/{id}/withdrawal', { params, body: { ...common, basis } }));
    case 'TakeBackInspectionEnd':
      return answerOf(api.POST('/api/inspections/{id}/reopening', { params, body: { ...common, reason } }));
    case 'TakeOverInspection':
      return answerOf(api.POST('/api/inspections/{id}/taking-over', { params, body: { ...common, basis } }));
  }
}

const deadlinesIn = (due: string): Schemas['DeadlineDto'][] => (due === '' ? [] : [{ kind: 'date', due, boundary: 'inclusive', phrase: null }]);

function evidenceIn(row: Answers): Schemas['EvidenceDto'] {
  const by = (row['evidence.by'] ?? '') as Schemas['EvidenceDto']['by'];
  if (by === 'absence') return { by, soughtFor: row['evidence.soughtFor'] ?? '', until: row['evidence.until'] ?? '' };
  if (by === 'documents') return { by, documents: linesIn(row['evidence.documents']) };
  return { by, events: rowsIn(row, 'evidence.events').map(({ assignmentId = '', revision }) => ({ assignmentId, revision: Number(revision) })) };
}
