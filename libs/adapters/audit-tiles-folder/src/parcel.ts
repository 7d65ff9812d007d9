import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';

/** Where the bytes of one path stand in a parcel. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** What is in a parcel: nothing for one that is not whole, as a power cut may leave it. */
export type Contents = ReadonlyMap<string, Place>;

/** Before the list of what is in it, big-endian: how long that list is. */
const HEAD_BYTES = 4;
const NOTHING: Contents = new Map();

/**
 * Writes many small files as one: the length of a list, the list (`[[path, bytes], …]` as JSON), and their bytes one behind the other, as they are: put together
 * first, they would be made twice. @throws what the disk says.
 */
export function writeParcel(file: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Contents {
  const list = Buffer.from(JSON.stringify(files.map(({ path, bytes }) => [path, bytes.length])));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(list.length);
  const handle = openSync(file, 'w');
  try {
    for (const bytes of [head, list, ...files.map((each) => each.bytes)]) writeFileSync(handle, bytes);
  } finally {
    closeSync(handle);
  }
  return placesOf(files.map(({ path, bytes }) => [path, bytes.length] as const), HEAD_BYTES + list.length).places;
}

/** @throws what the disk says. */
export function readContents(file: string): Contents {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const length = size < HEAD_BYTES ? 0 : Buffer.from(bytesOf(handle, { at: 0, length: HEAD_BYTES })).readUInt32BE();
    if (length === 0 || HEAD_BYTES + length > size) return NOTHING;
    const list = listed(Buffer.from(bytesOf(handle, { at: HEAD_BYTES, length })).toString());
    if (list === null) return NOTHING;
    const { places, end } = placesOf(list, HEAD_BYTES + length);
    return end === size ? places : NOTHING;
  } finally {
    closeSync(handle);
  }
}

/** @throws what the disk says. */
export function readPlace(file: string, place: Place): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    return bytesOf(handle, place);
  } finally {
    closeSync(handle);
  }
}

function bytesOf(handle: number, { at, length }: Place): Uint8Array {
  const bytes = new Uint8Array(length);
  readSync(handle, bytes, 0, length, at);
  return bytes;
}

function listed(text: string): readonly (readonly [string, number])[] | null {
  try {
    return JSON.parse(text) as readonly (readonly [string, number])[];
  } catch {
    return null; // zeros, or half of it
  }
}

function placesOf(list: readonly (readonly [path: string, length: number])[], from: number): { readonly places: Contents; readonly end: number } {
  const places = new Map<string, Place>();
  let at = from;
  for (const [path, length] of list) {
    places.set(path, { at, length });
    at += length;
  }
  return { places, end: at };
}
