import type { AllStreamRecordedEvent, RecordedEvent } from '@eventstore/db-client';
import type { LoggedEvent, Position } from '#libs/application';
import { positionOf } from './position.js';
import type { StreamNames } from './stream-names.js';

/** The type of every event of the port on the server; what it means stands in its bytes. */
export const EVENT_TYPE = 'dondoc.event';
const STREAM_DELETED = '$streamDeleted';

/** Something that nobody who keeps to the rules has done to the log. Told, never passed over in silence. */
export interface LogAlarm {
  /** `foreign-event`: written by another program into a stream of this log. `stream-destroyed`: deleted for good. `stream-limited`: its metadata was changed. */
  readonly kind: 'foreign-event' | 'stream-destroyed' | 'stream-limited';
  /** As on the server. */
  readonly streamId: string;
  readonly position: Position;
  readonly detail: string;
}

/** An event of the port as it is read; `foreign`: another program wrote it, so it only takes a place in its stream. */
export interface ReadEvent extends LoggedEvent {
  readonly foreign: boolean;
}

/** What one event of the server is to this log. */
export type Reading =
  | { readonly kind: 'event'; readonly event: ReadEvent; readonly alarm: LogAlarm | null }
  | { readonly kind: 'alarm'; readonly alarm: LogAlarm }
  | { readonly kind: 'other' };

const OTHER: Reading = { kind: 'other' };

/** Judges what the server sends; nothing is believed about it that was not looked at. */
export function readEvent(names: StreamNames, record: RecordedEvent | AllStreamRecordedEvent | undefined): Reading {
  if (record === undefined) return OTHER;
  const { streamId, type, position } = record as AllStreamRecordedEvent;
  const stream = names.inPort(streamId);
  const isMetadata = stream === null && streamId.startsWith(names.metadataPrefix);
  if (stream === null && !isMetadata) return OTHER;
  if (position === undefined) throw new Error(`the server gave no position of ${streamId}`);
  if (stream === null) return { kind: 'alarm', alarm: { kind: 'stream-limited', streamId: streamId.slice(2), position: positionOf(position), detail: JSON.stringify(record.data) } };
  if (type === STREAM_DELETED) return { kind: 'alarm', alarm: { kind: 'stream-destroyed', streamId, position: positionOf(position), detail: type } };
  const event = { id: record.id, stream, revision: Number(record.revision), position: positionOf(position) };
  if (type === EVENT_TYPE && !record.isJson && record.metadata === undefined) return { kind: 'event', event: { ...event, bytes: record.data, foreign: false }, alarm: null };
  return { kind: 'event', event: { ...event, bytes: new Uint8Array(), foreign: true }, alarm: { kind: 'foreign-event', streamId, position: event.position, detail: type } };
}
