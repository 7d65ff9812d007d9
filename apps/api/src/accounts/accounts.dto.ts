import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { ActorId } from '#libs/domain';
import { IsDigits, IsId } from '../input/field-rules.decorator.js';

export class AccountsQueryDto {
  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;

  /** 1–200; 50 when absent. */
  @IsOptional()
  @IsDigits()
  limit?: string;
}

export class AccountPath {
  @IsId()
  id: ActorId;
}
