import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import type { UrgingIntent } from '#libs/application';
import type { AssignmentId, BodyId, LocalDate, UrgingId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { FiledActDto, SHA_256 } from '../files/file.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

export class UrgingPath {
  @IsId()
  id: UrgingId;
}

export class UrgingFilePath extends UrgingPath {
  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class UrgingAddresseePath extends UrgingPath {
  @IsRegisterKey()
  body: BodyId;
}

export class RecordUrgingDeliveryDto extends ActDto {
  @IsFilledText(200)
  channel: string;
}

/** An event of a duty's history. */
export class EventReferenceDto {
  @IsId()
  assignmentId: AssignmentId;

  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  revision: number;
}

/** A day promised for a duty. It changes no deadline. */
export class PromisedDayDto {
  @IsId()
  assignmentId: AssignmentId;

  @IsLocalDate()
  day: LocalDate;
}

/** What an addressee sends. A successor of several says for which it acts. */
abstract class AddresseeActDto extends FiledActDto {
  @IsOptional()
  @IsRegisterKey()
  addressee?: BodyId | null;

  @IsFilledText(20_000)
  text: string;
}

export class AnswerUrgingDto extends AddresseeActDto {
  @IsOptional()
  @Nested(() => EventReferenceDto, { atMost: 200 })
  refersTo?: EventReferenceDto[] | null;

  @IsOptional()
  @Nested(() => PromisedDayDto, { atMost: 200 })
  promises?: PromisedDayDto[] | null;

  toIntent(): UrgingIntent {
    const refersTo = (this.refersTo ?? []).map(({ assignmentId, revision }) => ({ assignmentId, revision }));
    const promises = (this.promises ?? []).map(({ assignmentId, day }) => ({ assignmentId, day }));
    return { type: 'AnswerUrging', addressee: this.addressee ?? null, text: this.text, refersTo, promises };
  }
}

/** Why something of an addressee is taken back. A successor of several says for which it acts. */
export class TakeBackExplanationDto extends ActDto {
  @IsOptional()
  @IsRegisterKey()
  addressee?: BodyId | null;

  @IsFilledText(2000)
  reason: string;
}

export class TakeBackAnswerDto extends TakeBackExplanationDto {
  /** Which of its answers, from 1; the last that stands when it is absent. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  answer?: number | null;
}

export class TakeBackReasonDto extends ActDto {
  @IsFilledText(2000)
  reason: string;
}

export class GiveExplanationDto extends AddresseeActDto {}

export class AcceptExplanationDto extends ActDto {
  @IsOptionalText(5000)
  note?: string | null;
}

export class AskExplanationAgainDto extends ActDto {
  @IsFilledText(5000)
  reason: string;

  /** Last day for the next explanation. */
  @IsLocalDate()
  due: LocalDate;
}

export class WithdrawUrgingDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

export class CloseUrgingDto extends ActDto {
  /** Needed while answers are missing. */
  @IsOptionalText(5000)
  note?: string | null;
}
