import type { FileBytes, FileVerdict } from '#libs/application';
import { ByteWalk } from './byte-walk.js';
import { accepted, refused } from './verdict.js';

const CUT_SHORT = refused('damaged', 'the image ends before its end');
const TRAILING = refused('more-than-one-file', 'something follows the end of the image');

/** Every chunk up to IEND, and nothing after it. */
export async function inspectPng(bytes: FileBytes): Promise<FileVerdict> {
  const walk = new ByteWalk(bytes, 8);
  for (let chunk = 0; ; chunk++) {
    const head = await walk.take(8);
    if (head === null) return CUT_SHORT;
    const kind = Buffer.from(head.subarray(4)).toString('latin1');
    if (chunk === 0 && kind !== 'IHDR') return refused('damaged', 'the image has no header');
    walk.at += uint32(head) + 4;
    if (walk.at > bytes.size) return CUT_SHORT;
    if (kind === 'IEND') return walk.atEnd ? accepted('image/png') : TRAILING;
  }
}

const [SOI, EOI, SOS, TEM] = [0xd8, 0xd9, 0xda, 0x01];
/** Markers without contents, between or inside of the lines of the image. */
const isBare = (marker: number): boolean => marker === TEM || (marker >= 0xd0 && marker <= 0xd7);

/** Segments and scans up to the end of the image. Cameras put further images behind the first one, and zeros; nothing else may follow. */
export async function inspectJpeg(bytes: FileBytes): Promise<FileVerdict> {
  const walk = new ByteWalk(bytes, 0);
  while (!walk.atEnd) {
    const start = await walk.take(2);
    if (start?.[0] !== 0xff || start[1] !== SOI) {
      walk.at -= 2;
      return walk.at > 0 && (await onlyZeros(walk)) ? accepted('image/jpeg') : TRAILING;
    }
    if (!(await toEndOfImage(walk))) return CUT_SHORT;
  }
  return accepted('image/jpeg');
}

async function toEndOfImage(walk: ByteWalk): Promise<boolean> {
  for (let inScan = false; ; ) {
    if (inScan && !(await walk.seek(0xff))) return false;
    const [first, marker = 0] = (await walk.take(2)) ?? [];
    if (first !== 0xff) return false;
    if (marker === EOI) return true;
    if (marker === 0xff) walk.at -= 1; // fill bytes
    else if (!isBare(marker) && !(inScan && marker === 0)) {
      const length = await walk.take(2);
      if (length === null) return false;
      walk.at += Math.max(0, uint16(length) - 2);
      inScan = marker === SOS;
    }
  }
}

async function onlyZeros(walk: ByteWalk): Promise<boolean> {
  while (!walk.atEnd) if ((await walk.take(1))?.[0] !== 0) return false;
  return true;
}

/** Blocks up to the trailer, and nothing after it. */
export async function inspectGif(bytes: FileBytes): Promise<FileVerdict> {
  const walk = new ByteWalk(bytes, 6);
  const screen = await walk.take(7);
  if (screen === null) return CUT_SHORT;
  walk.at += colours(screen[4] ?? 0);
  for (;;) {
    const [kind] = (await walk.take(1)) ?? [];
    if (kind === 0x3b) return walk.atEnd ? accepted('image/gif') : TRAILING;
    if (kind === 0x2c) {
      const place = await walk.take(9);
      if (place === null) return CUT_SHORT;
      walk.at += colours(place[8] ?? 0) + 1;
    } else if (kind === 0x21) walk.at += 1;
    else return kind === undefined ? CUT_SHORT : refused('damaged', 'a block that no image has');
    for (let length = -1; length !== 0; ) {
      const [next] = (await walk.take(1)) ?? [];
      if (next === undefined) return CUT_SHORT;
      length = next;
      walk.at += length;
    }
  }
}

/** Bytes of the table of colours that a flag announces. */
const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Exactly as long as its head says. */
export async function inspectWebp(bytes: FileBytes): Promise<FileVerdict> {
  const head = Buffer.from(await bytes.read(0, 12));
  const size = head.readUInt32LE(4) + 8;
  if (size === bytes.size) return accepted('image/webp');
  return size > bytes.size ? CUT_SHORT : TRAILING;
}

const uint32 = (bytes: Uint8Array): number => Buffer.from(bytes).readUInt32BE(0);
const uint16 = (bytes: Uint8Array): number => Buffer.from(bytes).readUInt16BE(0);
