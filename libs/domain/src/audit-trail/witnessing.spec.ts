import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, type SignedCheckpoint } from './checkpoint.js';
import { consistencyPath } from './consistency.js';
import { emptyRoot, leafHash } from './hashing.js';
import { inclusionPath } from './inclusion.js';
import { readProof, writeProof, type LogProof } from './proof-text.js';
import { signedMessage } from './signed-note.js';
import { GrowingTree, hashOfRange, type NodeReader } from './tree.js';
import { verifierKey, type Ed25519Verify } from './verifier-key.js';
import { judgeCosigning, readCosigningRequest, writeCosigningRequest, type CosigningRequest } from './witnessing.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const ORIGIN = 'example.com/behind-the-sofa';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = verifierKey(ORIGIN, 'log', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12)), sha256);
/** Stands in for the signature scheme, which `notes.spec` proves: good is what this log signed. */
const verify: Ed25519Verify = (_, message, signature) => sign(null, message, privateKey).equals(signature);

function treeOf(entries: readonly string[]): NodeReader {
  const known = new Map<string, Uint8Array>();
  const tree = GrowingTree.empty(sha256);
  for (const entry of entries) tree.append(leafHash(Buffer.from(entry), sha256), (level, index, hash) => known.set(`${level} ${index}`, hash));
  return (level, index) => known.get(`${level} ${index}`) as Uint8Array;
}
const honest = treeOf(Array.from({ length: 100 }, (_, index) => String(index)));
const forked = treeOf(Array.from({ length: 100 }, (_, index) => (index === 20 ? 'another' : String(index))));
const headOf = (size: number, nodes = honest): { readonly size: number; readonly root: Uint8Array } => ({ size, root: hashOfRange(0, size, nodes, sha256) });

function signedAt(size: number, nodes = honest, origin = ORIGIN): SignedCheckpoint {
  const checkpoint = { origin, ...headOf(size, nodes) };
  const text = checkpointText(checkpoint);
  return { checkpoint, note: { text, signatures: [{ name: key.name, keyId: key.id, signature: sign(null, signedMessage(text), privateKey) }] } };
}
const asking = (old: number, size: number, nodes = honest): CosigningRequest => ({ old, path: consistencyPath(Math.min(old, size), size, nodes, sha256), signed: signedAt(size, nodes) });

describe('a request to cosign', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (a, b) => {
        const request = asking(Math.min(a, b), Math.max(a, b));
        expect(readCosigningRequest(writeCosigningRequest(request))).toEqual({ ok: true, value: request });
      }),
      { numRuns: 50 },
    );
  });

  it('has the lines that c2sp.org/tlog-witness gives it', () => {
    const [first, hash, blank, origin, size] = writeCosigningRequest(asking(64, 65)).split('\n');
    expect([first, hash?.length, blank, origin, size]).toEqual(['old 64', 44, '', ORIGIN, '65']);
  });

  const text = writeCosigningRequest(asking(20, 60));
  it.each([
    ['no old size', text.replace('old 20\n', '')],
    ['an old size with a zero before it', text.replace('old 20', 'old 020')],
    ['a hash that is none', text.replace(/\n[^\n]+/, '\nAAAA')],
    ['too many hashes', text.replace('old 20\n', `old 20\n${`${'A'.repeat(43)}=\n`.repeat(64)}`)],
    ['no blank line', text.replaceAll('\n\n', '\n')],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['nothing in it', ''],
  ])('is none with %s', (_, body) => {
    expect(readCosigningRequest(body)).toEqual({ ok: false, fault: 'request-malformed' });
  });
});

