import { fieldMessage } from './field-messages.js';
import type { ProblemError } from './problem.error.js';
import { PROBLEM_TABLE } from './problem-table.js';

/** The body of an error answer (RFC 9457): Vietnamese in the standard members, English beside it. */
export interface ProblemDetails {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly titleEn: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly nextStep: string;
  readonly nextStepEn: string;
  readonly requestId: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly pointer: string; readonly rule: string; readonly detail: string; readonly detailEn: string }[];
}

/** Most field faults listed in one answer. */
const MOST_FIELDS = 100;

/** The answer to a problem, in words. */
export function problemDetails(problem: ProblemError, requestId: string): ProblemDetails {
  const { status, title, nextStep } = PROBLEM_TABLE[problem.tag];
  const facts = factsInWords(problem.facts);
  const fields = firstOfEach(problem.fields).slice(0, MOST_FIELDS);
  return {
    type: `urn:dondoc:problem:${problem.tag}`,
    status,
    title: title.vi,
    titleEn: title.en,
    detail: `${title.vi}${facts}.`,
    detailEn: `${title.en}${facts}.`,
    nextStep: nextStep.vi,
    nextStepEn: nextStep.en,
    requestId,
    ...(Object.keys(problem.facts).length > 0 && { facts: problem.facts }),
    ...(fields.length > 0 && {
      errors: fields.map((field) => {
        const { vi, en } = fieldMessage(field);
        return { pointer: `#/${field.path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`, rule: field.rule, detail: vi, detailEn: en };
      }),
    }),
  };
}

/** One fault for each place, the first: text that is no text has no length either. */
function firstOfEach(fields: ProblemError['fields']): ProblemError['fields'] {
  const places = new Map<string, (typeof fields)[number]>();
  for (const field of fields) if (!places.has(field.path)) places.set(field.path, field);
  return [...places.values()];
}

/** ` (taskCode: IV.4; due: 2021-12-31)`: the plain facts behind a refusal; nothing without any. */
function factsInWords(facts: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(facts).flatMap(([name, value]) => {
    const plain = Array.isArray(value) ? value.filter(isPlain).join(', ') : isPlain(value) ? String(value) : '';
    return plain === '' ? [] : [`${name}: ${plain.slice(0, 200)}`];
  });
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
}

const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);
