import { IntersectionType, OmitType } from '@nestjs/swagger';
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

/** A difference goes on from page to page, and is not asked for anew part by part. */
const BOUND = ['until'] as const;

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

export class UrgingsDifferenceDto extends IntersectionType(OmitType(UrgingsQueryDto, BOUND), ComparedListDto) {}
export class UrgingInboxDifferenceDto extends IntersectionType(OmitType(UrgingInboxQueryDto, BOUND), ComparedListDto) {}
export class InspectionsDifferenceDto extends IntersectionType(OmitType(InspectionsQueryDto, BOUND), ComparedListDto) {}
export class OversightsDifferenceDto extends IntersectionType(OmitType(OversightsQueryDto, BOUND), ComparedListDto) {}
export class StandingDutiesDifferenceDto extends IntersectionType(OmitType(StandingDutiesQueryDto, BOUND), ComparedListDto) {}
export class RankingsDifferenceDto extends IntersectionType(OmitType(RankingsQueryDto, BOUND), ComparedListDto) {}
export class DelegationsDifferenceDto extends IntersectionType(DelegationsQueryDto, ComparedListDto) {}
export class ProposalsDifferenceDto extends IntersectionType(OmitType(ProposalsQueryDto, BOUND), ComparedListDto) {}

export class NoticesDifferenceDto extends ComparedListDto {
  /** Whose notices; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}
