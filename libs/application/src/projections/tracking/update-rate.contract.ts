import type { AssignmentId, BodyId, DirectiveId, EntryClass, EntryJudged, LocalDate, Ratio, TaskCode, Urgency } from '#libs/domain';
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

/** How late the office entered papers after their dates (feature 31): a statistic about the office itself. */
export class EntryLimitsQuestion {
  constructor(readonly asked: Asked) {}
}

/** One paper that was entered: a directive at its issue, or an amendment of it. Each is judged by its own mark and date. */
export interface EntryRow extends EntryJudged {
  readonly directiveId: DirectiveId;
  readonly paper: 'directive' | 'amendment';
  readonly symbol: string;
  readonly urgency: Urgency;
  /** On the paper. */
  readonly date: LocalDate;
  readonly enteredOn: LocalDate;
  /** That it gives or changes. */
  readonly tasks: number;
  /** In force for the issuer when it was entered (feature 64). */
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

export interface EntryLimitsAnswer {
  readonly moment: Moment;
  /** k of n papers were entered in time. */
  readonly inTime: Ratio;
  readonly byLimit: Readonly<Record<EntryClass, Ratio>>;
  /** Those entered too late, by name; the latest paper first. */
  readonly late: readonly EntryRow[];
  /** All of them, in the same order. */
  readonly entries: readonly EntryRow[];
}
