import { BACKWARDS, binaryEvent, END, ErrorType, NO_STREAM as NO_STREAM_THERE } from '@eventstore/db-client';
import { NO_STREAM, type Lease, type LeaseBook, type Leases, type WorkingProgram, type WrittenLeases } from '#libs/application';
import { tagOf } from './client-errors.js';
import type { ReadLine } from './read-line.js';
import type { StreamNames } from './stream-names.js';

const TYPE = 'dondoc.leases';

/**
 * Leases in a stream of their own beside the log: exact revisions decide between two who write, as they do in the log. Nothing
 * limits the stream (ADR 0032, 0036): it grows only while somebody asks.
 */
export class StreamLeaseBook implements LeaseBook {
  constructor(
    private readonly line: ReadLine,
    private readonly names: StreamNames,
  ) {}

  async last(): Promise<WrittenLeases> {
    const { leases } = this.names;
    const [last] = await this.line.items((client) => client.readStream(leases, { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true }), leases);
    const event = last?.event;
    return event === undefined ? { revision: NO_STREAM, leases: null } : { revision: Number(event.revision), leases: event.type === TYPE && !event.isJson ? leasesIn(event.data) : null };
  }

  async write(after: number, leases: Leases): Promise<boolean> {
    // Made once: asked again after an unknown outcome, the server knows the event by its id.
    const event = binaryEvent({ type: TYPE, data: Buffer.from(JSON.stringify(leases), 'utf8') });
    const expectedRevision = after === NO_STREAM ? NO_STREAM_THERE : BigInt(after);
    return this.line.ask(async (client) => {
      try {
        await client.appendToStream(this.names.leases, event, { expectedRevision, requiresLeader: true, credentials: this.line.credentials });
        return true;
      } catch (error) {
        if (tagOf(error) === ErrorType.WRONG_EXPECTED_VERSION) return false;
        throw error;
      }
    }, this.names.leases);
  }
}

/** Null for what no program of ours writes. */
function leasesIn(data: Uint8Array): Leases | null {
  try {
    const { workers, shares } = JSON.parse(Buffer.from(data).toString('utf8')) as { readonly workers?: unknown; readonly shares?: unknown };
    if (!Array.isArray(workers) || typeof shares !== 'object' || shares === null) return null;
    if (!workers.every(isWorker) || !Object.values(shares).every(isLease)) return null;
    return { workers, shares: shares as Leases['shares'] };
  } catch {
    return null;
  }
}

function isWorker(found: unknown): found is WorkingProgram {
  const { id, where, asked } = (found ?? {}) as Partial<Record<keyof WorkingProgram, unknown>>;
  return typeof id === 'string' && typeof where === 'string' && typeof asked === 'boolean';
}

function isLease(found: unknown): found is Lease {
  const { holder, upTo } = (found ?? {}) as Partial<Record<keyof Lease, unknown>>;
  return (holder === null || typeof holder === 'string') && typeof upTo === 'string';
}
