import type { AssignmentId } from '#libs/domain';
import type { Asked, Moment, QueryAnswer } from '../../queries/contract.js';

/** A row of a list, and by which acts it can have come to be another one. */
export type ListedRow = ListedThing & (KnownMoves | TriedMoves);

export interface ListedThing {
  /** The same at every moment, and of no other row. */
  readonly key: string;
  /** What it is known by on paper. */
  readonly title: string;
  /** What the list says of it; some lists make it when it is first looked at. */
  readonly row: object;
  /** Rows of one key that say the same here are the same: nobody has to look at them. Absent = row is held against row. */
  readonly sign?: string;
}

/** A row of which the list knows the acts that moved it up to the moment, and no others. */
export interface KnownMoves {
  readonly acts: readonly KnownAct[];
}

/** A row for which the acts that can have moved it are tried one by one. */
export interface TriedMoves {
  readonly streams: readonly ActsOn[];
  /** What the list says of it at any moment, however it is narrowed; null = nothing that the asker may know. */
  readonly alone: (asked: Asked) => Promise<object | null>;
}

/** Where acts on a row stand. */
export interface ActsOn {
  readonly stream: string;
  /** In a stream that tells of other rows too: acts on this one name one of these. Absent = any act. */
  readonly naming?: readonly string[];
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
