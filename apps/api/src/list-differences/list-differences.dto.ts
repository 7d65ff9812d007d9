import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ROW_CHANGE_KINDS, type RowChangeKind } from '#libs/application';
import type { BodyId } from '#libs/domain';
import { StandingDutiesQueryDto } from '../boards/boards.dto.js';
import { PagedDto } from '../conversation/asked.dto.js';
import { DelegationsQueryDto } from '../delegations/delegations.dto.js';
import { IsRegisterKey } from '../input/field-rules.decorator.js';
import { InspectionsQueryDto } from '../inspections/inspection-decision.dto.js';
import { OversightsQueryDto } from '../oversights/oversights.dto.js';
import { ProposalsQueryDto } from '../proposals/proposals.dto.js';
import { RankingsQueryDto } from '../rankings/rankings.dto.js';
import { UrgingInboxQueryDto, UrgingsQueryDto } from '../urgings/urgings-questions.dto.js';

/** A list at two moments. */
export class ComparedListDto extends PagedDto {
  /** The earlier moment, as `asOf` names the later one. */
  @IsString()
  @MaxLength(60)
  since: string;

  /** Only those changes. */
  @IsOptional()
  @IsIn(ROW_CHANGE_KINDS)
  kind?: RowChangeKind;
}

export class UrgingsDifferenceDto extends IntersectionType(UrgingsQueryDto, ComparedListDto) {}
export class UrgingInboxDifferenceDto extends IntersectionType(UrgingInboxQueryDto, ComparedListDto) {}
export class InspectionsDifferenceDto extends IntersectionType(InspectionsQueryDto, ComparedListDto) {}
export class OversightsDifferenceDto extends IntersectionType(OversightsQueryDto, ComparedListDto) {}
export class StandingDutiesDifferenceDto extends IntersectionType(StandingDutiesQueryDto, ComparedListDto) {}
export class RankingsDifferenceDto extends IntersectionType(RankingsQueryDto, ComparedListDto) {}
export class DelegationsDifferenceDto extends IntersectionType(DelegationsQueryDto, ComparedListDto) {}
export class ProposalsDifferenceDto extends IntersectionType(ProposalsQueryDto, ComparedListDto) {}

export class NoticesDifferenceDto extends ComparedListDto {
  /** Whose notices; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}
