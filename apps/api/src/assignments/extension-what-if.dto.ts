import type { LocalDate } from '#libs/domain';
import { IsLocalDate } from '../input/field-rules.decorator.js';
import { PossibleActsDto } from './possible-acts.dto.js';

/** Which day is thought of, and in whose name it is asked. */
export class ExtensionWhatIfDto extends PossibleActsDto {
  /** The new due day that is thought of. */
  @IsLocalDate()
  due!: LocalDate;
}
