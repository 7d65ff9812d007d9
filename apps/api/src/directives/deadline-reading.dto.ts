import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { BodyId, LocalDate } from '#libs/domain';
import { IsFilledText, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

/** A phrase about time whose reading is asked for. */
export class DeadlineReadingDto {
  /** One clause as written. */
  @IsFilledText(500)
  phrase: string;

  /** Date of the document; what was not written (a year, a month) follows from it. */
  @IsLocalDate()
  issuedOn: LocalDate;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine?: number | null;

  /** Who issues the document: its own policy decides, if it has one (R1). The policy for all when absent. */
  @IsOptional()
  @IsRegisterKey()
  issuer?: BodyId | null;
}
