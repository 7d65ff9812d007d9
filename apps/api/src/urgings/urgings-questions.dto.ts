import { IsIn, IsOptional } from 'class-validator';
import type { UrgingInboxFilter } from '#libs/application';
import { URGING_GRADES, type BodyId, type DirectiveId, type UrgingGrade } from '#libs/domain';
import { BoundedDto } from '../conversation/asked.dto.js';
import { IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export const URGING_INBOX_FILTERS: readonly UrgingInboxFilter[] = ['to-answer', 'overdue', 'to-explain', 'all'];

export class UrgingsQueryDto extends BoundedDto {
  @IsOptional()
  @IsRegisterKey()
  issuer?: BodyId;

  @IsOptional()
  @IsRegisterKey()
  addressee?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;

  @IsOptional()
  @IsIn(URGING_GRADES)
  grade?: UrgingGrade;
}

export class UrgingInboxQueryDto extends BoundedDto {
  /** Whose inbox; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** `to-answer` when absent. */
  @IsOptional()
  @IsIn(URGING_INBOX_FILTERS)
  filter?: UrgingInboxFilter;
}
