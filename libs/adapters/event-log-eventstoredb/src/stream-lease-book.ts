import { BACKWARDS, binaryEvent, END, ErrorType, NO_STREAM as NO_STREAM_THERE } from '@eventstore/db-client';
import { NO_STREAM, type Lease, type LeaseBook, type WrittenLease } from '#libs/application';
import { tagOf } from './client-errors.js';
import type { ReadLine } from './read-line.js';
import type { StreamNames } from './stream-names.js';

const TYPE = 'dondoc.lease';

/**
 * Leases in a stream of their own beside the log: exact revisions decide between two who write, as they do in the log. Nothing
 * limits the stream (ADR 0032): it grows only while somebody asks.
 */
export class StreamLeaseBook implements LeaseBook {
  constructor(
    private readonly line: ReadLine,
    private readonly names: StreamNames,
  ) {}

  async last(): Promise<WrittenLease> {
    const { lease } = this.names;
    const [last] = await this.line.items((client) => client.readStream(lease, { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true }), lease);
    const event = last?.event;
    return event === undefined ? { revision: NO_STREAM, lease: null } : { revision: Number(event.revision), lease: event.type === TYPE && !event.isJson ? leaseIn(event.data) : null };
  }

  async write(after: number, lease: Lease): Promise<boolean> {
    // Made once: asked again after an unknown outcome, the server knows the event by its id.
    const event = binaryEvent({ type: TYPE, data: Buffer.from(JSON.stringify(lease), 'utf8') });
    const expectedRevision = after === NO_STREAM ? NO_STREAM_THERE : BigInt(after);
    return this.line.ask(async (client) => {
      try {
        await client.appendToStream(this.names.lease, event, { expectedRevision, requiresLeader: true, credentials: this.line.credentials });
        return true;
      } catch (error) {
        if (tagOf(error) === ErrorType.WRONG_EXPECTED_VERSION) return false;
        throw error;
      }
    }, this.names.lease);
  }
}

/** Null for what no program of ours writes. */
function leaseIn(data: Uint8Array): Lease | null {
  try {
    const { holder, where, upTo, asked } = JSON.parse(Buffer.from(data).toString('utf8')) as Partial<Record<keyof Lease, unknown>>;
    if ((holder !== null && typeof holder !== 'string') || typeof where !== 'string' || typeof upTo !== 'string' || typeof asked !== 'boolean') return null;
    return { holder, where, upTo, asked };
  } catch {
    return null;
  }
}
