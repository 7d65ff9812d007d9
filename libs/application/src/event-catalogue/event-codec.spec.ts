import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorId, bodyId, localDate } from '#libs/domain';
import { ByStoredName, decodeEvent, encodeEvent, STORED_NAMES, UnreadableEventError, validateStored, type DomainEvent, type EventMetadata } from './index.js';
import { instantText, readInstant, readInstantAt } from './instant-text.js';

const metadata: EventMetadata = {
  act: { recordedAt: 1_637_000_000_123, occurredOn: localDate('2021-11-15'), lateEntryBasis: null, actor: actorId('a'), body: bodyId('b'), actingFor: null },
  commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
};
const progress = (note: string): DomainEvent => ({ type: 'ProgressReported', data: { percent: null, note, obstacles: null } });
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const logged = (json: string | Uint8Array) => ({ id: 'i', stream: 's', revision: 7, position: '9', bytes: typeof json === 'string' ? new TextEncoder().encode(json) : json });

describe('encodeEvent', () => {
  it('writes one canonical envelope, without what is null in the metadata', () => {
    expect(textOf(encodeEvent(progress('đã xong'), metadata).bytes)).toBe(
      '{"type":"progress-reported","version":1,"data":{"percent":null,"note":"đã xong","obstacles":null},"meta":{"recordedAt":"2021-11-15T18:13:20.123Z","occurredOn":"2021-11-15","actor":"a","body":"b","commandId":"c","policy":1,"calendar":1}}',
    );
  });

  it('does not depend on the order in which the event was built, nor on fields that are none', () => {
    const other = { data: { obstacles: null, extra: 1, note: 'x', percent: null }, type: 'ProgressReported' } as unknown as DomainEvent;
    expect(encodeEvent(other, metadata).bytes).toEqual(encodeEvent(progress('x'), metadata).bytes);
  });

  it('gives back what it was given, for any text, in NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 0, max: 4_000_000_000_000 }), (note, actor, recordedAt) => {
        const given = { ...metadata, act: { ...metadata.act, actor: actorId(actor), recordedAt } };
        const { bytes } = encodeEvent(progress(note), given);
        const read = decodeEvent(logged(bytes));
        expect(read.event).toEqual(progress(note.normalize('NFC')));
        expect(read.metadata).toEqual({ ...given, act: { ...given.act, actor: actor.normalize('NFC') } });
        expect(validateStored(bytes)).toBeNull();
        expect(encodeEvent(read.event, read.metadata).bytes).toEqual(bytes);
      }),
    );
  });

  it('names whose draft it was, where somebody else approved it', () => {
    const given = { ...metadata, causationId: 'e', preparedBy: actorId('văn thư') };
    const { bytes } = encodeEvent(progress('x'), given);
    expect(textOf(bytes)).toContain('"causationId":"e","preparedBy":"văn thư","policy":1');
    expect([decodeEvent(logged(bytes)).metadata, validateStored(bytes)]).toEqual([given, null]);
  });

  it('needs at most 620 bytes for a report with a note of 150 characters', () => {
    const note = 'Đã tổ chức hội nghị quán triệt và ban hành kế hoạch triển khai tới các chi bộ trực thuộc, đang tổng hợp số liệu báo cáo theo yêu cầu của Văn phòng Tỉnh ủy.'.slice(0, 150);
    const uuid = '7d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f';
    const act = { ...metadata.act, actor: actorId(uuid), body: bodyId('dang-uy-khoi-cac-co-quan') };
    expect(encodeEvent(progress(note), { ...metadata, act, commandId: uuid, correlationId: '8d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f' }).bytes.length).toBeLessThanOrEqual(620);
  });
});

