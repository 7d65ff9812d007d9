import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the headers say instead of the truth. */
  readonly says?: { readonly size?: number; readonly flags?: number };
  /** Packed as it is, without being made smaller. */
  readonly stored?: boolean;
}

/** An archive with these parts, and nothing else unless it is asked for. */
export function zipFile(parts: readonly ZipPart[], { before = '', after = '' }: { readonly before?: string; readonly after?: string } = {}): Uint8Array {
  const [locals, directory]: [Buffer[], Buffer[]] = [[Buffer.from(before, 'latin1')], []];
  let offset = 0;
  for (const { name, content, says = {}, stored = false } of parts) {
    const [title, plain] = [Buffer.from(name), Buffer.from(content)];
    const packed = stored ? plain : deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE((says.flags ?? 0) | 0x800, 2);
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(says.size ?? plain.length, 18);
    head.writeUInt16LE(title.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, title);
    offset += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06', 'latin1'), end, Buffer.from(after, 'latin1')]));
}
