import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { InboxQuestion } from '#libs/application';
import { INBOX_FILTERS } from '../boards/boards.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';

/** What the address of the page may say. */
export class BoardPageDto extends AskedDto {
  /** Which of the body's duties are listed; all when absent. */
  @IsOptional()
  @IsIn(INBOX_FILTERS)
  filter?: InboxQuestion['filter'];

  /** Next page of the overdue list. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  /** Next page of the body's own list. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  deskCursor?: string;
}
