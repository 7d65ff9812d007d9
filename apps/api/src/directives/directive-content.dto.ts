import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  DOCUMENT_KINDS, SECRECIES, SIGN_CAPACITIES, STATE_SECRECIES, URGENCIES, type BodyId, type DocumentKind, type GroupId, type LocalDate, type Recipient, type Secrecy, type SignCapacity,
  type StateSecrecy, type Urgency,
} from '#libs/domain'; // prettier-ignore
import { IsFilledText, IsLocalDate, IsRegisterKey, IsRegisterKeyList, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { DirectiveItemDto } from './directive-item.dto.js';

export class DocumentNumberDto {
  @IsRegisterKey()
  issuer: BodyId;

  @IsIn(DOCUMENT_KINDS)
  kind: DocumentKind;

  @IsInt()
  @Min(1900)
  @Max(2200)
  year: number;

  @IsInt()
  @Min(1)
  @Max(999_999)
  number: number;

  /** As printed, e.g. 24-KH/TU. */
  @IsFilledText(100)
  symbol: string;
}

export class SignatoryDto {
  @IsIn(SIGN_CAPACITIES)
  capacity: SignCapacity;

  @IsOptional()
  @IsRegisterKey()
  onBehalfOf?: BodyId | null;

  @IsFilledText(300)
  position: string;
}

/** One line of "Nơi nhận". */
export class RecipientDto {
  @IsFilledText(1000)
  text: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine?: number | null;

  @IsOptional()
  @IsRegisterKeyList(500)
  bodies?: BodyId[] | null;

  @IsOptional()
  @IsRegisterKeyList(100)
  groups?: GroupId[] | null;

  @IsOptional()
  @IsIn(['perform', 'report', 'inform', 'archive'])
  purpose?: Recipient['purpose'];
}

/** The whole content of a directive. */
export class DirectiveContentDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @IsLocalDate()
  date: LocalDate;

  /** Mark on the paper; `ordinary` when it bears none. */
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency | null;

  /** Mark on the paper; `open` when it bears none. Of a marked paper no content is taken: see `/api/directives/stubs`. */
  @IsOptional()
  @IsIn(SECRECIES)
  secrecy?: Secrecy | null;

  /** Trích yếu. */
  @IsFilledText(2000)
  title: string;

  @Nested(() => SignatoryDto)
  signatory: SignatoryDto;

  @Nested(() => RecipientDto, { atMost: 500 })
  recipients: RecipientDto[];

  /** Documents it implements, as cited. */
  @IsOptional()
  @IsTextList(100, 500)
  implements?: string[] | null;

  @Nested(() => DirectiveItemDto, { atMost: 200 })
  @ArrayMinSize(1)
  items: DirectiveItemDto[];

  @IsRegisterKey()
  confirmingBody: BodyId;

  @IsOptional()
  @IsRegisterKeyList(20)
  confirmingFallbacks?: BodyId[] | null;

  @IsRegisterKey()
  supervisingBody: BodyId;

  /** Marks data that is not real. */
  @IsOptional()
  @IsBoolean()
  sample?: boolean | null;
}

/** All that is taken of a paper marked as a state secret. */
export class DirectiveStubDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @IsLocalDate()
  date: LocalDate;

  @IsIn(STATE_SECRECIES)
  secrecy: StateSecrecy;

  /** Body in whose hands the paper lies. */
  @IsRegisterKey()
  holder: BodyId;
}
