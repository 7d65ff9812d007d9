import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { endorsements, readVerifierKey, signedMessage, verifierKeyText, type VerifierKey } from '#libs/domain';
import { FolderSignerKeys } from './folder-signer-keys.js';
import { nodeCryptography } from './node-cryptography.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signer keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const keysIn = (): FolderSignerKeys => new FolderSignerKeys(join(folder, 'keys'));
const theOnlyFile = (): string => join(folder, 'keys', readdirSync(join(folder, 'keys'))[0] as string);

describe('private keys in a folder', () => {
  it('are found again by their verifier key, in another program too, and sign what it verifies', () => {
    const made = keysIn().generate('tinh-uy.example/log', 'log');
    const text = verifierKeyText(made.key);
    const again = keysIn().find(text);
    const signature = again?.sign(signedMessage('a\n')) as Uint8Array;
    expect(signature).toEqual(made.sign(signedMessage('a\n')));
    const key = readVerifierKey(text, nodeCryptography.sha256) as VerifierKey;
    const note = { text: 'a\n', signatures: [{ name: key.name, keyId: key.id, signature }] };
    expect(endorsements(note, [key], nodeCryptography.verify)).toEqual([{ key, time: null }]);
  });

  it('are readable by their owner only, and so is their folder', () => {
    keysIn().generate('tinh-uy.example/log', 'log');
    expect([statSync(theOnlyFile()).mode & 0o777, statSync(join(folder, 'keys')).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('are refused when others can read them, when they are damaged, or not those that the name says', () => {
    const text = verifierKeyText(keysIn().generate('tinh-uy.example/log', 'log').key);
    const file = theOnlyFile();
    const pem = readFileSync(file);
    chmodSync(file, 0o640);
    expect(() => keysIn().find(text)).toThrow(expect.objectContaining({ code: 'key-exposed' }));
    chmodSync(file, 0o600);
    writeFileSync(file, 'no key');
    expect(() => keysIn().find(text)).toThrow(expect.objectContaining({ code: 'key-unreadable' }));
    keysIn().generate('tinh-uy.example/log', 'log');
    const other = readdirSync(join(folder, 'keys')).map((name) => join(folder, 'keys', name)).find((path) => path !== file) as string;
    writeFileSync(file, readFileSync(other));
    expect(() => keysIn().find(text)).toThrow(expect.objectContaining({ code: 'key-unreadable' }));
    writeFileSync(file, pem);
    expect(keysIn().find(text)?.key.id).toBe(text.split('+')[1]);
  });

  it('are null when they are not here, or the text is no key', () => {
    const elsewhere = new FolderSignerKeys(join(folder, 'elsewhere')).generate('tinh-uy.example/log', 'log');
    expect([keysIn().find(verifierKeyText(elsewhere.key)), keysIn().find('no key')]).toEqual([null, null]);
  });

  it('are not made where they cannot be kept', () => {
    writeFileSync(join(folder, 'keys'), 'a file');
    expect(() => keysIn().generate('tinh-uy.example/log', 'log')).toThrow(expect.objectContaining({ code: 'key-not-kept' }));
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  (openssl ? it : it.skip)('are PEM that openssl reads, and its signature is the same (needs openssl)', () => {
    const { key, sign } = keysIn().generate('tinh-uy.example/log', 'log');
    writeFileSync(join(folder, 'message'), 'a\n');
    execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', theOnlyFile(), '-rawin', '-in', join(folder, 'message'), '-out', join(folder, 'signature')]);
    expect(new Uint8Array(readFileSync(join(folder, 'signature')))).toEqual(sign(signedMessage('a\n')));
    const der = execFileSync('openssl', ['pkey', '-in', theOnlyFile(), '-pubout', '-outform', 'DER']);
    expect(new Uint8Array(der.subarray(12))).toEqual(key.publicKey);
  });
});

describe('the cryptography of node', () => {
  it('finds no signature good by a key that is no point, or of a wrong length', () => {
    expect(nodeCryptography.verify(new Uint8Array(32).fill(255), Uint8Array.of(1), new Uint8Array(64))).toBe(false);
    expect(nodeCryptography.verify(new Uint8Array(31), Uint8Array.of(1), new Uint8Array(64))).toBe(false);
    expect(Buffer.from(nodeCryptography.sha256(new Uint8Array(0))).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
