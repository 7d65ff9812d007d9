import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { ActorId, BodyId, LocalDate } from '#libs/domain';
import { PagedDto } from '../conversation/asked.dto.js';
import { IsFilledText, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

export class HistoryDto extends PagedDto {
  /** `assignment-<id>`, `directive-<id>`, `inspection-<id>`, `urging-<id>`, `organisation-register`, …; absent: everything that `actor` or `body` did. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  @Matches(/^[A-Za-z0-9.-]+$/)
  stream?: string;

  /** Stored names of acts, joined by commas, such as `result-submitted,result-accepted`. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @Matches(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/)
  types?: string;

  /** Who did it, or on whose behalf. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: ActorId;

  /** By the day on the paper, both included. */
  @IsOptional()
  @IsLocalDate()
  from?: LocalDate;

  @IsOptional()
  @IsLocalDate()
  to?: LocalDate;

  /** The last acts up to the moment, in one page, instead of the first ones; `cursor` means nothing then. */
  @IsOptional()
  @IsIn(['yes'])
  last?: 'yes';

  /** Words in what was recorded. */
  @IsOptional()
  @IsFilledText(200)
  q?: string;
}
