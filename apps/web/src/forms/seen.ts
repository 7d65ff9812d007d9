import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';

/** A thing as a page shows it, for acts on it: its tag, and what tells who changed it since, where it tells more than the refusal does. */
export interface Seen {
  /** Null = there is nothing that could have changed. */
  readonly etag: string | null;
  readonly since?: (refusal: unknown) => ReactNode;
}

/** The thing at a revision; before the first act on it there is none. */
export const seenAt = (revision: number): Seen => ({ etag: revision < 0 ? null : `"${revision}"` });

/** How an act is recognised again, and what it is done to. */
export interface Sent {
  /** The same words come with the same key, so that a lost answer does nothing twice. */
  readonly key: string;
  /** Tag of the thing as it was when the form was opened; null = whatever it is now. */
  readonly etag: string | null;
  readonly files: Schemas['FileDto'][];
}

/** The headers by which an act is recognised again, and refused when somebody changed what it is done to. */
export const headerOf = ({ key, etag }: Pick<Sent, 'key' | 'etag'>): { readonly 'Idempotency-Key': string; readonly 'If-Match'?: string } => ({ 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) });
