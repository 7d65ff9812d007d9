import type { IncomingMessage, ServerResponse } from 'node:http';

/** What Node's server calls for every request. */
export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The listener, called for all requests that one turn of the event loop has read, once the turn has read them, in the
 * order they came. Reading a socket goes through the kernel; a handler that runs between two such reads begins with cold
 * caches every time, which under load costs more than the handler itself (ADR 0017). A request alone waits for nothing.
 */
export function handledByTurns(listener: RequestListener): RequestListener {
  let waiting: ServerResponse[] = [];
  const handleAll = (): void => {
    const read = waiting;
    waiting = [];
    for (const response of read) listener(response.req, response);
  };
  return (_request, response) => {
    if (waiting.push(response) === 1) setImmediate(handleAll);
  };
}
