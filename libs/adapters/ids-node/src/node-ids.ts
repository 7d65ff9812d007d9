import { hash, randomUUID } from 'node:crypto';
import type { Ids } from '#libs/application';

/** Namespace of every derived id of this program (RFC 9562, version 5). Never changes: the ids of all events hang on it. */
const NAMESPACE = Buffer.from('5d0f7c0e2b9a4c1e9f3762a1d0c8b4e7', 'hex');
const VARIANT = '89ab';

const NOTHING = new Uint8Array(0);

let room = Buffer.concat([NAMESPACE, Buffer.alloc(4080)]);

/**
 * UUIDv5 of the parts, and of the bytes after them. Each part is preceded by its length in UTF-16 units and a colon, so
 * `('a', 'bc')` and `('ab', 'c')` differ; the bytes, when there are any, by the same of their own. Text is taken as it
 * is: the caller normalises.
 */
export function deriveId(parts: readonly string[], bytes: Uint8Array = NOTHING): string {
  let name = '';
  for (const part of parts) name += `${part.length}:${part}`;
  if (bytes.length > 0) name += `#${bytes.length}:`;
  const needed = NAMESPACE.length + name.length * 3 + bytes.length;
  if (needed > room.length) room = Buffer.concat([NAMESPACE, Buffer.alloc(needed)]);
  let length = NAMESPACE.length + room.write(name, NAMESPACE.length);
  if (bytes.length > 0) {
    room.set(bytes, length);
    length += bytes.length;
  }
  const hex = hash('sha1', room.subarray(0, length), 'hex');
  const variant = VARIANT[Number.parseInt(hex.charAt(16), 16) & 3] as string;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

/** Ids from node:crypto: derived ones by SHA-1 (UUIDv5), fresh ones random (UUIDv4). */
export class NodeIds implements Ids {
  derive(...parts: readonly string[]): string {
    return deriveId(parts);
  }

  deriveOf(bytes: Uint8Array, ...parts: readonly string[]): string {
    return deriveId(parts, bytes);
  }

  fresh(): string {
    return randomUUID();
  }

  sha256(bytes: Uint8Array | string): string {
    return sha256(bytes);
  }
}

/** The same, but fresh ids follow from a seed: for the demo and for tests that must repeat byte for byte. */
export class SeededIds implements Ids {
  private given = 0;

  constructor(private readonly seed: string) {}

  derive(...parts: readonly string[]): string {
    return deriveId(parts);
  }

  deriveOf(bytes: Uint8Array, ...parts: readonly string[]): string {
    return deriveId(parts, bytes);
  }

  fresh(): string {
    this.given += 1;
    return deriveId(['fresh', this.seed, String(this.given)]);
  }

  sha256(bytes: Uint8Array | string): string {
    return sha256(bytes);
  }
}
