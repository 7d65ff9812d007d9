import { IsOptional } from 'class-validator';
import type { BodyId } from '#libs/domain';
import { IsRegisterKey } from '../input/field-rules.decorator.js';

/** In whose name it is asked. */
export class PossibleActsDto {
  /** Body on whose behalf the caller would act; the caller's own when absent. */
  @IsOptional()
  @IsRegisterKey()
  actingFor?: BodyId | null;
}
