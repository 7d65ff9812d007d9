import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ActDto } from '../conversation/act.dto.js';
import { IsDigits, IsFilledText, IsId, IsLocalDate } from '../input/field-rules.decorator.js';

/** Which event: by its dense index, or by the position that a command answered. */
export class EventAtDto {
  @IsOptional()
  @IsDigits()
  index?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[!-~]+$/)
  position?: string;
}

/** What the evidence is about: a duty, a directive, or the days from … to, both included. */
export class EvidenceDto {
  @IsOptional()
  @IsId()
  assignmentId?: string;

  @IsOptional()
  @IsId()
  directiveId?: string;

  @IsOptional()
  @IsLocalDate()
  from?: string;

  @IsOptional()
  @IsLocalDate()
  to?: string;
}

export class RotateLogKeyDto extends ActDto {
  /** Why the key is replaced. */
  @IsFilledText(2_000)
  reason: string;
}
