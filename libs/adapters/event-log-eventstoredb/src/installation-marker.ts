import { binaryEvent, ErrorType, FORWARDS, NO_STREAM, type AllStreamRecordedEvent } from '@eventstore/db-client';
import { EventLogFaultError } from '#libs/application';
import { tagOf } from './client-errors.js';
import type { Place } from './position.js';
import type { ReadLine } from './read-line.js';
import type { StreamNames } from './stream-names.js';

/** The event that a log begins with: whose it is, and where its first event can be. */
export interface InstallationMarker {
  /** Told apart by this: two logs never have the same, even under one name. */
  readonly id: string;
  readonly place: Place;
}

const TYPE = 'dondoc.installation';
/** Of the way the log is kept on the server; a program meets only what it knows. */
const FORMAT = 1;

/** The marker of the log, or null when there is none yet. @throws EventLogFaultError `log-foreign`, `log-newer-version`. */
export async function findMarker(line: ReadLine, { marker }: StreamNames): Promise<InstallationMarker | null> {
  const [first] = await line.items((client) => client.readStream(marker, { direction: FORWARDS, maxCount: 1, requiresLeader: true }), marker);
  const record = first?.event as AllStreamRecordedEvent | undefined;
  if (record === undefined) return null;
  if (record.type !== TYPE || record.isJson || !Number.isInteger(formatOf(record.data))) throw new EventLogFaultError('log-foreign', marker);
  if (formatOf(record.data) > FORMAT) throw new EventLogFaultError('log-newer-version', marker);
  return { id: record.id, place: record.position };
}

/** Marks the log as this installation's, if nobody did; the same marker for whoever comes second. */
export async function markInstallation(line: ReadLine, names: StreamNames, id: string): Promise<InstallationMarker> {
  const found = await findMarker(line, names);
  if (found !== null) return found;
  const marker = binaryEvent({ id, type: TYPE, data: Buffer.from(JSON.stringify({ format: FORMAT }), 'utf8') });
  await line.ask(async (client) => {
    try {
      await client.appendToStream(names.marker, marker, { expectedRevision: NO_STREAM, requiresLeader: true, credentials: line.credentials });
    } catch (error) {
      if (tagOf(error) !== ErrorType.WRONG_EXPECTED_VERSION) throw error;
    }
  }, names.marker);
  const made = await findMarker(line, names);
  if (made === null) throw new EventLogFaultError('log-foreign', names.marker);
  return made;
}

function formatOf(data: Uint8Array): number {
  try {
    return (JSON.parse(Buffer.from(data).toString('utf8')) as { readonly format: number }).format;
  } catch {
    return Number.NaN;
  }
}
