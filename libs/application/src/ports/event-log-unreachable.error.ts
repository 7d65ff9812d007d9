/**
 * The servers of the log did not answer in time, after the log had tried for as long as it tries. Thrown by reading; nothing
 * is wrong with the log, and asking again later may succeed (an append says `unknown` instead).
 */
export class EventLogUnreachableError extends Error {
  readonly code = 'log-unreachable';

  constructor(
    /** Where the log is, without credentials. */
    readonly path: string,
    options?: { cause?: unknown },
  ) {
    super(`log-unreachable: ${path}`, options);
    this.name = 'EventLogUnreachableError';
  }
}
