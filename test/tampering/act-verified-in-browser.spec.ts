import { generateKeyPairSync, createHash, sign, webcrypto, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkpointText, GrowingTree, inclusionPath, leafHash, signedMessage, verifierKey, verifierKeyText, writeEntry, writeProof, type LogEntry, type VerifierKey } from '#libs/domain';
import { verifyAct, type Claimed, type Verdict } from '../../apps/web/src/verifying/verify-act.js';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const signer = (): { readonly secret: KeyObject; readonly key: VerifierKey } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey, key: verifierKey('tinh-uy.example/log', 'log', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)), sha256) };
};
const OFFICE = signer();
const stored = (index: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`{"type":"noted","data":{"n":${index},"words":"đã làm"}}`);
const entryAt = (index: number): LogEntry => ({ index, stream: `assignment-${index % 3}`, revision: index, id: `id-${index}`, sha256: createHash('sha256').update(stored(index)).digest('hex'), type: 'noted', recordedAt: null });

/** What an honest log of that size gives out about one of its events, written by the program's own code. */
function claimed(index: number, size: number, more: { readonly entry?: LogEntry; readonly by?: typeof OFFICE } = {}): Claimed {
  const hashes = new Map<string, Uint8Array>();
  const tree = GrowingTree.empty(sha256);
  for (let at = 1; at <= size; at++) tree.append(leafHash(writeEntry(at === index ? (more.entry ?? entryAt(at)) : entryAt(at)), sha256), (level, place, hash) => hashes.set(`${level} ${place}`, hash));
  const path = inclusionPath(index - 1, size, (level, place) => hashes.get(`${level} ${place}`) as Uint8Array, sha256);
  const { secret, key } = more.by ?? OFFICE;
  const checkpoint = { origin: key.name, size, root: tree.root() };
  const text = checkpointText(checkpoint);
  const signatures = [{ name: key.name, keyId: key.id, signature: new Uint8Array(sign(null, signedMessage(text), secret)) }];
  const receipt = writeProof({ extra: writeEntry(more.entry ?? entryAt(index)), index: index - 1, path, signed: { checkpoint, note: { text, signatures } } });
  return { stream: `assignment-${index % 3}`, revision: index, receipt, stored: stored(index), keys: [verifierKeyText(OFFICE.key)] };
}

const verdict = (one: Claimed): Promise<Verdict> => verifyAct(one, webcrypto.subtle);
const failed = async (one: Claimed): Promise<string | null> => (await verdict(one)).failed;

describe('an act verified in the browser', () => {
  it('holds, wherever it stands in a log of whatever size', async () => {
    for (const size of [1, 2, 3, 5, 8, 13]) for (let index = 1; index <= size; index++) expect([index, size, await verdict(claimed(index, size))]).toEqual([index, size, { failed: null, treeSize: size, key: verifierKeyText(OFFICE.key) }]);
  });

  it('fails where anything was touched, and says what', async () => {
    const honest = claimed(6, 13);
    const other = claimed(7, 13);
    const line = honest.receipt.split('\n').findIndex((text) => text.startsWith('index ')) + 1;
    const swapped = honest.receipt.split('\n').map((text, place, all) => (place === line ? (all[line + 1] ?? '') : place === line + 1 ? (all[line] ?? '') : text)).join('\n');
    expect(await failed({ ...honest, receipt: 'c2sp.org/tlog-proof@v2\n\nx\n\n' })).toBe('receipt');
    expect(await failed({ ...honest, receipt: other.receipt })).toBe('act');
    expect(await failed({ ...honest, receipt: honest.receipt.replace('index 5', 'index 6') })).toBe('act');
    expect(await failed({ ...honest, stored: other.stored })).toBe('stored');
    expect(await failed({ ...honest, receipt: swapped })).toBe('path');
    expect(await failed({ ...honest, receipt: honest.receipt.replace('\n13\n', '\n14\n') })).toBe('signature');
    expect(await failed({ ...honest, receipt: honest.receipt.replace('\n13\n', '\n5\n') })).toBe('path');
  });

  it('fails with a signature of another key, and with a key whose id is another’s', async () => {
    const stranger = signer();
    const forged = claimed(6, 13, { by: stranger });
    expect(await failed(forged)).toBe('signature');
    const disguised = verifierKeyText(stranger.key).replace(stranger.key.id, OFFICE.key.id);
    expect(await failed({ ...forged, keys: [disguised] })).toBe('signature');
    expect(await failed({ ...claimed(6, 13), keys: [] })).toBe('signature');
  });

  it('fails when the entry names other bytes, though the log was honest about them', async () => {
    expect(await failed(claimed(6, 13, { entry: { ...entryAt(6), sha256: entryAt(7).sha256 } }))).toBe('stored');
  });
});
