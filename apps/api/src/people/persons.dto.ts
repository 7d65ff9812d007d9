import { IsEmail, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { ERASURE_GROUNDS, type ActorId, type ErasureGround } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { IsFilledText, IsId } from '../input/field-rules.decorator.js';

export class PersonPath {
  @IsId()
  id: ActorId;
}

export class PersonDataDto extends ActDto {
  @IsFilledText(200)
  name: string;

  /** None when absent. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /** Digits, blanks, dots, hyphens, brackets, an initial plus sign; none when absent. */
  @IsOptional()
  @MaxLength(40)
  @Matches(/^\+?[0-9][0-9 .()-]{4,}$/)
  phone?: string | null;
}

export class EnterPersonDto extends PersonDataDto {
  /** An account that is this person's: the person has its id. A new id when absent. */
  @IsOptional()
  @IsId()
  account?: ActorId | null;
}

export class AskPersonErasureDto extends ActDto {
  @IsIn(ERASURE_GROUNDS)
  ground: ErasureGround;
}
