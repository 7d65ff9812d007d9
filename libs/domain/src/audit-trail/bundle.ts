import { TILE_WIDTH } from './tiles.js';

/** How long the number before each piece is: 2 bytes for entries (c2sp.org/tlog-tiles), 4 for stored bytes. */
export type LengthBytes = 2 | 4;

/** Pieces one behind the other, each with its length before it, big-endian. @throws RangeError for a piece that is too long. */
export function writeBundle(pieces: readonly Uint8Array[], lengthBytes: LengthBytes): Uint8Array {
  const bundle = new Uint8Array(pieces.reduce((sum, piece) => sum + lengthBytes + piece.length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const piece of pieces) {
    if (piece.length >= 2 ** (8 * lengthBytes)) throw new RangeError(`a piece of ${piece.length} bytes`);
    if (lengthBytes === 2) view.setUint16(at, piece.length);
    else view.setUint32(at, piece.length);
    bundle.set(piece, at + lengthBytes);
    at += lengthBytes + piece.length;
  }
  return bundle;
}

/** Where the piece with that index begins, its length first; of as many pieces as there are, where the last one ends. Null when there are fewer. */
export function pieceAt(bundle: Uint8Array, index: number, lengthBytes: LengthBytes): number | null {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.length);
  let at = 0;
  for (let passed = 0; passed < index; passed++) {
    if (at + lengthBytes > bundle.length) return null;
    at += lengthBytes + (lengthBytes === 2 ? view.getUint16(at) : view.getUint32(at));
    if (at > bundle.length) return null;
  }
  return at;
}

/** The pieces, as views of the bundle; null when it ends amidst one, or holds more than a tile is wide. */
export function readBundle(bundle: Uint8Array, lengthBytes: LengthBytes): readonly Uint8Array[] | null {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.length);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    if (pieces.length === TILE_WIDTH || at + lengthBytes > bundle.length) return null;
    const length = lengthBytes === 2 ? view.getUint16(at) : view.getUint32(at);
    at += lengthBytes;
    if (at + length > bundle.length) return null;
    pieces.push(bundle.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
