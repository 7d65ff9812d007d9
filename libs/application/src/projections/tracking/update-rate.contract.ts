import type { AssignmentId, BodyId, DirectiveId, EntryJudged, LocalDate, Ratio, TaskCode } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';
import type { Said } from '../urgings/urgings.contract.js';

/** How many open duties of a directive were reported on within the month of the moment; apart from what is completed (feature 18). */
export class UpdateRateQuestion {
  constructor(readonly asked: Asked, readonly directiveId: DirectiveId) {}
}

export interface SilentDuty {
  readonly assignmentId: AssignmentId;
  readonly taskCode: TaskCode;
  /** Null when nothing was ever reported. */
  readonly lastUpdateOn: LocalDate | null;
  readonly says: Said;
}

export interface UpdateRateRow {
  readonly body: BodyId;
  readonly bodyName: string;
  readonly updated: Ratio;
  readonly completion: Ratio;
  readonly silent: readonly SilentDuty[];
}

export interface UpdateRateAnswer {
  readonly moment: Moment;
  /** `2022-03` */
  readonly month: string;
  readonly updated: Ratio;
  /** Of the duties that have fallen due or are done (R3). */
  readonly completion: Ratio;
  readonly bodies: readonly UpdateRateRow[];
}

/** How late the office entered directives after their dates (feature 31): a statistic about the office itself. */
export class EntryLimitsQuestion {
  constructor(readonly asked: Asked) {}
}

/** No mark of urgency is recorded with a directive yet, so none is judged as urgent. */
export interface EntryRow extends EntryJudged {
  readonly directiveId: DirectiveId;
  readonly symbol: string;
  /** On the paper. */
  readonly date: LocalDate;
  readonly enteredOn: LocalDate;
  readonly tasks: number;
  readonly policyVersion: number;
}

export interface EntryLimitsAnswer {
  readonly moment: Moment;
  /** k of n issued directives were entered in time. */
  readonly inTime: Ratio;
  /** The latest paper first. */
  readonly directives: readonly EntryRow[];
}
