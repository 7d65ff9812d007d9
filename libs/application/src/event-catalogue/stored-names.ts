import { STORED_BY_TYPE } from './envelope.js';
import type { DomainEventType } from './recorded-event.js';

/** The stored name of each event. */
export const STORED_NAMES = Object.fromEntries(Object.values(STORED_BY_TYPE).map(({ type, name }) => [type, name])) as Readonly<Record<DomainEventType, string>>;

/** Length of `{"type":"`, with which every envelope begins. */
const START = 9;
const QUOTE = 34;

/**
 * Something for each of some events, found by the bytes of an event without decoding them or making a text of its name:
 * for those who want few events of many.
 */
export class ByStoredName<T> {
  /** By a hash of the name; names with the same hash follow one another. */
  private readonly entries = new Map<number, { readonly name: Uint8Array; readonly value: T }[]>();

  constructor(values: Iterable<readonly [DomainEventType, T]>) {
    for (const [type, value] of values) {
      const name = Buffer.from(STORED_NAMES[type], 'latin1');
      let hash = 0;
      for (const code of name) hash = (Math.imul(hash, 31) + code) | 0;
      this.entries.set(hash, [...(this.entries.get(hash) ?? []), { name, value }]);
    }
  }

  /** Undefined for an event that is none of them, and for bytes that are no envelope. */
  get(bytes: Uint8Array): T | undefined {
    let hash = 0;
    let end = START;
    for (; end < bytes.length && bytes[end] !== QUOTE; end++) hash = (Math.imul(hash, 31) + (bytes[end] as number)) | 0;
    const entries = this.entries.get(hash);
    if (entries === undefined) return undefined;
    for (const { name, value } of entries) if (isAt(name, bytes, end)) return value;
    return undefined;
  }
}

function isAt(name: Uint8Array, bytes: Uint8Array, end: number): boolean {
  if (name.length !== end - START) return false;
  for (let index = 0; index < name.length; index++) if (name[index] !== bytes[START + index]) return false;
  return true;
}
