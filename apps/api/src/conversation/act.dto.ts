import { IsIn, IsOptional } from 'class-validator';
import { SECRECIES, type BodyId, type LocalDate, type Secrecy } from '#libs/domain';
import { IsLocalDate, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';

/** What every act may say beside its own content. */
export class ActDto {
  /** Day on the paper, YYYY-MM-DD; today when absent. */
  @IsOptional()
  @IsLocalDate()
  occurredOn?: LocalDate | null;

  /** Document that proves an earlier day ("ghi bổ sung"). */
  @IsOptionalText(500)
  lateEntryBasis?: string | null;

  /** Body on whose behalf the act is done; the caller's own when absent. */
  @IsOptional()
  @IsRegisterKey()
  actingFor?: BodyId | null;

  /** Mark of secrecy on the paper that the act is done by, or that it hands in; `open` when absent. What is marked is refused, with its files. */
  @IsOptional()
  @IsIn(SECRECIES)
  secrecy?: Secrecy | null;
}
