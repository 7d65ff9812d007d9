import type { NewEvent } from '#libs/application';

/** What the append thread is given. */
export interface AppendThreadData {
  readonly connectionString: string;
  readonly eventType: string;
}

/** One append on its way to the thread; `expectedRevision` as in the port. */
export interface AppendRequest {
  readonly ticket: number;
  readonly streamId: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
}

/** How it ended there. Revisions and offsets travel as decimal text. */
export type AppendReply = { readonly ticket: number } & (
  | { readonly kind: 'stored'; readonly revision: string; readonly commit: string | null; readonly prepare: string | null }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly tag: string | null; readonly message: string }
);
