import type { BodyId, LocalDate } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { DirectivePath } from '../directives/directive-acts.dto.js';
import { IsFilledText, IsLocalDate, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

export class ReceiptPath extends DirectivePath {
  @IsRegisterKey()
  body: BodyId;
}

/** The number on the receiver's stamp; `readable` absent = it could not be read, and is not guessed. */
export class ArrivalNumberDto {
  @IsFilledText(100)
  raw: string;

  @IsOptionalText(100)
  readable?: string | null;
}

export class RegisterArrivalDto extends ActDto {
  @Nested(() => ArrivalNumberDto)
  arrivalNumber: ArrivalNumberDto;

  @IsLocalDate()
  arrivalDate: LocalDate;

  @IsOptionalText(500)
  passedTo?: string | null;
}

export class CorrectArrivalDto extends RegisterArrivalDto {
  @IsFilledText(2000)
  reason: string;
}
