import { IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { RANKED_BOXES, type AssignmentId, type BodyId, type DueReading, type LocalDate, type RankedBox, type RankingPaper } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto, BoundedDto } from '../conversation/asked.dto.js';
import { RankingNarrowDto } from '../counted-boards/counted-boards.dto.js';
import { DocumentNumberDto, SignatoryDto } from '../directives/directive-content.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsRegisterKey, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** `2022-Q1`, `2022-H1` or `2022`. */
const PERIOD = /^\d{4}(?:-(?:Q[1-4]|H[12]))?$/;

export class RankingPath {
  @IsRegisterKey()
  office: BodyId;

  @IsString()
  @Matches(PERIOD)
  period: string;
}

export class RankingLinePath extends RankingPath {
  @IsRegisterKey()
  body: BodyId;
}

export class LiveRankingQueryDto extends IntersectionType(RankingNarrowDto, AskedDto) {}

export class RankingsQueryDto extends BoundedDto {
  @IsOptional()
  @IsRegisterKey()
  office?: BodyId;
}

/** A notice by which a list is made known. */
abstract class RankingPaperDto extends ActDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @IsLocalDate()
  date: LocalDate;

  @Nested(() => SignatoryDto)
  signatory: SignatoryDto;

  paper(): RankingPaper {
    const { issuer, kind, year, number, symbol } = this.number;
    const { capacity, onBehalfOf, position } = this.signatory;
    return { number: { issuer, kind, year, number, symbol }, date: this.date, signatory: { capacity, onBehalfOf: onBehalfOf ?? null, position } };
  }
}

export class PublishRankingDto extends RankingPaperDto {
  @IsFilledText(1000)
  basis: string;

  @IsOptional()
  @IsIn(['current', 'original'])
  against?: DueReading | null;

  /** The moment at which the duties are judged: a day (its end), an instant with an offset, or `index:<n>`; now when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  judgedAsOf?: string | null;
}

export class ContestRankingLineDto extends ActDto {
  /** The line; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId | null;

  @IsFilledText(4000)
  reason: string;

  /** Ids of the duties it speaks of; none = the whole line. */
  @IsOptional()
  @IsTextList(200, 36)
  duties?: AssignmentId[] | null;
}

export class UpholdRankingLineDto extends ActDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(4000)
  reason: string;
}

/** One duty that shall count otherwise. */
export class RankingAdjustmentDto {
  @IsId()
  assignmentId: AssignmentId;

  @IsIn([...RANKED_BOXES, 'not-counted'])
  to: RankedBox | 'not-counted';

  @IsFilledText(2000)
  reason: string;
}

export class CorrectRankingDto extends RankingPaperDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(4000)
  reason: string;

  @Nested(() => RankingAdjustmentDto, { atMost: 200 })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  adjustments: RankingAdjustmentDto[];
}

export class WithdrawRankingDto extends ActDto {
  @IsFilledText(4000)
  reason: string;
}
