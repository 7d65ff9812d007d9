import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#libs/domain';
import { IsId } from '../input/field-rules.decorator.js';

/** Longest text taken for a password; a longer one would only cost time. */
const LONGEST_TYPED = 1024;

export class SignInDto {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  login: string;

  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TYPED)
  password: string;
}

export class InvitationPath {
  @IsString()
  @MaxLength(100)
  token: string;
}

export class FirstPasswordDto {
  /** 12–128 characters, and none of the common ones. */
  @IsString()
  @MinLength(SHORTEST_PASSWORD)
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}

export class PasswordChangeDto extends FirstPasswordDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TYPED)
  present: string;
}

export class SessionPath {
  @IsId()
  id: string;
}

export class SessionsEndingDto {
  /** All others: said, so that nobody ends them by mistake. */
  @IsIn(['others'])
  which: 'others';
}
