import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { ReportingIntent } from '#libs/application';
import {
  REPORT_CALENDARS, REPORT_RHYTHMS, REPORTING_PARTS, type BodyId, type DirectiveId, type ReportCalendar, type ReportingId, type ReportingPart, type ReportRhythm, type ReportSchedule,
} from '#libs/domain'; // prettier-ignore
import { ActDto } from '../conversation/act.dto.js';
import { IsFilledText, IsId, IsOptionalText, IsRegisterKey, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

const LONGEST_KEY = 10;

export class ReportingPath {
  @IsId()
  id: ReportingId;
}

/** A due day: by its place in the month after the data ends, or so many days after the units'. */
export class DueRuleDto {
  @IsIn(['day-of-month', 'days-after-units'])
  by: 'day-of-month' | 'days-after-units';

  /** Months after the month in which the data period ends; negative = before it. */
  @ValidateIf(({ by }: DueRuleDto) => by === 'day-of-month')
  @IsInt()
  @Min(-11)
  @Max(24)
  monthOffset?: number;

  @ValidateIf(({ by }: DueRuleDto) => by === 'day-of-month')
  @IsInt()
  @Min(1)
  @Max(31)
  day?: number;

  @ValidateIf(({ by }: DueRuleDto) => by === 'days-after-units')
  @IsInt()
  @Min(1)
  @Max(366)
  days?: number;
}

/** The units' due day names its place in the month. */
export class UnitDueRuleDto {
  @IsIn(['day-of-month'])
  by: 'day-of-month';

  @IsInt()
  @Min(-11)
  @Max(24)
  monthOffset: number;

  @IsInt()
  @Min(1)
  @Max(31)
  day: number;
}

/** Absent and null both mean that no due day was named: then nothing is late. */
export class ReportScheduleDto {
  @IsOptional()
  @Nested(() => UnitDueRuleDto)
  unitDue?: UnitDueRuleDto | null;

  @IsOptional()
  @Nested(() => DueRuleDto)
  consolidatedDue?: DueRuleDto | null;
}

/** The paper that asks for the reports: a directive known here, or another document by its symbol. */
export class ReportingBasisDto {
  @IsOptional()
  @IsId()
  directiveId?: DirectiveId | null;

  @IsOptionalText(100)
  symbol?: string | null;

  @IsOptionalText(32)
  itemCode?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine?: number | null;

  @IsFilledText(2000)
  note: string;
}

export class SetUpReportingDto extends ActDto {
  @IsFilledText(300)
  title: string;

  @IsRegisterKey()
  consolidator: BodyId;

  @IsRegisterKey()
  recipient: BodyId;

  @IsRegisterKeyList(2000)
  units: BodyId[];

  @IsIn(REPORT_CALENDARS)
  calendar: ReportCalendar;

  @IsIn(REPORT_RHYTHMS)
  rhythm: ReportRhythm;

  /** Key of a period: 2022-03, 2022-Q1, 2022-H1 or 2022. */
  @IsString()
  @MaxLength(LONGEST_KEY)
  firstPeriod: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_KEY)
  lastPeriod?: string | null;

  @Nested(() => ReportScheduleDto)
  schedule: ReportScheduleDto;

  @Nested(() => ReportingBasisDto)
  basis: ReportingBasisDto;

  toIntent(): ReportingIntent {
    const { title, consolidator, recipient, units, calendar, rhythm, firstPeriod, lastPeriod, schedule, basis } = this;
    const { directiveId, symbol, itemCode, sourceLine, note } = basis;
    const written = { directiveId: directiveId ?? null, symbol: symbol ?? null, itemCode: itemCode ?? null, sourceLine: sourceLine ?? null, note };
    return { type: 'SetUpReporting', terms: { title, consolidator, recipient, units, calendar, rhythm, firstPeriod, lastPeriod: lastPeriod ?? null, schedule: scheduleOf(schedule), basis: written } };
  }
}

export class AddReportingUnitDto extends ActDto {
  @IsRegisterKey()
  unit: BodyId;

  @IsString()
  @MaxLength(LONGEST_KEY)
  fromPeriod: string;

  @IsFilledText(2000)
  reason: string;
}

export class WithdrawReportingUnitDto extends ActDto {
  @IsRegisterKey()
  unit: BodyId;

  @IsString()
  @MaxLength(LONGEST_KEY)
  fromPeriod: string;

  @IsFilledText(1000)
  basis: string;
}

export class ChangeReportScheduleDto extends ActDto {
  @IsString()
  @MaxLength(LONGEST_KEY)
  fromPeriod: string;

  @Nested(() => ReportScheduleDto)
  schedule: ReportScheduleDto;

  @IsFilledText(1000)
  basis: string;
}

export class HandOverReportingDto extends ActDto {
  @IsIn(REPORTING_PARTS)
  part: ReportingPart;

  @IsRegisterKey()
  from: BodyId;

  @IsRegisterKey()
  to: BodyId;

  @IsString()
  @MaxLength(LONGEST_KEY)
  fromPeriod: string;

  @IsFilledText(1000)
  basis: string;
}

export class EndReportingDto extends ActDto {
  @IsString()
  @MaxLength(LONGEST_KEY)
  lastPeriod: string;

  @IsFilledText(1000)
  basis: string;
}

export class WithdrawReportingDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

/** What is absent is left for the domain to refuse: 0 is no day. */
export function scheduleOf({ unitDue, consolidatedDue }: ReportScheduleDto): ReportSchedule {
  return {
    unitDue: unitDue === null || unitDue === undefined ? null : { by: 'day-of-month', monthOffset: unitDue.monthOffset, day: unitDue.day },
    consolidatedDue: consolidatedDue === null || consolidatedDue === undefined ? null : ruleOf(consolidatedDue),
  };
}

const ruleOf = ({ by, monthOffset, day, days }: DueRuleDto): NonNullable<ReportSchedule['consolidatedDue']> =>
  by === 'days-after-units' ? { by, days: days ?? 0 } : { by, monthOffset: monthOffset ?? 0, day: day ?? 0 };
