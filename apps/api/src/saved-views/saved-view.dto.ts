import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { VIEW_PAGES, type ViewPage } from '#libs/application';
import { IsFilledText, IsId } from '../input/field-rules.decorator.js';

export class SavedViewDto {
  @IsFilledText(100)
  name: string;

  @IsIn(VIEW_PAGES)
  page: ViewPage;

  /** Query string of the page, without the question mark. */
  @IsString()
  @MaxLength(1000)
  @Matches(/^[!-"$->@-~]*$/) // printable, no space, no `#`, no `?`
  search: string;

  /** For everybody of one's own body; false = for oneself. */
  @IsBoolean()
  shared: boolean;
}

export class SavedViewPath {
  @IsId()
  id: string;
}
