/**
 * Why a log cannot be copied, or the copy is none: `target-differs` (the target holds another event at that index),
 * `target-longer` (it holds more than the source), `source-torn` (an event of the source is not the next one of its stream),
 * `append-refused` (somebody else writes the target), `append-unknown` (its outcome could not be learned: call again),
 * `source-grew` (events came to the source after the copy's last one).
 */
export type LogCopyFaultCode = 'target-differs' | 'target-longer' | 'source-torn' | 'append-refused' | 'append-unknown' | 'source-grew';

/** The copy stands as far as it came, and is taken up from there. `index`: dense index of the event in question. */
export class LogCopyError extends Error {
  constructor(
    readonly code: LogCopyFaultCode,
    readonly index: number,
    readonly stream: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${code}: ${index} (${stream})`, options);
    this.name = 'LogCopyError';
  }
}
