import { ApiProblemError } from '../api/client.js';
import type { LanguageCode } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';

interface ProblemInWords {
  readonly title: string;
  readonly next: string;
  /** What is wrong with single fields, by the field's name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The same by the whole place in what was sent: `visits.0.day`. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Why something was refused, in the words of the API, which speaks both languages. */
export function problemWords(thrown: unknown, code: LanguageCode, t: Dictionary): ProblemInWords {
  if (!(thrown instanceof ApiProblemError)) return { title: t.errors.unreachable, next: t.errors.unreachableNext, fields: {}, parts: {} };
  const { problem } = thrown;
  const told = (problem.errors ?? []).map(({ pointer, detail, detailEn }) => [pointer.split('/').slice(1), code === 'vi' ? detail : detailEn] as const);
  const fields = Object.fromEntries(told.map(([[first = ''], words]) => [first, words]));
  const parts = Object.fromEntries(told.map(([steps, words]) => [steps.join('.'), words]));
  return code === 'vi' ? { title: problem.detail, next: problem.nextStep, fields, parts } : { title: problem.detailEn, next: problem.nextStepEn, fields, parts };
}
