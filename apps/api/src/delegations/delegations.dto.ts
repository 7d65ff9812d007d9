import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { POLICY, ROLES, type Action, type BodyId, type DelegationParty, type LocalDate, type Role } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** Every act that somebody may be allowed. */
export const DELEGABLE_ACTIONS: readonly Action[] = [...new Set(Object.values(POLICY).flatMap((rules) => rules.flatMap(([, actions]) => actions)))].toSorted();

export class DelegationPath {
  @IsId()
  id: string;
}

export class DelegationsQueryDto extends AskedDto {
  /** Only from or to that body; all that the caller may see when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** `yes`: only those that hold on the day of the moment. */
  @IsOptional()
  @IsIn(['yes', 'no'])
  inForce?: 'yes' | 'no';
}

export class DelegationPartyDto {
  @IsRegisterKey()
  body: BodyId;

  /** Only who holds that position; everybody of the body when absent. */
  @IsOptional()
  @IsIn(ROLES)
  position?: Role | null;
}

export class DelegatePowerDto extends ActDto {
  @Nested(() => DelegationPartyDto)
  from: DelegationPartyDto;

  @Nested(() => DelegationPartyDto)
  to: DelegationPartyDto;

  @IsLocalDate()
  validFrom: LocalDate;

  /** First day on which it no longer holds; until revoked when absent. */
  @IsOptional()
  @IsLocalDate()
  validUntil?: LocalDate | null;

  /** All acts when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsIn(DELEGABLE_ACTIONS, { each: true })
  actions?: Action[] | null;

  @IsFilledText(1000)
  basis: string;
}

export class RevokeDelegationDto extends ActDto {
  /** First day on which it no longer holds; today when absent. */
  @IsOptional()
  @IsLocalDate()
  from?: LocalDate | null;

  @IsFilledText(1000)
  reason: string;
}

export const partyOf = ({ body, position }: DelegationPartyDto): DelegationParty => ({ body, position: position ?? null });
