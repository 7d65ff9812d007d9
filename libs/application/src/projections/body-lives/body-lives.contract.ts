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

/** What became of a body, and the paper that decided it; `founded`: by a succession, `took-over`: it had been there, `gone-into`: it ended and goes on in others. What the register was begun with names no paper. */
export const BODY_CHANGES = ['founded', 'took-over', 'renamed', 'moved', 'ended', 'gone-into'] as const;
export interface BodyChange {
  readonly kind: (typeof BODY_CHANGES)[number];
  /** From which day; of an end, the last day. */
  readonly on: LocalDate;
  readonly basis: string;
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
  /** In the order in which they were recorded. */
  readonly changes: readonly BodyChange[];
}

export interface BodyLivesAnswer {
  readonly moment: Moment;
  /** The earliest first, then by id. */
  readonly bodies: readonly BodyLife[];
}
