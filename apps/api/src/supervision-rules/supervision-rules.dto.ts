import { IsIn, IsObject, IsOptional, IsString, Matches } from 'class-validator';
import { CALENDAR_DAY_KINDS, OCCASIONS, type AnnouncedDay, type BodyId, type CalendarDay, type LocalDate, type Occasion } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsDigits, IsFilledText, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

export class YearPath {
  @IsString()
  @Matches(/^\d{4}$/)
  year: string;
}

export class SupervisionRulesQueryDto extends AskedDto {
  /** Whose policy; the one for all when absent. */
  @IsOptional()
  @IsRegisterKey()
  issuer?: BodyId;
}

export class WorkingCalendarQueryDto extends AskedDto {
  /** The version that an event names; the one in force when absent. */
  @IsOptional()
  @IsDigits()
  version?: string;
}

/** What a day is called; both languages or none. */
export class DayNameDto {
  @IsFilledText(200)
  vi: string;

  @IsFilledText(200)
  en: string;
}

/** A day that differs from the plain week. */
export class CalendarDayDto {
  @IsLocalDate()
  date: LocalDate;

  @IsIn(OCCASIONS)
  occasion: Occasion;

  @IsIn(CALENDAR_DAY_KINDS)
  kind: CalendarDay['kind'];

  /** The usual name of its occasion when absent. */
  @IsOptional()
  @Nested(() => DayNameDto)
  name?: DayNameDto | null;
}

export class PublishWorkingCalendarDto extends ActDto {
  @Nested(() => CalendarDayDto, { atMost: 366 })
  days: CalendarDayDto[];

  @IsFilledText(1000)
  basis: string;
}

export class PublishPolicyDto extends ActDto {
  /** Whose policy; the one for all when absent. */
  @IsOptional()
  @IsRegisterKey()
  issuer?: BodyId | null;

  /** The switches to change; all others keep the value in force. Their names and values: see the answer of supervision-rules. */
  @IsObject()
  switches: Record<string, unknown>;

  @IsFilledText(1000)
  basis: string;
}

export const dayOf = ({ date, occasion, kind, name }: CalendarDayDto): AnnouncedDay => ({ date, occasion, kind, name: name === null || name === undefined ? null : { vi: name.vi, en: name.en } });
