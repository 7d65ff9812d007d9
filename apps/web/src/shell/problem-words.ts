import { ApiProblemError } from '../api/client.js';
import type { LanguageCode } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';

interface ProblemInWords {
  readonly title: string;
  readonly next: string;
  /** What is wrong with single fields, by the field's name. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Why something was refused, in the words of the API, which speaks both languages. */
export function problemWords(thrown: unknown, code: LanguageCode, t: Dictionary): ProblemInWords {
  if (!(thrown instanceof ApiProblemError)) return { title: t.errors.unreachable, next: t.errors.unreachableNext, fields: {} };
  const { problem } = thrown;
  const fields = Object.fromEntries((problem.errors ?? []).map(({ pointer, detail, detailEn }) => [pointer.split('/')[1] ?? '', code === 'vi' ? detail : detailEn]));
  return code === 'vi' ? { title: problem.detail, next: problem.nextStep, fields } : { title: problem.detailEn, next: problem.nextStepEn, fields };
}
