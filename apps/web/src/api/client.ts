import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type DutyRow = Schemas['DutyRow'];
export type Problem = Schemas['Problem'];
export type FourBoxes = Schemas['FourBoxes'];

/** Asks the program that served the page; the session is in a cookie that no script can read, and the header shows that a page of ours asks (no other site can send it). */
export const api = createClient<paths>({ baseUrl: '/', headers: { 'X-Dondoc-Request': '1' }, querySerializer: { array: { style: 'form', explode: false } } });

/** A question or an act was answered by a problem, in words for people (RFC 9457). */
export class ApiProblemError extends Error {
  readonly code = 'api-problem';

  constructor(readonly problem: Problem) {
    super(problem.detailEn);
  }
}

/** The program did not answer at all: the line is down, or it is being restarted. */
export class UnreachableError extends Error {
  readonly code = 'unreachable';
}

interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. @throws ApiProblemError, UnreachableError */
export async function answerOf<T>(asked: Promise<Fetched<T>>): Promise<T> {
  return (await answeredWith(asked)).answer;
}

/** What was answered, and the headers that came with it. @throws ApiProblemError, UnreachableError */
export async function answeredWith<T>(asked: Promise<Fetched<T>>): Promise<{ readonly answer: T; readonly headers: Headers }> {
  let fetched: Fetched<T>;
  try {
    fetched = await asked;
  } catch (cause) {
    throw new UnreachableError('no answer', { cause });
  }
  const { data, error, response } = fetched;
  if (response.ok) return { answer: data as T, headers: response.headers };
  if (isProblem(error)) throw new ApiProblemError(error);
  throw new UnreachableError(`answered ${response.status} without a reason`);
}

/** Whether an answer says why something was refused. */
export const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'nextStep' in body && 'title' in body;

/** The kind of a problem, `not-signed-in` for one; null for anything else that was thrown. */
export const problemTag = (thrown: unknown): string | null => (thrown instanceof ApiProblemError ? thrown.problem.type.replace('urn:dondoc:problem:', '') : null);
