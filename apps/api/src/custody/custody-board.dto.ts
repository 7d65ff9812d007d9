import { IsIn, IsOptional } from 'class-validator';
import type { BodyId, LocalDate } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

export class CustodyBoardDto extends AskedDto {
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
