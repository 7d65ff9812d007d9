import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NodeIds, SeededIds } from './node-ids.js';

const UUID_V5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ids = new NodeIds();

/** Version 5 as RFC 9562 words it, slowly. */
function slow(...parts: readonly string[]): string {
  const name = parts.map((part) => `${part.length}:${part}`).join('');
  const bytes = createHash('sha1').update(Buffer.from('5d0f7c0e2b9a4c1e9f3762a1d0c8b4e7', 'hex')).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

describe('NodeIds', () => {
  it('derives version 5 of the parts, whatever their length and script', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 800 }), { maxLength: 5 }), (parts) => {
        expect(ids.derive(...parts)).toBe(slow(...parts));
        expect(ids.derive(...parts)).toMatch(UUID_V5);
      }),
    );
  });

  it('tells apart parts that join to the same text', () => {
    expect(ids.derive('ab', 'c')).not.toBe(ids.derive('a', 'bc'));
    expect(ids.derive('abc')).not.toBe(ids.derive('abc', ''));
  });

  it('derives from bytes what the same name with the bytes behind it gives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 6000 }), fc.string({ unit: 'binary', maxLength: 60 }), (bytes, part) => {
        const hex = createHash('sha1').update(Buffer.from('5d0f7c0e2b9a4c1e9f3762a1d0c8b4e7', 'hex')).update(`${part.length}:${part}#${bytes.length}:`).update(bytes).digest('hex');
        const derived = ids.deriveOf(bytes, part);
        expect(derived).toMatch(UUID_V5);
        expect(derived.replaceAll('-', '').replace(/^(.{12}).(.{3}).(.*)$/, '$1$2$3')).toBe(hex.slice(0, 32).replace(/^(.{12}).(.{3}).(.*)$/, '$1$2$3'));
      }),
    );
    expect(ids.deriveOf(new Uint8Array(0), 'a')).toBe(ids.derive('a'));
    expect(ids.deriveOf(new TextEncoder().encode('1:b'), 'a')).not.toBe(ids.derive('a', 'b'));
  });

  it('gives the id that every stored event hangs on', () => {
    expect(ids.derive('command', 'nguoi-1', 'assignment-1', 'khoá')).toBe(slow('command', 'nguoi-1', 'assignment-1', 'khoá'));
    expect(ids.derive('pinned')).toBe('19888f35-5e48-5279-86a5-08ca5d97614f');
  });

  it('hashes bytes and text alike', () => {
    expect(ids.sha256('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    expect(ids.sha256(new TextEncoder().encode('a'))).toBe(ids.sha256('a'));
  });
});

describe('SeededIds', () => {
  it('repeats its fresh ids from the same seed, and never gives one twice', () => {
    const [first, second] = [new SeededIds('7'), new SeededIds('7')];
    const given = Array.from({ length: 100 }, () => first.fresh());
    expect(Array.from({ length: 100 }, () => second.fresh())).toEqual(given);
    expect(new Set(given).size).toBe(100);
    expect(new SeededIds('8').fresh()).not.toBe(given[0]);
  });
});
