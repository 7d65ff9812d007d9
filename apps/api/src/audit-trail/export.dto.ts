import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '#libs/application';
import type { BodyId } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export class ExportDto extends AskedDto {
  /** JSON lines as stored when absent. */
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: ExportFormat;

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

  /** One duty only. */
  @IsOptional()
  @IsId()
  assignmentId?: string;

  /** One directive only, with its duties and receipts. */
  @IsOptional()
  @IsId()
  directiveId?: string;
}
