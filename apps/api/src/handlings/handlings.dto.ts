import { IsOptional } from 'class-validator';
import type { ActorId, AssignmentId, BodyId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { PagedDto } from '../conversation/asked.dto.js';
import { IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export class PassDutyDto extends ActDto {
  /** Somebody who holds a position in the body. */
  @IsId()
  person: ActorId;
}

export class HandlingsQueryDto extends PagedDto {
  /** Only of that body; of all that the caller acts for when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** Only that person's; the caller's own when neither person, body nor duty is given. */
  @IsOptional()
  @IsId()
  person?: ActorId;

  /** Only that duty. */
  @IsOptional()
  @IsId()
  assignmentId?: AssignmentId;
}
