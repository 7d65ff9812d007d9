import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { COORDINATOR_NUMBERS, CUSTODY_NUMBERS, DIRECTIVE_NUMBERS, FAN_OUT_NUMBERS, INBOX_NUMBERS, MILESTONE_NUMBERS, RANKING_NUMBERS, REPORT_NUMBERS, THING_CHANGE_KINDS, UPDATE_RATE_NUMBERS, type ThingChangeKind } from '#libs/application';
import type { BodyId, DirectiveId, DueReading, LocalDate, ReportingId } from '#libs/domain';
import { PagedDto } from '../conversation/asked.dto.js';
import { IsId, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

/** A board at two moments. */
export class ComparedDto extends PagedDto {
  /** The earlier moment, as `asOf` names the later one. */
  @IsString()
  @MaxLength(60)
  since: string;

  /** Only those changes. */
  @IsOptional()
  @IsIn(THING_CHANGE_KINDS)
  kind?: ThingChangeKind;
}

/** A number of a board; each board adds its own names for `number`. */
export class ExplainedDto extends PagedDto {
  /** The key of one group; the total when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  group?: string;
}

export class InboxNarrowDto {
  /** Whose inbox; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}

export class ReportsNarrowDto {
  /** Only of this obligation; groups are then its periods. */
  @IsOptional()
  @IsId()
  obligation?: ReportingId;

  /** Only the reports of this body. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}

export class IndicatorsNarrowDto {
  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;

  /** Whose figures; the issuer's, which stand for the whole, when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}

export class RankingNarrowDto {
  /** Judged by the current due day, or by the original one (R5). */
  @IsOptional()
  @IsIn(['current', 'original'])
  against?: DueReading;
}

export class CustodyNarrowDto {
  /** `body` when absent. */
  @IsOptional()
  @IsIn(['body', 'month'])
  by?: 'body' | 'month';

  /** Only the days of this body. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** Only days from this one on. */
  @IsOptional()
  @IsLocalDate()
  from?: LocalDate;

  /** Only days up to and with this one. */
  @IsOptional()
  @IsLocalDate()
  until?: LocalDate;
}

export class CustodyDifferenceDto extends IntersectionType(CustodyNarrowDto, ComparedDto) {}
export class InboxDifferenceDto extends IntersectionType(InboxNarrowDto, ComparedDto) {}
export class ReportsDifferenceDto extends IntersectionType(ReportsNarrowDto, ComparedDto) {}
export class IndicatorsDifferenceDto extends IntersectionType(IndicatorsNarrowDto, ComparedDto) {}
export class RankingDifferenceDto extends IntersectionType(RankingNarrowDto, ComparedDto) {}

export class InboxExplanationDto extends IntersectionType(InboxNarrowDto, ExplainedDto) {
  @IsIn(INBOX_NUMBERS)
  number: string;
}

export class CustodyExplanationDto extends IntersectionType(CustodyNarrowDto, ExplainedDto) {
  @IsIn(CUSTODY_NUMBERS)
  number: string;
}

export class CoordinatorsExplanationDto extends ExplainedDto {
  @IsIn(COORDINATOR_NUMBERS)
  number: string;
}

export class ReportsExplanationDto extends IntersectionType(ReportsNarrowDto, ExplainedDto) {
  @IsIn(REPORT_NUMBERS)
  number: string;
}

export class IndicatorsExplanationDto extends IntersectionType(IndicatorsNarrowDto, ExplainedDto) {
  @IsIn(MILESTONE_NUMBERS)
  number: string;
}

export class RankingExplanationDto extends IntersectionType(RankingNarrowDto, ExplainedDto) {
  @IsIn(RANKING_NUMBERS)
  number: string;
}

export class DirectiveExplanationDto extends ExplainedDto {
  @IsIn(DIRECTIVE_NUMBERS)
  number: string;
}

export class FanOutExplanationDto extends ExplainedDto {
  @IsIn(FAN_OUT_NUMBERS)
  number: string;
}

export class UpdateRateExplanationDto extends ExplainedDto {
  @IsIn(UPDATE_RATE_NUMBERS)
  number: string;
}