describe('a witness', () => {
  const judge = (request: CosigningRequest, cosigned: number | null, keys = [key]): string => judgeCosigning(request, keys, cosigned === null ? null : headOf(cosigned), sha256, verify);

  it('cosigns what continues what it has cosigned, the same again included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (a, b) => {
        const [old, size] = [Math.min(a, b), Math.max(a, b)];
        expect(judge(asking(old, size), old)).toBe('cosign');
        expect(judge(asking(0, size), null)).toBe('cosign');
      }),
      { numRuns: 60 },
    );
  });

  it('refuses forks, also of the size that it has cosigned', () => {
    expect(judge(asking(30, 60, forked), 30)).toBe('inconsistent');
    expect(judge(asking(30, 30, forked), 30)).toBe('inconsistent');
    expect(judge(asking(10, 60, forked), 10)).toBe('cosign'); // the fork lies behind what it knows
  });

  it('refuses rollbacks', () => {
    expect(judge(asking(20, 30), 60)).toBe('conflict');
    expect(judge(asking(60, 30), 60)).toBe('old-too-large');
    expect(judge(asking(0, 0), 60)).toBe('conflict');
  });

  it('refuses wrong proofs, and any proof where none is needed', () => {
    const request = asking(20, 60);
    expect(judge({ ...request, path: request.path.slice(1) }, 20)).toBe('inconsistent');
    expect(judge({ ...request, path: [...request.path, sha256(new Uint8Array(1))] }, 20)).toBe('inconsistent');
    expect(judge({ ...asking(0, 60), path: [sha256(new Uint8Array(1))] }, null)).toBe('inconsistent');
    expect(judge({ ...asking(60, 60), path: [sha256(new Uint8Array(1))] }, 60)).toBe('inconsistent');
  });

  it('refuses a tree without leaves that has another root than that one', () => {
    const checkpoint = { origin: ORIGIN, size: 0, root: sha256(new Uint8Array(1)) };
    const text = checkpointText(checkpoint);
    const signed = { checkpoint, note: { text, signatures: [{ name: key.name, keyId: key.id, signature: sign(null, signedMessage(text), privateKey) }] } };
    expect(judge({ old: 0, path: [], signed }, null)).toBe('inconsistent');
    expect(emptyRoot(sha256)).not.toEqual(checkpoint.root);
  });

  it('knows its logs by origin and key', () => {
    const request = asking(0, 10);
    expect(judge(request, null, [])).toBe('origin-unknown');
    expect(judge({ ...request, signed: signedAt(10, honest, 'example.com/other') }, null)).toBe('origin-unknown');
    const { note } = request.signed;
    const unsigned = { ...request.signed, note: { ...note, signatures: [{ name: ORIGIN, keyId: '00000000', signature: new Uint8Array(64) }] } };
    expect(judge({ ...request, signed: unsigned }, null)).toBe('untrusted');
    const forged = { ...request.signed, note: { ...note, signatures: [{ name: ORIGIN, keyId: key.id, signature: new Uint8Array(64) }] } };
    expect(judge({ ...request, signed: forged }, null)).toBe('untrusted');
  });
});

describe('a proof as a text', () => {
  const proof: LogProof = { extra: null, index: 17, path: inclusionPath(17, 60, honest, sha256), signed: signedAt(60) };

  it('is read as it was written, with and without something extra', () => {
    for (const each of [proof, { ...proof, extra: new Uint8Array(Buffer.from('thêm')) }]) expect(readProof(writeProof(each))).toEqual({ ok: true, value: each });
    expect(writeProof(proof).split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 17']);
  });

  const text = writeProof(proof);
  it.each([
    ['another head', text.replace('@v1', '@v2'), 'proof-head'],
    ['no blank line', text.replaceAll('\n\n', '\n'), 'proof-head'],
    ['something extra that is none', text.replace('index', 'extra !\nindex'), 'proof-extra'],
    ['no index', text.replace('index 17\n', ''), 'proof-index'],
    ['an index with a sign', text.replace('index 17', 'index +17'), 'proof-index'],
    ['a hash that is none', text.replace(/(index 17\n)[^\n]+/, '$1AAAA'), 'proof-path'],
    ['no signature', text.slice(0, text.lastIndexOf('\u2014')), 'note-without-signatures'],
  ])('is none with %s', (_, changed, fault) => {
    expect(readProof(changed)).toEqual({ ok: false, fault });
  });
});
