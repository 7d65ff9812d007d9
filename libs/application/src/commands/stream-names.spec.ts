import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyId, directiveId, DOCUMENT_KINDS } from '#libs/domain';
import { claimedNumberOf, directiveNumberStream, directiveStream, idOfStream, rankingOfStream, rankingStream, receiptStream } from './stream-names.js';

const registerKey = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/);

describe('the stream of a document number', () => {
  it('is plain ASCII, tells the number, and is another for another number', () => {
    const numbers = fc.record({ issuer: registerKey.map(bodyId), kind: fc.constantFrom(...DOCUMENT_KINDS), year: fc.integer({ min: 1900, max: 2200 }), number: fc.integer({ min: 1 }) });
    fc.assert(
      fc.property(numbers, (number) => {
        const stream = directiveNumberStream(number);
        expect(stream).toMatch(/^[A-Za-z0-9.-]+$/);
        expect(claimedNumberOf(stream)).toEqual(number);
      }),
    );
  });

  it('is no directive stream, nor the other way round', () => {
    expect(claimedNumberOf(directiveStream(directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01')))).toBeNull();
    expect(directiveNumberStream({ issuer: bodyId('btv'), kind: 'QĐ', year: 2021, number: 7 })).toBe('directive-number-btv-Q.110.-2021-7');
  });
});

describe('the stream of a ranking', () => {
  it('tells office and period', () => {
    fc.assert(
      fc.property(registerKey.map(bodyId), fc.constantFrom('2022', '2022-Q1', '2022-H2'), (office, period) => {
        expect(rankingOfStream(rankingStream(office, period))).toEqual({ office, period });
      }),
    );
    expect(rankingOfStream('assignment-a')).toBeNull();
  });
});

describe('idOfStream', () => {
  it('names what the stream is about', () => {
    expect(['assignment-a', 'directive-d', 'directive-number-b-KH-2021-1', receiptStream(directiveId('d'), bodyId('b')), 'organisation-register'].map(idOfStream)).toEqual([
      'a', 'd', 'b-KH-2021-1', 'd-b', 'organisation-register',
    ]);
  });
});
