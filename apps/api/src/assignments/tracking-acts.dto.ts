import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AssignmentIntent } from '#libs/application';
import type { LocalDate } from '#libs/domain';
import { IsFilledText, IsLocalDate } from '../input/field-rules.decorator.js';
import { AssignmentActDto, BasedActDto } from './assignment-act.dto.js';

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
