import { ApiProblemError } from '../api/client.js';
import type { LanguageCode } from '../language/language.js';
import { taskField } from './five-clears.js';
import type { DirectiveDraft, TaskDraft } from './directive-draft.js';

/** Which field of the form a part of the sent content stands for. */
const PAPER: readonly (readonly [beginning: string, field: string])[] = [
  ['/number/symbol', 'symbol'], ['/number', 'number'], ['/date', 'date'], ['/title', 'title'], ['/urgency', 'urgency'], ['/signatory/position', 'position'], ['/signatory', 'capacity'],
  ['/recipients', 'recipients'], ['/confirming', 'confirmingBody'], ['/supervisingBody', 'supervisingBody'],
]; // prettier-ignore
const TASK: readonly (readonly [beginning: string, field: keyof TaskDraft])[] = [
  ['/code', 'code'], ['/summary', 'summary'], ['/participants', 'lead'], ['/deadlines', 'phrase'], ['/expectedOutputs', 'outputs'], ['/pointsCompletion', 'pointsCompletion'], ['/points', 'points'], ['/partsCompletion', 'partsCompletion'], ['/completion', 'completion'],
]; // prettier-ignore

/** Which field a reason of the rules is about. */
const OF_REASON: Readonly<Record<string, string | keyof TaskDraft>> = {
  'number-invalid': 'number', 'year-mismatch': 'date', 'symbol-mismatch': 'symbol', 'date-invalid': 'date', 'occurred-in-future': 'date', 'directive-already-drafted': 'number',
}; // prettier-ignore
const OF_TASK_REASON: Readonly<Record<string, keyof TaskDraft>> = {
  'code-invalid': 'code', 'duplicate-item-code': 'item', 'duplicate-task-code': 'code', 'task-without-lead': 'lead', 'participant-malformed': 'lead', 'participant-repeated': 'others', 'body-in-two-roles': 'others', 'unknown-group': 'lead', 'duplicate-point-code': 'points', 'too-many-points': 'points', 'quorum-out-of-range': 'completion',
  'deadline-invalid': 'phrase', 'deadline-before-issue': 'phrase', 'deadlines-unclear': 'phrase', 'no-confirming-body': 'lead', 'body-ended': 'lead', 'body-is-external': 'lead', 'unknown-body': 'lead',
}; // prettier-ignore

/**
 * What the program found wrong, by the field of the form that it is about: `tasks.0.phrase`. What belongs to no field is
 * left to the message as a whole. `places`: where each task stands in what was sent.
 */
export function fieldProblems(thrown: unknown, draft: DirectiveDraft, places: readonly string[], code: LanguageCode): Readonly<Record<string, string>> {
  if (!(thrown instanceof ApiProblemError)) return {};
  const { problem } = thrown;
  const found: Record<string, string> = {};
  for (const { pointer, detail, detailEn } of problem.errors ?? []) {
    const field = fieldAt(pointer.replace(/^#?\/content/, ''), places);
    if (field !== null) found[field] ??= code === 'vi' ? detail : detailEn;
  }
  const reason = problem.type.replace('urn:dondoc:problem:', '');
  const words = code === 'vi' ? problem.detail : problem.detailEn;
  const ofPaper = OF_REASON[reason];
  if (ofPaper !== undefined) found[ofPaper] ??= words;
  const ofTask = OF_TASK_REASON[reason];
  const row = draft.tasks.findIndex((task) => task.code.trim() === (problem.facts?.['taskCode'] ?? problem.facts?.['code']));
  if (ofTask !== undefined && row !== -1) found[taskField(row, ofTask)] ??= words;
  return found;
}

function fieldAt(pointer: string, places: readonly string[]): string | null {
  for (const [row, place] of places.entries()) {
    if (!pointer.startsWith(`${place}/`)) continue;
    const rest = pointer.slice(place.length);
    return taskField(row, TASK.find(([beginning]) => rest.startsWith(beginning))?.[1] ?? 'code');
  }
  const item = /^\/items\/\d+\/(?<part>code|sourceSentence)/.exec(pointer);
  const part = item?.groups?.['part'];
  if (part !== undefined) {
    const row = places.findIndex((place) => place.startsWith(pointer.slice(0, pointer.indexOf(part))));
    return row === -1 ? null : taskField(row, part === 'code' ? 'item' : 'sentence');
  }
  return PAPER.find(([beginning]) => pointer.startsWith(beginning))?.[1] ?? null;
}
