import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { BOARD_CARDS, type BoardCard } from '#libs/application';

export const WHOSE_BOARD = ['own', 'body'] as const;

export class BoardArrangementPath {
  /** `own`: the caller's; `body`: the one with which everybody of the caller's body begins. */
  @IsIn(WHOSE_BOARD)
  whose: (typeof WHOSE_BOARD)[number];
}

export class BoardArrangementDto {
  /** The first card first; none twice. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BOARD_CARDS.length)
  @ArrayUnique()
  @IsIn(BOARD_CARDS, { each: true })
  cards: BoardCard[];

  /** Query string of the board, without the question mark. */
  @IsString()
  @MaxLength(1000)
  @Matches(/^[!-"$->@-~]*$/) // printable, no space, no `#`, no `?`
  search: string;
}
