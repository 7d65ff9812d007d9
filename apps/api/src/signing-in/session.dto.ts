import { IsString, MaxLength, MinLength } from 'class-validator';

/** Longest password taken; a longer one would only cost time. */
const LONGEST_PASSWORD = 1024;

export class SignInDto {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  login: string;

  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}

export class InvitationPath {
  @IsString()
  @MaxLength(100)
  token: string;
}

export class FirstPasswordDto {
  /** At least 12 characters. */
  @IsString()
  @MinLength(12)
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}
