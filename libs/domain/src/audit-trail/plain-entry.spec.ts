import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { glanceAt, writeEntry } from './log-entry.js';
import { roomForPlainEntry, typeBegin, typeEnd, writePlainEntry, type StoredEvent } from './plain-entry.js';

const UUID = '0123abcd-45ef-6789-abcd-ef0123456789';
const BEFORE = 7;

/** The event amid others, as it lies in a block. */
function stored(text: string, given: Partial<StoredEvent> = {}): StoredEvent {
  const bytes = Buffer.from(text);
  const memory = Buffer.concat([Buffer.alloc(BEFORE, '"'), Buffer.from(UUID.replaceAll('-', ''), 'hex'), bytes, Buffer.from(',"meta":{"recordedAt":"2000-01-01T00:00:00.000Z"}')]);
  const begin = BEFORE + 16;
  return { memory, begin, end: begin + bytes.length, stream: 'assignment-a', revision: 0, index: 1, sha256: createHash('sha256').update(bytes).digest('hex'), ...given };
}

/** What is written straight from the bytes, and by way of an entry; null for the one that declines. */
function both(event: StoredEvent): readonly [string | null, string] {
  const target = Buffer.alloc(BEFORE + roomForPlainEntry(event), '~');
  const end = writePlainEntry(event, target, BEFORE);
  const glance = glanceAt(Buffer.from(event.memory.subarray(event.begin, event.end)).toString('latin1'));
  const entry = Buffer.from(writeEntry({ index: event.index, stream: event.stream, revision: event.revision, id: UUID, sha256: event.sha256, ...glance })).toString();
  expect(target.subarray(0, BEFORE).toString()).toBe('~'.repeat(BEFORE));
  if (end >= 0) expect(target.subarray(end).toString()).toBe('~'.repeat(target.length - end));
  return [end < 0 ? null : target.subarray(BEFORE, end).toString(), entry];
}

const envelope = (type: string, words: string, recordedAt = '2021-11-17T02:00:00.000Z'): string => JSON.stringify({ type, version: 1, data: { words }, meta: { recordedAt, actor: words, body: words } });

describe('an entry written straight from stored bytes', () => {
  it('is what writeEntry writes, whatever was said, numbered or named', () => {
    const numbers = fc.oneof(fc.integer({ min: 0, max: 1_100 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    const type = fc.stringMatching(/^[a-z0-9-]{1,100}$/);
    fc.assert(
      fc.property(type, fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[ !#-[\]-~]{0,60}$/), numbers, numbers, (name, words, stream, revision, index) => {
        const [straight, byEntry] = both(stored(envelope(name, `${words},"meta":{"recordedAt":"1999-01-01T00:00:00.000Z"}`), { stream, revision, index }));
        expect(straight).toBe(byEntry);
      }),
      { numRuns: 500 },
    );
  });

  it('is that entry or declined, whatever the bytes and the name of the stream are', () => {
    const pieces = fc.constantFrom('{"type":"', 'noted', '"', ',"meta":{"recordedAt":"', ',"meta":{"recorded', '2021-11-17T02:00:00.000Z', '2021-11-17T02:00:00.00', '2021-1a-17T02:00:00.000Z', '}', 'é', 'A'.repeat(101), 'a'.repeat(101));
    let written = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), fc.constantFrom('', '{"type":"noted"'), fc.constantFrom('', ',"meta":{"recordedAt":"2021-11-17T02:00:00.000Z'), fc.oneof(fc.constant('duty-1'), fc.string({ unit: 'binary' })), (middle, head, tail, stream) => {
        const [straight, byEntry] = both(stored(head + middle.join('') + tail, { stream: stream.toWellFormed() }));
        if (straight === null) return;
        written += 1;
        expect(straight).toBe(byEntry);
      }),
      { numRuns: 2_000 },
    );
    expect(written).toBeGreaterThan(50);
  });

  it.each([
    ['no type', '{"kind":"noted","meta":{"recordedAt":"2021-11-17T02:00:00.000Z"}}', {}],
    ['an empty type', envelope('', ''), {}],
    ['a type in capitals', envelope('Noted', ''), {}],
    ['a type of 101 letters', envelope('a'.repeat(101), ''), {}],
    ['no time', '{"type":"noted"}', {}],
    ['no time that is one', envelope('noted', '', '2021-11-17 02:00:00.000Z'), {}],
    ['nothing', '', {}],
    ['a stream with a quote', envelope('noted', ''), { stream: 'a"b' }],
    ['a stream with a backslash', envelope('noted', ''), { stream: 'a\\b' }],
    ['a stream with Vietnamese letters', envelope('noted', ''), { stream: 'đơn-vị' }],
    ['a stream with a delete character', envelope('noted', ''), { stream: '\x7f' }],
    ['an index beyond 32 bits', envelope('noted', ''), { index: 2 ** 31 }],
    ['a revision beyond 32 bits', envelope('noted', ''), { revision: 2 ** 31 }],
    ['a stream that no bundle could hold', envelope('noted', ''), { stream: 'x'.repeat(65_535) }],
  ] as const)('is declined for %s', (_, text, given) => {
    const event = stored(text, given);
    expect(writePlainEntry(event, Buffer.alloc(roomForPlainEntry(event)), 0)).toBe(-1);
  });

  it('tells where the name of the type stands', () => {
    const event = stored(envelope('result-accepted', 'x'));
    expect(Buffer.from(event.memory.subarray(typeBegin(event), typeEnd(event))).toString()).toBe('result-accepted');
    expect(typeEnd(stored('{"type":"note'))).toBe(-1);
  });
});
