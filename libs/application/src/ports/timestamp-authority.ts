/** Gets trusted timestamps (RFC 3161). `stamp` always resolves within the adapter's own time limit: null when none could be got. */
export interface TimestampAuthority {
  /** The DER of a response that grants a timestamp of this SHA-256 hash and answers this very request. */
  stamp(hash: Uint8Array): Promise<Uint8Array | null>;
}

export const TIMESTAMP_AUTHORITY = Symbol('TimestampAuthority');
