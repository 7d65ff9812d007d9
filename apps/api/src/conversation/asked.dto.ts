import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsDigits } from '../input/field-rules.decorator.js';

/** What every question may say: the moment it is asked for, and the act it must not be older than. */
export class AskedDto {
  /** ISO instant with an offset, `index:<n>`, a day (its end in Việt Nam), or both, `index:<n>@<instant>`, which never changes; now when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  asOf?: string;

  /** Position that a command answered; the question waits for it. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[!-~]+$/)
  after?: string;
}

export class PagedDto extends AskedDto {
  /** From `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  /** 1–200; 50 when absent. */
  @IsOptional()
  @IsDigits()
  limit?: string;
}

/** For a list that is asked for anew part by part. */
export class BoundedDto extends PagedDto {
  /** `nextCursor` of the page when it was asked for before: nothing after it. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  until?: string;
}
