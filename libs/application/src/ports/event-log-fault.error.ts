/**
 * Why the log cannot be opened or cannot go on.
 *
 * Answers to opening, with nothing changed on the disk: `log-in-use` (another process writes it), `log-foreign` (the
 * file is no log of this program), `log-damaged` (truncated, or what should be there is not), `log-newer-version`
 * (written by a newer program), `log-not-writable` (no folder, no right, no space), `log-missing` (a reader found none).
 * At any time: `log-broken` (an I/O error; the process ends) and `log-closed` (used after `close`, a caller's mistake).
 *
 * Of a log on servers of its own, answers to opening: `log-unreachable`, `log-server-too-old`, `log-access-denied` (the
 * account is refused, or may not do what is asked), `log-default-password`, `log-not-protected` (its account may delete or
 * limit streams, or nobody can tell), `log-stream-limited` (a limit makes the server forget events of a stream) and
 * `log-other-installation`. At any time: `log-stream-destroyed` (a stream was deleted: an alarm, never "no such stream") and
 * `log-foreign-event` (another program wrote into a stream of this log: nothing can be appended there any more).
 */
export type EventLogFaultCode =
  | 'log-in-use'
  | 'log-foreign'
  | 'log-damaged'
  | 'log-newer-version'
  | 'log-not-writable'
  | 'log-missing'
  | 'log-unreachable'
  | 'log-server-too-old'
  | 'log-access-denied'
  | 'log-default-password'
  | 'log-not-protected'
  | 'log-stream-limited'
  | 'log-other-installation'
  | 'log-stream-destroyed'
  | 'log-foreign-event'
  | 'log-broken'
  | 'log-closed';

/**
 * The log cannot be used. Thrown on opening a folder that another process holds, a file that is no log of this
 * program or is truncated; and, as `log-broken`, after an I/O error while writing: nothing more may be accepted then,
 * since a failed fsync leaves unknown what the disk holds. Never retried.
 */
export class EventLogFaultError extends Error {
  constructor(
    readonly code: EventLogFaultCode,
    readonly path: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${path}`, options);
    this.name = 'EventLogFaultError';
  }
}
