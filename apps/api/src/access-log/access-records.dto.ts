import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ACCESS_KINDS, type AccessKind, type BodyId, type LocalDate } from '#libs/domain';
import { PagedDto } from '../conversation/asked.dto.js';
import { IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

export class AccessRecordsDto extends PagedDto {
  /** Opaque id of who looked or tried. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[!-~]+$/)
  actor?: string;

  /** Whose data it was, or on whose behalf it was looked at. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** Id of what it was about: a duty, a directive, an account. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/^[!-~]+$/)
  thing?: string;

  @IsOptional()
  @IsIn(ACCESS_KINDS)
  kind?: AccessKind;

  /** First and last day of recording. */
  @IsOptional()
  @IsLocalDate()
  from?: LocalDate;

  @IsOptional()
  @IsLocalDate()
  to?: LocalDate;
}
