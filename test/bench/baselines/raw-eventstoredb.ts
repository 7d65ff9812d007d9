import { randomBytes, randomUUID } from 'node:crypto';
import { binaryEvent, EventStoreDBClient, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import type { RecordedAppend } from '../w1-eventstoredb.js';

/**
 * The same appends by the vendor's client and nothing else, on its quick path, `concurrency` under way at once, each with
 * its exact revision, those of one stream in order. Gives appends a second.
 */
export async function appendRaw(url: string, appends: readonly RecordedAppend[], concurrency: number): Promise<number> {
  const client = EventStoreDBClient.connectionString(url);
  const prefix = `r${randomBytes(8).toString('hex')}.`;
  const batches = new Map<string, RecordedAppend[]>();
  for (const append of appends) batches.set(append.stream, [...(batches.get(append.stream) ?? []), append]);
  const streams = [...batches.entries()];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let entry = streams[next++]; entry !== undefined; entry = streams[next++]) {
      let revision = -1;
      for (const { stream, events } of entry[1]) {
        const batch = events.map(({ bytes }) => binaryEvent({ id: randomUUID(), type: 'raw', data: bytes }));
        await client.appendToStream(prefix + stream, batch, { expectedRevision: revision < 0 ? NO_STREAM : BigInt(revision), requiresLeader: true });
        revision += events.length;
      }
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const perSecond = (appends.length / (performance.now() - from)) * 1000;
  await client.dispose();
  return perSecond;
}

/** Events a second that the vendor's subscription brings of the streams with that prefix, and nothing is done with them. */
export async function readRaw(url: string, prefix: string): Promise<number> {
  const client = EventStoreDBClient.connectionString(url);
  const from = performance.now();
  let events = 0;
  const subscription = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [prefix] }) });
  await new Promise<void>((resolve, reject) => {
    subscription.on('data', () => (events += 1));
    subscription.on('error', reject);
    subscription.on('caughtUp', resolve);
  });
  const perSecond = (events / (performance.now() - from)) * 1000;
  await subscription.unsubscribe();
  await client.dispose();
  return perSecond;
}
