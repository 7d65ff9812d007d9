import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { DELIVERIES, MAIL_STATES, type Delivery, type MailState } from '#libs/application';
import { NOTICE_GROUPS, type BodyId } from '#libs/domain';
import { EMAIL_ADDRESS } from '#libs/engine';
import { BoundedDto } from '../conversation/asked.dto.js';
import { IsDigits, IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

const GROUP = `(?:${NOTICE_GROUPS.join('|')})`;
const GROUP_LIST = new RegExp(`^${GROUP}(?:,${GROUP}){0,${NOTICE_GROUPS.length - 1}}$`, 'u');

export class NoticesQueryDto extends BoundedDto {
  /** Whose notices; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsIn(['all', 'unseen'])
  only?: 'all' | 'unseen';

  /** Groups that are not to be listed or counted, with commas between them: those of `GET /api/notice-choices`. */
  @IsOptional()
  @IsString()
  @Matches(GROUP_LIST)
  without?: string;
}

export class MarkNoticesSeenDto {
  /** `moment.index` of the list that was seen, or `index` of the newest notice on it. */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  upTo: number;

  /** Body in whose name they were seen; the caller's own when absent. */
  @IsOptional()
  @IsRegisterKey()
  actingFor?: BodyId | null;
}

export class OfficeAddressPath {
  @IsRegisterKey()
  body: BodyId;
}

export class OfficeAddressDto {
  @IsString()
  @MaxLength(254)
  @Matches(EMAIL_ADDRESS)
  email: string;

  /** At once, one digest a day, or nothing by e-mail; at once when absent. */
  @IsOptional()
  @IsIn(DELIVERIES)
  delivery?: Delivery | null;
}

export class NoticeEmailPath {
  @IsId()
  id: string;
}

export class SendAgainDto {
  /** True when the mail server was mended and not the address. */
  @IsOptional()
  @IsBoolean()
  sameAddress?: boolean | null;
}

export class NoticeEmailsQueryDto {
  /** Only those; `refused`: the mail server took them for good as undeliverable. */
  @IsOptional()
  @IsIn(MAIL_STATES)
  state?: MailState;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsId()
  cursor?: string;

  /** 1–200; 50 when absent. */
  @IsOptional()
  @IsDigits()
  limit?: string;
}
