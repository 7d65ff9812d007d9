import type { AssignmentId } from '#libs/domain';
import type { Asked, Moment, QueryAnswer } from '../../queries/contract.js';

/** A row of a list, and where the acts on it are recorded. */
export interface ListedRow {
  /** The same at every moment, and of no other row. */
  readonly key: string;
  /** What it is known by on paper. */
  readonly title: string;
  /** What the list says of it; some lists make it when it is first looked at. */
  readonly row: object;
  /** Rows of one key that say the same here are the same: nobody has to look at them. Absent = row is held against row. */
  readonly sign?: string;
  /** The streams in which acts on it stand. */
  readonly streams: readonly string[];
  /** For streams that tell of other rows too: what the acts on this one name. */
  readonly named?: string;
  /** The acts that moved it up to the moment, for rows of which just these are known. */
  readonly acts?: readonly KnownAct[];
  /** For things that can be asked for by themselves: what the list says of it at any moment; null = nothing that the asker may know. */
  readonly alone?: (asked: Asked) => Promise<object | null>;
}

/** An act by its dense index, with where it is read most quickly, as far as that is known: its place in a stream, or the duty of which it is. */
export interface KnownAct {
  readonly index: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly duty?: AssignmentId;
}

/** A list as its own question answers it: all of its rows at the moment asked for, in its order. @throws ReadModelMissingError */
export type ComparedList = (asked: Asked) => Promise<QueryAnswer<ListedRows>>;

export interface ListedRows {
  readonly moment: Moment;
  readonly rows: readonly ListedRow[];
}
