import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ActDto } from '../conversation/act.dto.js';
import { IsDigits, IsFilledText } from '../input/field-rules.decorator.js';

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

export class RotateLogKeyDto extends ActDto {
  /** Why the key is replaced. */
  @IsFilledText(2_000)
  reason: string;
}
