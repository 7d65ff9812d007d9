/** The folded state of one stream, as the core holds it. */
export interface HeldState<S> {
  readonly state: S;
  /** Of the last folded event; -1 = the stream is empty. */
  readonly revision: number;
  /** Position of the last folded event; null when it was not read (state from a snapshot without a tail, or empty stream). */
  readonly position: string | null;
  /** Id of the last folded event; null for an empty stream. */
  readonly lastEventId: string | null;
  /** Revision of the newest snapshot; -1 = none. */
  readonly snapshotRevision: number;
  /** Mark of the command memory at the moment the stream was seen empty; null when it was not empty on loading. */
  readonly emptyAtMark: number | null;
}

/** The part of a state that knows no type: what the cache keeps. */
export type AnyHeldState = HeldState<unknown>;
