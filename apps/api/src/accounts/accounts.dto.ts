import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LOGIN } from '#libs/application';
import { ROLES, type ActorId, type BodyId, type Role } from '#libs/domain';
import { IsDigits, IsFilledText, IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

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

export class AccountTokenPath extends AccountPath {
  @IsId()
  token: string;
}

export class AccountChangeDto {
  @IsFilledText(200)
  displayName: string;

  @IsRegisterKey()
  body: BodyId;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  roles: Role[];
}

export class AccountDto extends AccountChangeDto {
  /** A person whose account it is, entered before; somebody unnamed when absent. */
  @IsOptional()
  @IsId()
  person?: ActorId | null;

  /** 2–64 lower-case ASCII letters, digits, dots, hyphens, underscores. */
  @IsString()
  @MaxLength(64)
  @Matches(LOGIN)
  login: string;
}
