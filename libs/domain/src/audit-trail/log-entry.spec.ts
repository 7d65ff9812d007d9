import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { glanceAt, readEntry, readPlainEntry, writeEntry, type LogEntry } from './log-entry.js';

const ENTRY: LogEntry = {
  index: 17,
  stream: 'assignment-0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01',
  revision: 3,
  id: '5f0c1e0a-6a4e-5f6e-8c55-2f1d4a8b9c00',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  type: 'assignment-acknowledged',
  recordedAt: '2021-11-17T02:00:00.000Z',
};
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const written = (text: string): LogEntry | null => readEntry(Buffer.from(text));

describe('the entry of an event', () => {
  it('is canonical JSON: names sorted, no white space', () => {
    expect(textOf(writeEntry(ENTRY))).toBe(
      '{"id":"5f0c1e0a-6a4e-5f6e-8c55-2f1d4a8b9c00","index":17,"recordedAt":"2021-11-17T02:00:00.000Z","revision":3,' +
        '"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","stream":"assignment-0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01","type":"assignment-acknowledged"}',
    );
  });

  it('writes text as the example of RFC 8785 (3.2.2) does', () => {
    const stream = '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"/';
    expect(textOf(writeEntry({ ...ENTRY, stream }))).toContain('"stream":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it('is read back, whatever the stream is called', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })).filter((each) => each.isWellFormed());
    const entry = fc.record({ index: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), stream: text, revision: fc.maxSafeNat(), id: text, sha256: text, type: fc.option(text), recordedAt: fc.option(text) });
    fc.assert(fc.property(entry, (each) => expect(readEntry(writeEntry(each))).toEqual(each)));
  });

  it('is read from nothing but the bytes that are written for it', () => {
    const text = textOf(writeEntry(ENTRY));
    const strangers = [
      '', 'null', '[]', '{}', text.replace(',"index"', ', "index"'), text.replace('"index":17', '"index":17.0'), text.replace('"index":17', '"index":0'), text.replace('"revision":3', '"revision":-1'),
      text.replace('"type":', '"kind":'), `${text}\n`, text.replace('}', ',"more":1}'), text.replace('assignment-0', '\\u0061ssignment-0'), text.replace('"id":', '"id":1,"id":'),
    ];
    expect(strangers.map(written)).toEqual(strangers.map(() => null));
    expect(readEntry(Uint8Array.of(0xff))).toBeNull();
    expect(written(text)).toEqual(ENTRY);
  });

  it('is found in a longer text by where it stands there, and only as a whole', () => {
    const text = `\u0000\u00e9${textOf(writeEntry(ENTRY))}{"id":`;
    const to = text.length - '{"id":'.length;
    expect([readPlainEntry(text, 2, to), readPlainEntry(text, 2, to - 1), readPlainEntry(text, 2, to + 1), readPlainEntry(text, 1, to), readPlainEntry(text, to, text.length)]).toEqual([ENTRY, null, null, null, null]);
  });

  it('is refused when no bundle could hold it', () => {
    expect(() => writeEntry({ ...ENTRY, stream: 'x'.repeat(65_535) })).toThrow(RangeError);
  });
});

describe('a glance at stored bytes', () => {
  it('finds type and time', () => {
    expect(glanceAt('{"type":"assignment-closed","version":1,"data":{"meta":{"recordedAt":"x"}},"meta":{"recordedAt":"2021-11-17T02:00:00.000Z"}}')).toEqual({ type: 'assignment-closed', recordedAt: '2021-11-17T02:00:00.000Z' });
  });

  it.each(['', 'no JSON', 'null', '7', '{"type":7,"meta":null}', '{"type":"Loud","data":1,"meta":{"recordedAt":"yesterday"}}', `{"type":"${'a'.repeat(101)}","data":1,"meta":{"recordedAt":5}}`])('finds neither in %j', (text) => {
    expect(glanceAt(text)).toEqual({ type: null, recordedAt: null });
  });

  it('is not misled by what somebody wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const note = `${words},"meta":{"recordedAt":"1999-01-01T00:00:00.000Z"}`;
        const text = JSON.stringify({ type: 'noted', version: 1, data: { note, meta: { recordedAt: note } }, meta: { recordedAt: '2021-11-17T02:00:00.000Z', lateEntryBasis: note } });
        expect(glanceAt(text)).toEqual({ type: 'noted', recordedAt: '2021-11-17T02:00:00.000Z' });
      }),
    );
  });
});
