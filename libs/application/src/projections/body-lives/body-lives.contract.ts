import type { BodyId, LocalDate } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** Every body that the register ever had, as recorded at the moment: what it was called and when it lived (R11). */
export class BodyLivesQuestion {
  constructor(readonly asked: Asked) {}
}

/** What a body was called from a day on, until the next. */
export interface BornName {
  readonly from: LocalDate;
  readonly name: string;
}

export interface BodyLife {
  readonly bodyId: BodyId;
  /** Oldest first; never empty. */
  readonly names: readonly BornName[];
  readonly from: LocalDate;
  /** Null while it lives. */
  readonly lastDay: LocalDate | null;
  readonly external: boolean;
  readonly predecessors: readonly BodyId[];
  readonly successors: readonly BodyId[];
}

export interface BodyLivesAnswer {
  readonly moment: Moment;
  /** The earliest first, then by id. */
  readonly bodies: readonly BodyLife[];
}
