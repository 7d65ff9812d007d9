import type { DueReading } from '#libs/domain';
import type { AsOf, Asked, DutyRow, FourBoxes, Moment, OverdueBoardQuestion, Page } from '../../queries/contract.js';
import type { BoardSteps } from '../overdue-board/board-steps.js';

/**
 * What happened to a duty, or to a period of a recurring one, between two moments. One may have several kinds.
 * `assigned`: there was none before. `into-view`, `out-of-view`: the board counts it only after, only before, because it
 * was passed on or because the asker came to know of it, or not any more. `moved`: from one place to another that no other
 * kind tells of, such as suspended. `marked`: only what is counted beside its box changed.
 */
export const CHANGE_KINDS = ['became-overdue', 'no-longer-overdue', 'finished', 'reopened', 'assigned', 'reassigned', 'due-moved', 'into-view', 'out-of-view', 'moved', 'marked'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `asked.asOf` is the later moment. `kind`: only those changes; null = all. */
export class BoardDifferenceQuestion {
  constructor(
    readonly asked: Asked,
    readonly since: AsOf,
    readonly groupBy: OverdueBoardQuestion['groupBy'],
    readonly against: DueReading,
    readonly narrow: OverdueBoardQuestion['narrow'],
    readonly kind: ChangeKind | null,
    readonly page: Page,
  ) {}
}

/** A duty or a period that changed, with what moved it. */
export interface BoardChange extends BoardSteps {
  readonly kinds: readonly ChangeKind[];
  /** As it stood at the earlier moment; null = there was none, or the asker may not know of it. */
  readonly before: DutyRow | null;
  /** As it stands at the later moment. Null = the asker may not know of it any more; then no steps are told either. */
  readonly after: DutyRow | null;
}

/** A group whose numbers moved. */
export interface GroupDifference {
  /** Body id, directive id or month `YYYY-MM`. */
  readonly key: string;
  readonly name: string;
  readonly before: FourBoxes;
  readonly after: FourBoxes;
}

export interface BoardDifferenceAnswer {
  readonly since: Moment;
  readonly moment: Moment;
  readonly total: { readonly before: FourBoxes; readonly after: FourBoxes };
  readonly groups: readonly GroupDifference[];
  /** How many changes there are of each kind, whichever kind is asked for. */
  readonly kinds: Readonly<Record<ChangeKind, number>>;
  /** Nearest due day first. */
  readonly changes: readonly BoardChange[];
  readonly nextCursor: string | null;
}
