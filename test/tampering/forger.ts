import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import {
  ARCHIVE_LIST, checkpointText, glanceAt, GrowingTree, HASH_BYTES, keptCheckpointPath, leafHash, signedMessage, storedEventsPath, TILE_HEIGHT, TILE_WIDTH, tilePath, tilesOf, tileWidth, verifierKey, verifierKeyText,
  writeArchiveList, writeBundle, writeEntry, writeNote, type VerifierKey,
} from '#libs/domain'; // prettier-ignore
import { sha256 } from '../proofs/our-trees.js';

/** An event as a log stores it. */
export interface ForgedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface LogKeyPair {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that follows from its seed. */
export function keyPairOf(name: string, seed: string): LogKeyPair {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, sha256(Buffer.from(seed))]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12));
  return { key: verifierKey(name, 'log', publicKey, sha256), sign: (message) => new Uint8Array(sign(null, message, secret)) };
}

export interface Forged {
  readonly events: readonly ForgedEvent[];
  readonly signer: LogKeyPair;
  /** Sizes of checkpoints that are kept. */
  readonly kept?: readonly number[];
  /** Attachments; each under its hash, unless a name is given. */
  readonly files?: readonly { readonly bytes: Uint8Array; readonly name?: string }[];
  readonly policy?: string;
}

export const hexHash = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** A checkpoint of the first `size` events. */
export function checkpointOf({ events, signer }: Pick<Forged, 'events' | 'signer'>, size: number): string {
  const tree = GrowingTree.empty(sha256);
  for (const [at, event] of events.slice(0, size).entries()) tree.append(leafHash(entryBytes(event, at + 1), sha256));
  return noteOf(signer, size, tree.root());
}

/**
 * A whole archive over any events, with every hash and signature as it should be for them: what somebody could make who
 * has the log, the program and the key.
 */
export function forgeArchive({ events, signer, kept = [], files = [], policy = `log ${verifierKeyText(signer.key)}\nquorum none\n` }: Forged): Map<string, Uint8Array> {
  const archive = new Map<string, Uint8Array>();
  const levels: Uint8Array[][] = [];
  const tree = GrowingTree.empty(sha256);
  const notes = new Map<number, string>();
  const entries = events.map((event, at) => entryBytes(event, at + 1));
  for (const [at, entry] of entries.entries()) {
    tree.append(leafHash(entry, sha256), (level, _, hashed) => {
      if (level % TILE_HEIGHT === 0) (levels[level / TILE_HEIGHT] ??= []).push(hashed);
    });
    if (kept.includes(at + 1)) notes.set(at + 1, noteOf(signer, at + 1, tree.root()));
  }
  const size = events.length;
  for (const tile of tilesOf(size)) {
    const hashes = (levels[tile.level] as Uint8Array[]).slice(tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width);
    archive.set(tilePath(tile), hashes.reduce((bytes, each, at) => (bytes.set(each, at * HASH_BYTES), bytes), new Uint8Array(tile.width * HASH_BYTES)));
  }
  for (let index = 0; tileWidth(0, index, size) > 0; index++) {
    const width = tileWidth(0, index, size);
    const slice = <T>(all: readonly T[]): readonly T[] => all.slice(index * TILE_WIDTH, index * TILE_WIDTH + width);
    archive.set(tilePath({ level: 'entries', index, width }), writeBundle(slice(entries), 2));
    archive.set(storedEventsPath(index, width), writeBundle(slice(events).map(({ bytes }) => bytes), 4));
  }
  const others = new Map<string, Uint8Array>([['checkpoint', Buffer.from(noteOf(signer, size, tree.root()))], ['policy', Buffer.from(policy)], ['README.txt', Buffer.from('Bản sao / A copy\n')]]);
  for (const [at, note] of notes) others.set(keptCheckpointPath(at), Buffer.from(note));
  for (const { bytes, name = hexHash(bytes) } of files) others.set(`files/${name}`, bytes);
  for (const [path, bytes] of others) archive.set(path, new Uint8Array(bytes));
  archive.set(ARCHIVE_LIST, listOf(size, others));
  return archive;
}

/** The list of an archive over these files. */
export function listOf(size: number, others: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files = [...others].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hexHash(bytes) })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return new Uint8Array(Buffer.from(writeArchiveList({ events: size, files })));
}

function entryBytes({ stream, revision, id, bytes }: ForgedEvent, index: number): Uint8Array {
  return writeEntry({ index, stream, revision, id, sha256: hexHash(bytes), ...glanceAt(Buffer.from(bytes).toString()) });
}

function noteOf({ key, sign: signWith }: LogKeyPair, size: number, root: Uint8Array): string {
  const text = checkpointText({ origin: key.name, size, root });
  return writeNote({ text, signatures: [{ name: key.name, keyId: key.id, signature: signWith(signedMessage(text)) }] });
}
