import type { Moment } from '#libs/application';
import { writeAsOf } from '../conversation/as-of.js';

/** What of a question narrows its board, as its parameters have it. */
export type Narrowing = Readonly<Record<string, string | undefined>>;

/** An answer with where its numbers are explained: `number`, and `group` for one of a group, are added to the address, which names the moment for good. */
export type Explained<A> = A & { readonly explanation: string };

export function explanationAddress(path: string, moment: Moment, asked: Narrowing): string {
  const query = new URLSearchParams(Object.entries({ asOf: writeAsOf(moment), ...asked }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  return `${path}?${query.toString()}`;
}

export const explainedAt = <A extends { readonly moment: Moment }>(path: string, answer: A, narrowing: Narrowing = {}): Explained<A> => ({ ...answer, explanation: explanationAddress(path, answer.moment, narrowing) });
