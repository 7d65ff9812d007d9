import type { AssignmentId, BodyId, DirectiveId, LocalDate, Ratio, StandingState, TaskCode } from '#libs/domain';
import type { Asked, BoundedPage, Moment } from '../../queries/contract.js';
import type { Said } from '../urgings/urgings.contract.js';

/** Standing duties and their reviews (R9), by the office that supervises them; narrowed where not null. */
export class StandingDutiesQuestion {
  constructor(
    readonly asked: Asked,
    readonly narrow: { readonly office: BodyId | null; readonly body: BodyId | null; readonly state: StandingState | null; /** Only those whose review may be held. */ readonly due: boolean },
    readonly page: BoundedPage,
  ) {}
}

export interface StandingDutyRow {
  readonly assignmentId: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly directiveSymbol: string;
  readonly taskCode: TaskCode;
  readonly summary: string;
  readonly body: BodyId;
  readonly bodyName: string;
  readonly office: BodyId;
  readonly officeName: string;
  readonly assignedOn: LocalDate;
  /** Whole months between two reviews, by the policy of the issuer at the moment. */
  readonly everyMonths: number;
  readonly policyVersion: number;
  readonly lastReviewOn: LocalDate | null;
  readonly nextReviewOn: LocalDate;
  /** The day since which a review may be held; null before it. Never an overdue. */
  readonly dueSince: LocalDate | null;
  readonly suspended: boolean;
  readonly state: StandingState;
  readonly says: Said;
}

/** How many duties of an office are in each of the three states; `due`: reviews that may be held, of the duties that go on. */
export interface StandingDutyCounts {
  readonly due: Ratio;
  readonly states: Readonly<Record<StandingState, number>>;
}

export interface StandingOffice extends StandingDutyCounts {
  readonly office: BodyId;
  readonly officeName: string;
}

export interface StandingDutiesAnswer {
  readonly moment: Moment;
  /** Of all that may be seen, narrowed by office and body only. */
  readonly total: StandingDutyCounts;
  readonly offices: readonly StandingOffice[];
  /** The earliest next review first, those that have ended last. */
  readonly duties: readonly StandingDutyRow[];
  readonly nextCursor: string | null;
}
