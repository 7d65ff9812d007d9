import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import type { OfficeChoice } from '#libs/application';
import { NOTICE_GROUPS, type NoticeGroup } from '#libs/domain';

export class OwnNoticeChoiceDto {
  /** Groups that are not to be listed; each once. */
  @IsArray()
  @ArrayMaxSize(NOTICE_GROUPS.length)
  @ArrayUnique()
  @IsIn(NOTICE_GROUPS, { each: true })
  without: NoticeGroup[];
}

export class OfficeChoiceDto extends OwnNoticeChoiceDto {
  /** At once or one digest a day; null = as it goes with the address. */
  @IsOptional()
  @IsIn(['immediate', 'digest'])
  delivery?: OfficeChoice['delivery'];
}
