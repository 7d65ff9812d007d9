import type { LoggedEvent } from '../ports/index.js';

/**
 * An event of the log cannot be read: its bytes are no JSON object, or its type or version is unknown (written by a newer
 * program, or not by this one). Thrown by `decodeEvent`; nothing may be decided or projected past it.
 */
export class UnreadableEventError extends Error {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;

  constructor(
    event: Pick<LoggedEvent, 'stream' | 'revision' | 'position'>,
    /** What is wrong, in English, for the log of the program. */
    readonly detail: string,
    options?: { cause?: unknown },
  ) {
    super(`event ${event.revision} of ${event.stream} cannot be read: ${detail}`, options);
    this.name = 'UnreadableEventError';
    this.stream = event.stream;
    this.revision = event.revision;
    this.position = event.position;
  }
}
