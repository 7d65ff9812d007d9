/** Makes ids. Derived ids (UUIDv5) make a repeated command harmless; fresh ones come from a source tests can seed. */
export interface Ids {
  /** UUIDv5 of the parts, joined unambiguously. The same parts always give the same id. */
  derive(...parts: readonly string[]): string;
  /** UUIDv5 of the parts and the bytes after them: one hash instead of two, for the ids of events. */
  deriveOf(bytes: Uint8Array, ...parts: readonly string[]): string;
  /** A random UUID (v4), or the next of a seeded sequence. */
  fresh(): string;
  /** SHA-256 of the bytes as 64 hexadecimal digits. */
  sha256(bytes: Uint8Array | string): string;
}

export const IDS = Symbol('Ids');
