import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorId, bodyId, localDate } from '#libs/domain';
import { decodeEvent, encodeEvent, readForFolding, UnreadableEventError, type DomainEvent, type EventMetadata, type RecordedEvent } from './index.js';

const logged = (text: string) => ({ id: 'i', stream: 's', revision: 7, position: '9', bytes: new TextEncoder().encode(text) });

/** Every field, read one by one: an event read for folding makes most of them when asked. */
function wholeOf({ id, stream, revision, position, type, event, metadata }: RecordedEvent): RecordedEvent {
  const { act, commandId, correlationId, causationId, requestHash, policyVersion, calendarVersion } = metadata;
  const { recordedAt, occurredOn, lateEntryBasis, actor, body, actingFor } = act;
  return {
    id, stream, revision, position, type, event,
    metadata: { act: { recordedAt, occurredOn, lateEntryBasis, actor, body, actingFor }, commandId, correlationId, causationId, requestHash, policyVersion, calendarVersion },
  };
}

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const textOrNone = fc.option(text);
const metadata: fc.Arbitrary<EventMetadata> = fc.record({
  act: fc.record({
    recordedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    occurredOn: fc.constantFrom(localDate('2021-11-15'), localDate('2024-02-29')),
    lateEntryBasis: textOrNone,
    actor: text.map(actorId),
    body: text.map(bodyId),
    actingFor: fc.option(text.map(bodyId)),
  }),
  commandId: text,
  correlationId: text,
  causationId: textOrNone,
  requestHash: textOrNone,
  policyVersion: fc.nat(9),
  calendarVersion: fc.nat(9),
});
const tricky = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\uFFFD', ',"meta":{"recordedAt":"', '","version":1,"data":{', '","requestHash":"x"', '\\'));

describe('readForFolding', () => {
  it('reads what decodeEvent reads, whatever the texts hold', () => {
    fc.assert(
      fc.property(tricky, metadata, (note, about) => {
        const event: DomainEvent = { type: 'ProgressReported', data: { percent: 5, note, obstacles: null } };
        const stored = logged(new TextDecoder().decode(encodeEvent(event, about).bytes));
        expect(wholeOf(readForFolding(stored))).toEqual(decodeEvent(stored));
      }),
    );
  });

  it('reads an envelope in another order of fields', () => {
    const odd = logged('{"version":1,"type":"progress-reported","meta":{"occurredOn":"2021-11-15","recordedAt":"2021-11-15T18:13:20.123Z","actor":"a","body":"b","commandId":"c","policy":1,"calendar":1},"data":{"percent":null,"note":"x","obstacles":null}}');
    expect(wholeOf(readForFolding(odd))).toEqual(decodeEvent(odd));
  });

  it('refuses bytes that are no UTF-8 when they are asked for', () => {
    const bytes = Buffer.from('{"type":"progress-reported","version":1,"data":{"percent":1,"note":"#","obstacles":null},"meta":{"recordedAt":"2021-11-15T18:13:20.123Z","occurredOn":"2021-11-15","actor":"a","body":"b"}}');
    bytes[bytes.indexOf('#')] = 0xff;
    const read = readForFolding({ ...logged(''), bytes });
    expect(read.metadata.act.actor).toBe('a');
    expect(() => read.event).toThrow(UnreadableEventError);
  });

  it.each([
    ['no JSON', '{"type":'],
    ['broken data', '{"type":"progress-reported","version":1,"data":{"note":},"meta":{"recordedAt":"2021-11-15T18:13:20.123Z","occurredOn":"2021-11-15","actor":"a"}}'],
    ['an unknown type', '{"type":"made-up","version":1,"data":{},"meta":{"recordedAt":"2021-11-15T18:13:20.123Z","occurredOn":"2021-11-15"}}'],
    ['a newer version', '{"type":"progress-reported","version":2,"data":{},"meta":{"recordedAt":"2021-11-15T18:13:20.123Z","occurredOn":"2021-11-15"}}'],
    ['no instant', '{"type":"progress-reported","version":1,"data":{},"meta":{"recordedAt":"never                   ","occurredOn":"2021-11-15"}}'],
  ])('refuses %s', (_, stored) => {
    expect(() => readForFolding(logged(stored)).event).toThrow(UnreadableEventError);
  });
});
