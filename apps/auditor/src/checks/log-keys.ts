import { readVerifierKey } from '#libs/domain';
import { sha256 } from '../node-hashing.js';
import type { CheckedEvent } from './bundle-reader.js';
import type { NamedKey } from './trust.js';

const STREAM = 'log-key';
const TYPES: ReadonlySet<string | null> = new Set(['log-key-introduced', 'log-key-rotated']);

/** The key that an event names for the checkpoints of the log; null when it names none. */
export function keyNamedBy({ entry, text }: CheckedEvent): NamedKey | null {
  if (entry.stream !== STREAM || !TYPES.has(entry.type) || text === null) return null;
  try {
    const { data } = JSON.parse(text) as { readonly data?: { readonly key?: unknown } };
    const key = typeof data?.key === 'string' ? readVerifierKey(data.key, sha256) : null;
    return key === null ? null : { key, index: entry.index };
  } catch {
    return null;
  }
}
