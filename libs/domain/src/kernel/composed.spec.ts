import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composed } from './composed.js';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)) }));

describe('composed text', () => {
  it('is what Unicode says it is', () => {
    fc.assert(fc.property(text, (value) => expect(composed(value)).toBe(value.normalize('NFC'))), { numRuns: 2000 });
    const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
    expect(characters.filter((character) => composed(character) !== character.normalize('NFC'))).toEqual([]);
  });

  it('is reached everywhere in a value, which stays as it was', () => {
    const typed = 'Ủy ban'.normalize('NFD');
    const given = { title: typed, items: [{ code: 'I', tasks: [typed, null, 3, true] }], date: '2021-11-15' };
    expect(composed(given)).toEqual({ title: 'Ủy ban', items: [{ code: 'I', tasks: ['Ủy ban', null, 3, true] }], date: '2021-11-15' });
    expect(given.items[0]?.tasks[0]).toBe(typed);
  });

  it('is the same object when nothing had to change', () => {
    const given = { title: 'Ủy ban', items: [{ code: 'I', tasks: ['Ủy ban', null] }] };
    expect(composed(given)).toBe(given);
  });
});
