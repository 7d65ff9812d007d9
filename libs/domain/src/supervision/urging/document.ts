import type { AssignmentId, BodyId, DirectiveId, LocalDate, TaskCode, UrgingId } from '../../kernel/index.js';
import type { SlipColour, SlipGrade } from '../../deadline/index.js';
import type { DocumentNumber, Signatory } from '../../directive/index.js';
import type { BodyKind, BodyLevel } from '../../organisation/index.js';

/** Grades of a formal urging, from the mildest to the gravest (feature 39): nhắc → đôn đốc → phê bình → báo cáo Ban Thường vụ. */
export const URGING_GRADES = ['remind', 'urge', 'criticise', 'report-to-standing-committee'] as const satisfies readonly SlipGrade[];
export type UrgingGrade = SlipGrade;

/** 0 for the mildest grade. */
export const gradeRank = (grade: UrgingGrade): number => URGING_GRADES.indexOf(grade);

/** The paper by which a body urges others (feature 38). Issuer, kind, year and number name it once and for all. */
export interface UrgingDocument {
  readonly urgingId: UrgingId;
  readonly number: DocumentNumber;
  /** Date on the paper. */
  readonly date: LocalDate;
  readonly signatory: Signatory;
  readonly grade: UrgingGrade;
  /** Colour of the slip, by the policy named in the event's metadata. */
  readonly colour: SlipColour;
  /** The directive that it is about as a whole; null when it is about single duties only. */
  readonly directiveId: DirectiveId | null;
  /** Last day on which an answer is in time. */
  readonly answerDue: LocalDate;
  /** What is demanded. */
  readonly demand: string;
  /** Is an explanation (giải trình) asked beside the answer? */
  readonly asksExplanation: boolean;
  /** What the urging rests on. */
  readonly basis: string;
  /** Why a grade is used without the one before it; null when none is skipped. */
  readonly skipsGradeReason: string | null;
}

/** One duty that the urging is about, as it stood when the urging was recorded. */
export interface UrgedDuty {
  readonly assignmentId: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly taskCode: TaskCode;
  /** The addressee who answers for it. */
  readonly lead: BodyId;
  /** Who assigned it and who supervises it: both follow the urging. */
  readonly assignedBy: BodyId;
  readonly supervising: BodyId;
  readonly due: LocalDate;
  /** The earlier urging of the same duty that this one goes on from; null when it refers to none. */
  readonly follows: UrgingId | null;
}

/** A body that must answer, with the name and place that it had on the date of the paper. */
export interface UrgingAddressee {
  readonly body: BodyId;
  readonly name: string;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
}

/** Why a duty cannot be urged. */
export const DUTY_REFUSALS = [
  'duty-unknown', 'duty-finished', 'duty-withdrawn', 'duty-suspended', 'duty-returned-to-issuer', 'duty-without-due-day', 'duty-external', 'duty-not-yet-assigned',
  'duty-not-supervised', 'duty-lead-gone', 'urges-itself', 'grade-skipped',
] as const;
export type DutyRefusal = (typeof DUTY_REFUSALS)[number];

/** A duty that was asked for and could not be urged, with the reason. */
export interface LeftOutDuty {
  readonly assignmentId: AssignmentId;
  readonly reason: DutyRefusal;
}

/** An event of a duty's stream that an answer points to. */
export interface EventReference {
  readonly assignmentId: AssignmentId;
  /** Revision in the stream of the duty. */
  readonly revision: number;
}

/** A day that an addressee promises for a duty. It changes no deadline: an extension does (R5). */
export interface PromisedDay {
  readonly assignmentId: AssignmentId;
  readonly day: LocalDate;
}
