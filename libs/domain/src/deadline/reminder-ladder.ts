/** How far a reminder goes; the last three are the steps of a formal urging (đôn đốc → phê bình → báo cáo Ban Thường vụ). */
export type ReminderGrade = 'notice' | 'remind' | 'urge' | 'criticise' | 'report-to-standing-committee';

/** The limit that a rung counts from: the due day of the duty, of its acknowledgement (R14), or of the answer to a submission (R4). */
export type ReminderSubject = 'due' | 'acknowledgement' | 'approval';

/** Who is told: the lead of the duty, the supervising office, the issuer, or the body that confirms the result. */
export type ReminderAddressee = 'lead' | 'supervising' | 'issuer' | 'confirming';

/** One step of the ladder. */
export interface ReminderRung {
  /** Unique within a ladder and kept through its versions, since "fired once" is judged by it. */
  readonly id: string;
  readonly about: ReminderSubject;
  /** Whole days counted from the limit: negative before it, 0 on the day itself, positive after it. */
  readonly offset: number;
  readonly unit: 'calendar-days' | 'working-days';
  readonly grade: ReminderGrade;
  readonly to: ReminderAddressee;
}

/** The colour of the slip of an urging; a notice has none. */
export type SlipColour = 'xanh' | 'cam' | 'đỏ';
export type SlipGrade = Exclude<ReminderGrade, 'notice'>;

/** Grades from the mildest to the gravest. */
export const REMINDER_GRADES: readonly ReminderGrade[] = ['notice', 'remind', 'urge', 'criticise', 'report-to-standing-committee'];

/** The ladder of version 1: before due, on due, after due, for acknowledgement and for the approver. A proposal throughout. */
export const REMINDER_LADDER_V1: readonly ReminderRung[] = Object.freeze(
  (
    [
      { id: 'due-7', about: 'due', offset: -7, unit: 'calendar-days', grade: 'notice', to: 'lead' },
      { id: 'due-3', about: 'due', offset: -3, unit: 'calendar-days', grade: 'notice', to: 'lead' },
      { id: 'due-1', about: 'due', offset: -1, unit: 'calendar-days', grade: 'notice', to: 'lead' },
      { id: 'due', about: 'due', offset: 0, unit: 'calendar-days', grade: 'remind', to: 'lead' },
      { id: 'due+1', about: 'due', offset: 1, unit: 'calendar-days', grade: 'remind', to: 'lead' },
      { id: 'due+5', about: 'due', offset: 5, unit: 'working-days', grade: 'urge', to: 'lead' },
      { id: 'due+15', about: 'due', offset: 15, unit: 'working-days', grade: 'criticise', to: 'lead' },
      { id: 'due+30', about: 'due', offset: 30, unit: 'working-days', grade: 'report-to-standing-committee', to: 'issuer' },
      { id: 'acknowledgement', about: 'acknowledgement', offset: 0, unit: 'calendar-days', grade: 'notice', to: 'lead' },
      { id: 'acknowledgement+1', about: 'acknowledgement', offset: 1, unit: 'working-days', grade: 'remind', to: 'lead' },
      { id: 'acknowledgement+3', about: 'acknowledgement', offset: 3, unit: 'working-days', grade: 'urge', to: 'supervising' },
      { id: 'approval', about: 'approval', offset: 0, unit: 'calendar-days', grade: 'remind', to: 'confirming' },
    ] satisfies readonly ReminderRung[]
  ).map((rung) => Object.freeze(rung)),
);
