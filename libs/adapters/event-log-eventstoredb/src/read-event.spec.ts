import { describe, expect, it } from '@jest/globals';
import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { EVENT_TYPE, readEvent } from './read-event.js';
import { streamNames } from './stream-names.js';

const names = streamNames('tinh');
const ID = '0190a000-0000-7000-8000-000000000001';
const POSITION = `${'7'.padStart(20, '0')}-${'5'.padStart(20, '0')}`;
const record = (change: object): AllStreamRecordedEvent =>
  ({ streamId: 'tinh.duty-1', id: ID, revision: 3n, type: EVENT_TYPE, isJson: false, data: Buffer.from('{"số":1}'), metadata: undefined, created: new Date(0), position: { commit: 7n, prepare: 5n }, ...change }) as AllStreamRecordedEvent;

describe('what the server sends', () => {
  it('is an event of this log with its bytes as they are', () => {
    const reading = readEvent(names, record({}));
    expect(reading).toMatchObject({ kind: 'event', alarm: null, event: { id: ID, stream: 'duty-1', revision: 3, position: POSITION, foreign: false } });
    expect(reading.kind === 'event' && Buffer.from(reading.event.bytes).toString('utf8')).toBe('{"số":1}');
  });

  it.each([
    ['another type', { type: 'OrderPlaced' }],
    ['JSON for the server', { isJson: true, data: { số: 1 } }],
    ['broken JSON, which arrives as text', { isJson: true, data: '{"số":' }],
    ['metadata', { metadata: { by: 'x' } }],
  ])('only takes its place, and is told, when a stranger wrote it: %s', (_, change) => {
    const reading = readEvent(names, record(change));
    expect(reading).toMatchObject({ kind: 'event', event: { revision: 3, position: POSITION, foreign: true }, alarm: { kind: 'foreign-event', streamId: 'tinh.duty-1' } });
  });

  it('is an alarm when a stream was deleted for good or its metadata were written', () => {
    expect(readEvent(names, record({ type: '$streamDeleted', data: Buffer.alloc(0) }))).toMatchObject({ kind: 'alarm', alarm: { kind: 'stream-destroyed', streamId: 'tinh.duty-1' } });
    expect(readEvent(names, record({ streamId: '$$tinh.duty-1', type: '$metadata', isJson: true, data: { $maxCount: 3 } }))).toMatchObject({
      kind: 'alarm', alarm: { kind: 'stream-limited', streamId: 'tinh.duty-1', detail: '{"$maxCount":3}' },
    });
  });

  it.each(['tinh2.duty-1', 'tinh/installation', '$$tinh2.duty-1', '$settings', 'duty-1'])('is nothing to this log in %s', (streamId) => {
    expect(readEvent(names, record({ streamId }))).toEqual({ kind: 'other' });
  });
});
