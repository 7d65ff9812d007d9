import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainEd25519Verifies } from './ed25519.js';
import { plainSha256, plainSha512 } from './sha2.js';

const bytes = fc.uint8Array({ maxLength: 300 });
const platform = (name: string, message: Uint8Array): string => createHash(name).update(message).digest('hex');
const hex = (message: Uint8Array): string => Buffer.from(message).toString('hex');
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

describe('SHA-2 in plain JavaScript', () => {
  const sha256 = plainSha256();

  it('is what the platform says', () => {
    fc.assert(fc.property(bytes, (message) => expect([hex(sha256(message)), hex(plainSha512(message))]).toEqual([platform('sha256', message), platform('sha512', message)])), { numRuns: 60 });
  });

  it('is so around every length at which padding changes', () => {
    for (let length = 0; length < 260; length++) expect(hex(sha256(new Uint8Array(length).fill(length)))).toBe(platform('sha256', new Uint8Array(length).fill(length)));
    for (const length of [0, 111, 112, 113, 127, 128, 129, 239, 240]) expect(hex(plainSha512(new Uint8Array(length).fill(7)))).toBe(platform('sha512', new Uint8Array(length).fill(7)));
  });
});

describe('Ed25519 in plain JavaScript', () => {
  // RFC 8032, section 7.1, tests 1 to 3.
  it.each([
    ['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
    ['3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
    ['fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
  ])('takes the signature of key %s', (key, message, signature) => {
    expect(plainEd25519Verifies(fromHex(key), fromHex(message), fromHex(signature))).toBe(true);
  });

  it('takes what the platform has signed, and nothing in which one bit was turned', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
    fc.assert(
      fc.property(bytes, fc.nat(511), (message, bit) => {
        const signature = new Uint8Array(sign(null, message, privateKey));
        const turned = signature.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect([plainEd25519Verifies(key, message, signature), plainEd25519Verifies(key, message, turned), plainEd25519Verifies(key, new Uint8Array([...message, 0]), signature)]).toEqual([true, false, false]);
      }),
      { numRuns: 15 },
    );
  });

  it('refuses a scalar beyond the order, other lengths, and keys that are no point', () => {
    const [key, signature] = [fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'), fromHex('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b')];
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = signature.slice(32).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) + order;
    const malleable = Uint8Array.from(signature, (byte, at) => (at < 32 ? byte : Number((scalar >> BigInt(8 * (at - 32))) & 255n)));
    const noPoint = new Uint8Array(32).fill(255);
    const none = new Uint8Array(0);
    expect([plainEd25519Verifies(key, none, malleable), plainEd25519Verifies(key, none, signature.slice(1)), plainEd25519Verifies(key.slice(1), none, signature), plainEd25519Verifies(noPoint, none, signature)]).toEqual([false, false, false, false]);
  });
});
