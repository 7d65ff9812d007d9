import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CopyFaultCode } from './copy.js';
import { openAgain, openCopy } from './open-copy.js';
import { fetchCopy } from './url-copy.js';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'copies '));
});
afterEach(() => rmSync(work, { recursive: true }));

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const faultOf = (open: () => unknown): CopyFaultCode | 'none' => {
  try {
    open();
    return 'none';
  } catch (error) {
    return (error as { readonly code: CopyFaultCode }).code;
  }
};

/** A member of a tar file; `type` as in its header. */
function member(name: string, content = '', type = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  padded.write(content, 'latin1');
  return Buffer.concat([header, padded]);
}
function tarOf(...members: readonly Buffer[]): string {
  const file = join(work, `${readdirSync(work).length}.tar`);
  writeFileSync(file, Buffer.concat([...members, Buffer.alloc(1024)]));
  return file;
}

describe('a copy in a folder', () => {
  it('is read by the paths of an archive, again and again', () => {
    mkdirSync(join(work, 'tile', '0'), { recursive: true });
    writeFileSync(join(work, 'tile', '0', '000'), 'mảnh');
    writeFileSync(join(work, 'checkpoint'), '');
    const copy = openCopy(work);
    expect([copy.list(), copy.read('tile/0/000'), copy.read('checkpoint'), copy.read('tile/0/001'), copy.read('tile/1/000')]).toEqual([['checkpoint', 'tile/0/000'], bytesOf('mảnh'), bytesOf(''), null, null]);
    expect(openAgain(copy.place as NonNullable<typeof copy.place>).list()).toEqual(copy.list());
  });

  it('is refused with links in it, at it, or on the way', () => {
    writeFileSync(join(work, 'real'), 'x');
    mkdirSync(join(work, 'copy', 'tile'), { recursive: true });
    symlinkSync(join(work, 'real'), join(work, 'copy', 'checkpoint'));
    symlinkSync(work, join(work, 'copy', 'tile', '0'));
    symlinkSync(join(work, 'copy'), join(work, 'link'));
    const copy = openCopy(join(work, 'copy'));
    expect([faultOf(() => copy.read('checkpoint')), faultOf(() => copy.read('tile/0/real')), faultOf(() => copy.list()), faultOf(() => openCopy(join(work, 'link'))), faultOf(() => copy.read('tile'))]).toEqual(Array(5).fill('copy-link'));
  });

  it('is refused with names that no archive has, and where nothing is', () => {
    writeFileSync(join(work, 'tên lạ'), '');
    const copy = openCopy(work);
    expect([faultOf(() => copy.list()), faultOf(() => copy.read('../x')), faultOf(() => copy.read('/etc/passwd')), faultOf(() => openCopy(join(work, 'none')))]).toEqual(['copy-path', 'copy-path', 'copy-path', 'copy-missing']);
  });
});

describe('a copy as a tar file', () => {
  it('is read where it lies, with and without a folder around it', () => {
    const flat = openCopy(tarOf(member('checkpoint', 'c'), member('tile/', '', '5'), member('tile/0/000', 'x'.repeat(600))));
    const dotted = openCopy(tarOf(member('./', '', '5'), member('./checkpoint', 'c'), member('./tile/0/000', 'x'.repeat(600))));
    const packed = openCopy(tarOf(member('archive/', '', '5'), member('archive/checkpoint', 'c'), member('archive/tile/0/000', 'x'.repeat(600))));
    for (const copy of [flat, dotted, packed]) {
      expect([copy.list(), copy.read('checkpoint'), copy.read('tile/0/000')?.length, copy.read('tile/0/001')]).toEqual([['checkpoint', 'tile/0/000'], bytesOf('c'), 600, null]);
      copy.close();
    }
  });

  it.each<readonly [string, () => Buffer, CopyFaultCode]>([
    ['a name that leads out', () => member('../checkpoint', 'c'), 'copy-path'],
    ['a name that leads out later', () => member('a/../../b', 'c'), 'copy-path'],
    ['a name from the root', () => member('/etc/passwd', 'c'), 'copy-path'],
    ['a folder that leads out', () => member('../', '', '5'), 'copy-path'],
    ['a symbolic link', () => member('checkpoint', '', '2'), 'copy-link'],
    ['a hard link', () => member('checkpoint', '', '1'), 'copy-link'],
    ['a device', () => member('checkpoint', '', '3'), 'copy-link'],
    ['a long name of another kind', () => member('pax', 'x', 'x'), 'copy-link'],
    ['one name twice', () => Buffer.concat([member('a', '1'), member('a', '2')]), 'copy-twice'],
    ['a file that ends too early', () => member('a', 'x'.repeat(600)).subarray(0, 700), 'copy-unreadable'],
    ['a damaged header', () => Buffer.concat([member('a', 'x').fill(7, 30, 31)]), 'copy-unreadable'],
    ['no tar at all', () => Buffer.from('PK\u0003\u0004 something else entirely'), 'copy-unreadable'],
  ])('is refused with %s, and nothing is written', (_, make, code) => {
    const file = join(work, 'bad.tar');
    writeFileSync(file, make());
    expect(faultOf(() => openCopy(file))).toBe(code);
    expect(readdirSync(work)).toEqual(['bad.tar']);
  });
});

describe('a copy at an address', () => {
  it('is refused when nobody answers there, and leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('dondoc-auditor-'));
    await expect(fetchCopy('http://127.0.0.1:9/log', { token: null, progress: () => undefined })).rejects.toMatchObject({ code: 'copy-unreadable' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('dondoc-auditor-'))).toEqual(before);
  });
});
