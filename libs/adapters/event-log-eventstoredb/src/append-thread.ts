import { parentPort, workerData } from 'node:worker_threads';
import { binaryEvent, EventStoreDBClient, isCommandError, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { AppendParcel, AppendReply, AppendRequest, AppendThreadData } from './append-messages.js';

/**
 * The thread of the appends (ADR 0024): the client's quick path keeps one table of promises for a whole thread, can throw
 * inside its own handlers and can reject a promise that nobody holds. Here that ends a thread, which is started again,
 * and every append that was on its way counts as unknown. Runs as it is in Node, so it imports no other file.
 */
if (parentPort === null) throw new Error('runs in a worker thread only');
const port = parentPort;
const { connectionString, eventType } = workerData as AppendThreadData;
const client = EventStoreDBClient.connectionString(connectionString);

// The client's queue of writes rejects like this when its stream fails; the append itself is told so beside it.
process.on('unhandledRejection', () => undefined);

let replies: AppendReply[] = [];

/** Answers of one turn of the event loop go back together. */
function reply(answer: AppendReply): void {
  replies.push(answer);
  if (replies.length > 1) return;
  setImmediate(() => {
    port.postMessage(replies);
    replies = [];
  });
}

type Batch = readonly { readonly id: string; readonly data: Uint8Array }[];

async function append({ ticket, streamId, expectedRevision }: AppendRequest, events: Batch): Promise<void> {
  try {
    const batch = events.map(({ id, data }) => binaryEvent({ id, type: eventType, data }));
    const revision = expectedRevision < 0 ? NO_STREAM : BigInt(expectedRevision);
    const { nextExpectedRevision, position } = await client.appendToStream(streamId, batch, { expectedRevision: revision, requiresLeader: true });
    reply({ ticket, kind: 'stored', revision: String(nextExpectedRevision), commit: position ? String(position.commit) : null, prepare: position ? String(position.prepare) : null });
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) reply({ ticket, kind: 'conflict' });
    else reply({ ticket, kind: 'failed', tag: error instanceof Error && isCommandError(error) ? error.type : null, message: error instanceof Error ? error.message : String(error) });
  }
}

port.on('message', ({ requests, bytes }: AppendParcel) => {
  let at = 0;
  for (const request of requests) {
    const events = request.events.map(({ id, length }) => ({ id, data: bytes.subarray(at, (at += length)) }));
    void append(request, events);
  }
});
