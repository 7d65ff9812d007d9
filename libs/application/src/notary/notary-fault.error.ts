/**
 * Why the notary signs nothing more.
 *
 * Never got over by trying again: `log-shorter-than-checkpoint` (events that were signed for are gone),
 * `log-unlike-checkpoint` (the events are not those that were signed for), `checkpoint-unreadable`, `inconsistent` (a
 * new tree would not continue the signed one). Somebody has to look: a log restored from an old backup, a changed event.
 * Passing: `reread-differs` (what was stored reads otherwise the second time), `tile-missing`.
 */
export type NotaryFaultCode = 'log-shorter-than-checkpoint' | 'log-unlike-checkpoint' | 'checkpoint-unreadable' | 'inconsistent' | 'reread-differs' | 'tile-missing';

const FINAL: ReadonlySet<NotaryFaultCode> = new Set(['log-shorter-than-checkpoint', 'log-unlike-checkpoint', 'checkpoint-unreadable', 'inconsistent']);

/** The notary stopped before signing: no checkpoint was written. */
export class NotaryFaultError extends Error {
  constructor(
    readonly code: NotaryFaultCode,
    readonly facts: Readonly<Record<string, string | number | null>>,
  ) {
    super(`${code}: ${JSON.stringify(facts)}`);
    this.name = 'NotaryFaultError';
  }

  get final(): boolean {
    return FINAL.has(this.code);
  }
}
