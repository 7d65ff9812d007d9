import { IsIn, IsOptional } from 'class-validator';
import { ROLES, type ActorId, type BodyId, type LocalDate, type Role } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';

export class PositionPath {
  @IsId()
  id: string;
}

export class PositionsQueryDto extends AskedDto {
  /** Only of that body; of all that the caller may see when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** Only of that person. */
  @IsOptional()
  @IsId()
  person?: ActorId;

  /** `yes`: only those held on the day of the moment. */
  @IsOptional()
  @IsIn(['yes', 'no'])
  inForce?: 'yes' | 'no';
}

export class AppointPersonDto extends ActDto {
  @IsId()
  person: ActorId;

  @IsRegisterKey()
  body: BodyId;

  @IsIn(ROLES)
  role: Role;

  @IsLocalDate()
  validFrom: LocalDate;

  /** First day on which it is no longer held; until it is ended when absent. */
  @IsOptional()
  @IsLocalDate()
  validUntil?: LocalDate | null;

  /** The paper; it must not name the person. */
  @IsFilledText(1000)
  basis: string;
}

export class EndPositionDto extends ActDto {
  /** First day on which it is no longer held; today when absent. */
  @IsOptional()
  @IsLocalDate()
  from?: LocalDate | null;

  /** It must not name the person. */
  @IsFilledText(1000)
  reason: string;
}
