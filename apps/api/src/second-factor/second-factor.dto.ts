import { IsString, MaxLength, MinLength } from 'class-validator';

/** Longest text taken for a code: recovery codes may be typed with blanks and hyphens. */
const LONGEST_CODE = 64;

export class CodeDto {
  /** Six digits of the authenticator app, or a recovery code; blanks and hyphens do not matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_CODE)
  code: string;
}

export class SecondStepDto extends CodeDto {
  /** As the first step told it. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  ticket: string;
}
