import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { BodyId } from '#libs/domain';
import { AskedDto, PagedDto } from '../conversation/asked.dto.js';
import { IsRegisterKey } from '../input/field-rules.decorator.js';

export class ReportGridQueryDto extends AskedDto {
  /** Key of the first period to show; with neither, the last eight that have begun. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;
}

export class MissingReportsQueryDto extends PagedDto {
  /** `overdue` (when absent): past their due day; `all`: also those with time left, or without a due day. */
  @IsOptional()
  @IsIn(['overdue', 'all'])
  show?: 'overdue' | 'all';

  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}
