import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AssignmentIntent } from '#libs/application';
import { REPORT_CALENDARS, REPORT_RHYTHMS, type LocalDate, type ReportCalendar, type ReportRhythm } from '#libs/domain';
import { IsFilledText, IsLocalDate, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { UnitDueRuleDto } from '../reporting/reporting-acts.dto.js';
import { AssignmentActDto, EvidencedActDto, BasedActDto } from './assignment-act.dto.js';

/** The day of the event that a deadline hangs on: recorded first, or moved. */
export class RecordConditionDto extends BasedActDto {
  /** What came or is set, e.g. "ngày bầu cử". */
  @IsFilledText(500)
  event: string;

  @IsLocalDate()
  on: LocalDate;

  /** Which deadline of the duty, counted from 0; not needed when only one hangs on an event. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  place?: number | null;

  toIntent(): AssignmentIntent {
    return { type: 'RecordCondition', place: this.place ?? null, event: this.event, on: this.on, basis: this.basis };
  }
}

/** A look at a standing duty: it has no due day and is never late. */
export class ReviewStandingDutyDto extends AssignmentActDto {
  @IsFilledText(5000)
  findings: string;

  toIntent(): AssignmentIntent {
    return { type: 'ReviewStandingDuty', findings: this.findings };
  }
}

/** What became known of the work of an external lead; the duty ends with it. */
export class RecordExternalResultDto extends EvidencedActDto {
  @IsOptional()
  @IsTextList(50, 500)
  outputs?: string[] | null;

  /** From where it is known. */
  @IsFilledText(5000)
  note: string;

  toIntent(): AssignmentIntent {
    return { type: 'RecordExternalResult', outputs: this.outputs ?? [], note: this.note };
  }
}

/** How a recurring duty returns; without `due` no period is ever late. */
export class SetRecurrenceDto extends BasedActDto {
  @IsIn(REPORT_CALENDARS)
  calendar: ReportCalendar;

  /** Needed only when the phrase names no rhythm that has periods. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(REPORT_RHYTHMS, { each: true })
  rhythms?: ReportRhythm[] | null;

  @IsOptional()
  @Nested(() => UnitDueRuleDto)
  due?: UnitDueRuleDto | null;

  toIntent(): AssignmentIntent {
    const { due } = this;
    return {
      type: 'SetRecurrence', calendar: this.calendar, rhythms: this.rhythms ?? null, due: due === null || due === undefined ? null : { by: 'day-of-month', monthOffset: due.monthOffset, day: due.day }, basis: this.basis,
    }; // prettier-ignore
  }
}

/** What was done in one period; `nil` when nothing happened in it. */
export class FilePeriodResultDto extends EvidencedActDto {
  /** `2022-03`, `2022-Q1`, `2022-H1` or `2022`. */
  @IsFilledText(10)
  period: string;

  @IsFilledText(5000)
  note: string;

  @IsOptional()
  @IsBoolean()
  nil?: boolean | null;

  toIntent(): AssignmentIntent {
    return { type: 'FilePeriodResult', period: this.period, note: this.note, nil: this.nil ?? false };
  }
}
