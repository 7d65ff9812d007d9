import type { Rejection } from '../kernel/index.js';

/** Mark of secrecy of a paper (độ mật): tuyệt mật, tối mật, mật; without a mark it is open. */
export const SECRECIES = ['top-secret', 'highly-secret', 'secret', 'open'] as const;
export type Secrecy = (typeof SECRECIES)[number];
export type StateSecrecy = Exclude<Secrecy, 'open'>;
/** The marks of state secrets: only a stub of such a paper is kept (feature 60). */
export const STATE_SECRECIES = ['top-secret', 'highly-secret', 'secret'] as const satisfies readonly StateSecrecy[];
export const isStateSecret = (secrecy: Secrecy): secrecy is StateSecrecy => secrecy !== 'open';

/** A paper as it is handed in. */
export interface Marked {
  /** As marked on the paper; absent = it bears no mark. */
  readonly secrecy?: Secrecy;
}

/** Text or files of a state secret. Facts: `secrecy`. */
export type SecrecyRejection = 'state-secret';

/** Why a text with this mark is not taken; null when it may be. Nothing of it is kept, so no event ever holds a mark beside a text. */
export function secrecyFault({ secrecy = 'open' }: Marked): { readonly ok: false; readonly rejection: Rejection<SecrecyRejection> } | null {
  return isStateSecret(secrecy) ? { ok: false, rejection: { tag: 'state-secret', facts: { secrecy } } } : null;
}