describe('decodeEvent', () => {
  it.each([
    ['no JSON', '{"type":'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['no object', '"text"'],
    ['null', 'null'],
    ['no data', '{"type":"progress-reported","version":1,"meta":{}}'],
    ['an unknown type', '{"type":"made-up","version":1,"data":{},"meta":{}}'],
    ['a name of every object', '{"type":"constructor","version":1,"data":{},"meta":{}}'],
    ['a newer version', '{"type":"progress-reported","version":2,"data":{},"meta":{}}'],
    ['no instant', '{"type":"progress-reported","version":1,"data":{},"meta":{"recordedAt":"yesterday"}}'],
    ['version nought', '{"type":"progress-reported","version":0,"data":{},"meta":{}}'],
  ])('refuses %s, naming the place', (_, bytes) => {
    let caught: unknown;
    try {
      decodeEvent(logged(bytes));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(UnreadableEventError);
    expect(caught).toMatchObject({ stream: 's', revision: 7, position: '9' });
  });
});

describe('validateStored', () => {
  const valid = textOf(encodeEvent(progress('x'), metadata).bytes);

  it.each([
    ['an unknown field', valid.replace('"note":"x"', '"note":"x","more":1'), 'data.more: unknown field'],
    ['a missing field', valid.replace('"note":"x",', ''), 'data.note: missing'],
    ['a wrong type', valid.replace('"note":"x"', '"note":1'), 'data.note: not text'],
    ['text that is not composed', valid.replace('"note":"x"', `"note":"${'ế'.normalize('NFD')}"`), 'data.note: not in NFC'],
    ['a null in the metadata', valid.replace('"actor":"a"', '"actor":"a","actingFor":null'), 'meta.actingFor: not text'],
    ['no actor', valid.replace('"actor":"a",', ''), 'meta.actor: missing'],
    ['an unknown metadatum', valid.replace('"actor"', '"ip":"1","actor"'), 'meta.ip: unknown field'],
    ['an instant that is none', valid.replace('2021-11-15T18:13:20.123Z', '2021-02-30T18:13:20.123Z'), 'meta.recordedAt: not an instant in UTC'],
    ['other fields of the envelope', valid.replace('"version":1', '"version":1,"x":1'), 'not the fields type, version, data, meta in this order'],
  ])('finds %s', (_, json, fault) => {
    expect(validateStored(new TextEncoder().encode(json))).toBe(fault);
  });
});

describe('instants', () => {
  it('read as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: -2_000_000_000_000, max: 7_000_000_000_000 }), (at) => expect(readInstant(instantText(at))).toBe(at)));
  });

  it.each([['ends where the day should begin', ''], ['ends within the day', '2021-11-1'], ['names no day', '2021-02-3xT']])('read as they were written after one that %s', (_, broken) => {
    expect(readInstantAt(broken, 0)).toBeNaN();
    expect(readInstant('2021-11-15T07:30:00.000Z')).toBe(Date.UTC(2021, 10, 15, 7, 30));
  });
});

describe('finding events by their stored name', () => {
  it('finds each by the bytes alone, and none of the others', () => {
    const progressed = encodeEvent(progress('x'), metadata).bytes;
    expect(new ByStoredName([['ProgressReported', 1], ['TaskAssigned', 2]]).get(progressed)).toBe(1);
    expect(new ByStoredName([['TaskAssigned', 2]]).get(progressed)).toBeUndefined();
    expect(new ByStoredName([['ProgressReported', 1]]).get(new Uint8Array())).toBeUndefined();
    expect(new ByStoredName([['ProgressReported', 1]]).get(progressed.subarray(0, 20))).toBeUndefined();
  });

  it('tells names with the same hash apart', () => {
    const bytes = (name: string): Uint8Array => new TextEncoder().encode(`{"type":"${name}","version":1`);
    const clash = STORED_NAMES.ProgressReported.replace('pr', 'qS'); // q is one more than p, S is 31 less than r
    expect(new ByStoredName([['ProgressReported', 1]]).get(bytes(clash))).toBeUndefined();
    expect(new ByStoredName([['ProgressReported', 1]]).get(bytes(STORED_NAMES.ProgressReported))).toBe(1);
  });
});
