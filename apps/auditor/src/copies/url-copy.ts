import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FULL_TILE_BYTES, MOST_ENTRY_BYTES, readCheckpoint, TILE_WIDTH, tilePath, tilesOf, tileWidth } from '#libs/domain';
import { CopyFaultError, type Copy } from './copy.js';
import { FolderCopy } from './folder-copy.js';

const MOST_BUNDLE_BYTES = TILE_WIDTH * (MOST_ENTRY_BYTES + 2);
const MOST_NOTE_BYTES = 1_000_000;
const PATIENCE_MS = 30_000;
const AT_ONCE = 8;

export interface UrlOptions {
  /** Sent as a bearer token, for entries that are not for everybody; null = none. */
  readonly token: string | null;
  /** Hears the part that is fetched, 0 to 1. */
  readonly progress: (part: number) => void;
}

/**
 * Fetches checkpoint, tiles and entries of a log (c2sp.org/tlog-tiles) into a folder of its own among the temporary files,
 * which `close` removes. @throws CopyFaultError for what cannot be fetched.
 */
export async function fetchCopy(address: string, { token, progress }: UrlOptions): Promise<Copy> {
  const prefix = address.endsWith('/') ? address : `${address}/`;
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-auditor-'));
  const fetched = async (path: string, most: number): Promise<Uint8Array> => {
    const bytes = await fetchWhole(prefix, path, most, token);
    const file = join(folder, ...path.split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return bytes;
  };
  try {
    const checkpoint = readCheckpoint(new TextDecoder().decode(await fetched('checkpoint', MOST_NOTE_BYTES)));
    // A checkpoint that says nothing is looked at as it is: the report tells what is wrong with it.
    const paths = checkpoint.ok ? pathsOf(checkpoint.value.checkpoint.size) : [];
    let done = 0;
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      await Promise.all(paths.slice(from, from + AT_ONCE).map(({ path, most }) => fetched(path, most)));
      done += AT_ONCE;
      progress(Math.min(1, done / paths.length));
    }
    const copy = new FolderCopy(folder);
    return { read: (path) => copy.read(path), list: () => copy.list(), place: copy.place, close: () => rmSync(folder, { recursive: true, force: true }) };
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}

function pathsOf(size: number): readonly { readonly path: string; readonly most: number }[] {
  const tiles = [...tilesOf(size)].map((tile) => ({ path: tilePath(tile), most: FULL_TILE_BYTES }));
  const bundles = [...tilesOf(size)].filter(({ level }) => level === 0).map(({ index }) => ({ path: tilePath({ level: 'entries', index, width: tileWidth(0, index, size) }), most: MOST_BUNDLE_BYTES }));
  return [...tiles, ...bundles];
}

async function fetchWhole(prefix: string, path: string, most: number, token: string | null): Promise<Uint8Array> {
  const address = prefix + path;
  try {
    const answer = await fetch(address, { headers: token === null ? {} : { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new CopyFaultError(answer.status === 404 ? 'copy-missing' : 'copy-unreadable', `${address} (${answer.status})`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > most) throw new CopyFaultError('copy-unreadable', `${address} (${bytes.length} bytes)`);
    return bytes;
  } catch (cause) {
    throw cause instanceof CopyFaultError ? cause : new CopyFaultError('copy-unreadable', address, { cause });
  }
}
