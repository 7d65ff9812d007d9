import type { BodyId, LocalDate } from '#libs/domain';
import type { Asked, DutyRow, Moment, Page } from '../../queries/contract.js';

/** Open duties in which a body that ended still has a place, because nobody was named to take over from it (R11). */
export class LeftBehindQuestion {
  constructor(
    readonly asked: Asked,
    readonly page: Page,
  ) {}
}

export interface LeavingBody {
  readonly body: BodyId;
  readonly bodyName: string;
  readonly lastDay: LocalDate;
  /** Open duties in which it has a place: carries, gave, confirms, supervises, or is named beside. */
  readonly duties: number;
}

export interface LeftBehindRow extends DutyRow {
  /** Those of its bodies that ended. */
  readonly ended: readonly BodyId[];
}

export interface LeftBehindAnswer {
  readonly moment: Moment;
  /** The one with the most duties first. */
  readonly bodies: readonly LeavingBody[];
  /** Nearest due day first, without one last. */
  readonly duties: readonly LeftBehindRow[];
  readonly nextCursor: string | null;
}
