/** Why the log cannot be opened or cannot go on. The first four are answers to `open`, the last ends the process. */
export type EventLogFaultCode = 'log-in-use' | 'log-foreign' | 'log-damaged' | 'log-newer-version' | 'log-not-writable' | 'log-broken';

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
