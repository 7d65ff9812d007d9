import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { SECRECIES, type BodyId, type LocalDate, type Secrecy } from '#libs/domain';
import { IsFilledText, IsId, IsLocalDate, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** The act as a draft, for whoever lets acts out of the body: nothing is done until it is approved. */
export class DraftDto {
  /** The draft that this one takes the place of, with the reason; a new draft when absent. */
  @IsOptional()
  @IsId()
  revises?: string | null;

  /** Why it is revised. */
  @ValidateIf(({ revises }: DraftDto) => typeof revises === 'string')
  @IsFilledText(1000)
  reason?: string | null;
}

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

  /** Proposes the act instead of doing it; the answer names the draft, see `/api/proposals`. */
  @IsOptional()
  @Nested(() => DraftDto)
  draft?: DraftDto | null;
}
