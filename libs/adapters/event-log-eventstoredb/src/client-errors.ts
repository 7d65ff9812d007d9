import { ErrorType, isCommandError } from '@eventstore/db-client';
import { EventLogFaultError } from '#libs/application';

/** The tag of an error of the client; null for anything else (discovery gives up with a plain Error). */
export const tagOf = (error: unknown): ErrorType | null => (error instanceof Error && isCommandError(error) ? error.type : null);

/** What asking again cannot change, as the fault it is; null where it may succeed another time. */
export function finalFault(error: unknown, where: string): EventLogFaultError | null {
  if (error instanceof EventLogFaultError) return error;
  switch (tagOf(error)) {
    case ErrorType.STREAM_DELETED:
      return new EventLogFaultError('log-stream-destroyed', where, { cause: error });
    case ErrorType.ACCESS_DENIED:
      return new EventLogFaultError('log-access-denied', where, { cause: error });
    default:
      return null;
  }
}

/** Nothing came within the time that the adapter waits. */
export class NoAnswerError extends Error {
  constructor(what: string) {
    super(`no answer in time: ${what}`);
    this.name = 'NoAnswerError';
  }
}

/** Not an error of the protocol: finding a server was given up, and the client keeps that answer for ever. */
export const isDeadClient = (error: unknown): boolean => error instanceof Error && !(error instanceof NoAnswerError) && !isCommandError(error);

/** After these the channel is not changed by the client itself, however often they come. */
export const isSilence = (error: unknown): boolean => error instanceof NoAnswerError || tagOf(error) === ErrorType.DEADLINE_EXCEEDED;

/** Between half and one and a half of `wait`, so that many that were cut off together do not come back together. */
export const jittered = (wait: number): number => wait * (0.5 + Math.random());

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
