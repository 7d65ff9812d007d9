import { readVerifierKey } from '#libs/domain';
import { sha256 } from '../node-hashing.js';
import { textOf, type CheckedEvent } from './bundle-reader.js';
import type { NamedKey } from './trust.js';

const STREAM = 'log-key';
const TYPES: ReadonlySet<string | null> = new Set(['log-key-introduced', 'log-key-rotated']);

/** The key that an event names for the checkpoints of the log; null when it names none. */
export function keyNamedBy({ entry, content }: CheckedEvent): NamedKey | null {
  if (entry.stream !== STREAM || !TYPES.has(entry.type) || content === null) return null;
  try {
    const { data } = JSON.parse(textOf(content)) as { readonly data?: { readonly key?: unknown } };
    const key = typeof data?.key === 'string' ? readVerifierKey(data.key, sha256) : null;
    return key === null ? null : { key, index: entry.index };
  } catch {
    return null;
  }
}
