/** The server behind a deadline timer does not answer now. Nothing is lost by it: the log holds every deadline, and the sweep finds it. */
export class TimerUnavailableError extends Error {
  readonly code = 'timer-unavailable';

  constructor(options?: { readonly cause?: unknown }) {
    super('timer-unavailable', options);
    this.name = 'TimerUnavailableError';
  }
}
