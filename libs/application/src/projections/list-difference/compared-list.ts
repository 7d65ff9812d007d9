import type { AssignmentId } from '#libs/domain';
import type { Asked, Moment, QueryAnswer } from '../../queries/contract.js';

/** A row of a list, and where the acts on it are recorded. */
export interface ListedRow {
  /** The same at every moment, and of no other row. */
  readonly key: string;
  /** What it is known by on paper. */
  readonly title: string;
  readonly row: object;
  /** The streams in which acts on it stand. */
  readonly streams: readonly string[];
  /** For streams that tell of other rows too: what the acts on this one name. */
  readonly named?: string;
  /** Dense index of the one event that the row tells of, for rows that have no stream of their own. */
  readonly event?: number;
  /** Of which duty that event is, where it is one's. */
  readonly eventOf?: AssignmentId;
  /** For things that can be asked for by themselves: what the list says of it at any moment; null = nothing that the asker may know. */
  readonly alone?: (asked: Asked) => Promise<object | null>;
}

/** A list as its own question answers it: all of its rows at the moment asked for, in its order. @throws ReadModelMissingError */
export type ComparedList = (asked: Asked) => Promise<QueryAnswer<ListedRows>>;

export interface ListedRows {
  readonly moment: Moment;
  readonly rows: readonly ListedRow[];
}
