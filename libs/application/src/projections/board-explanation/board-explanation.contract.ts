import type { DueReading } from '#libs/domain';
import type { Asked, DutyRow, Moment, OverdueBoardQuestion, Page } from '../../queries/contract.js';
import type { BoardSteps } from '../overdue-board/board-steps.js';
import type { BoardNumber } from './board-numbers.js';

/** Which duties and periods one number of a board is made of. `group`: of that group only; null = the total. */
export class BoardExplanationQuestion {
  constructor(
    readonly asked: Asked,
    readonly number: BoardNumber,
    readonly against: DueReading,
    readonly narrow: OverdueBoardQuestion['narrow'],
    readonly group: { readonly by: OverdueBoardQuestion['groupBy']; readonly key: string } | null,
    readonly page: Page,
  ) {}
}

/** One that is counted, and everything that put it where it stands. */
export interface CountedDuty extends BoardSteps {
  readonly duty: DutyRow;
}

export interface BoardExplanationAnswer {
  /** Asked again for exactly this, as `index:<index>@<instant>`, the answer is the same whatever came after. */
  readonly moment: Moment;
  readonly number: BoardNumber;
  /** The number itself: how many there are in all pages. */
  readonly count: number;
  /** Nearest due day first. */
  readonly duties: readonly CountedDuty[];
  readonly nextCursor: string | null;
}
