/** What the append thread is given. */
export interface AppendThreadData {
  readonly connectionString: string;
  readonly eventType: string;
}

/** One append on its way to the thread; `expectedRevision` as in the port. The bytes of its events stand in the parcel, each as long as said here. */
export interface AppendRequest {
  readonly ticket: number;
  readonly streamId: string;
  readonly expectedRevision: number;
  readonly events: readonly { readonly id: string; readonly length: number }[];
}

/**
 * Appends that travel together. `bytes`: of all events, one after the other, in memory that is handed over; a message would
 * otherwise copy the whole pool in which Node keeps small buffers, and whatever else an event carries.
 */
export interface AppendParcel {
  readonly requests: readonly AppendRequest[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How it ended there. Revisions and offsets travel as decimal text. */
export type AppendReply = { readonly ticket: number } & (
  | { readonly kind: 'stored'; readonly revision: string; readonly commit: string | null; readonly prepare: string | null }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly tag: string | null; readonly message: string }
);
