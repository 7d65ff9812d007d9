import type { QueryAnswer } from '../../queries/contract.js';

export const NOT_FOUND: QueryAnswer<never> = { ok: false, refusal: { kind: 'not-found' } };
export const BAD_CURSOR: QueryAnswer<never> = { ok: false, refusal: { kind: 'bad-cursor' } };
export const answered = <A>(answer: A): QueryAnswer<A> => ({ ok: true, answer });
