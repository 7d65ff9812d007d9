import { IsIn } from 'class-validator';
import { SecondStepDto } from '../second-factor/second-factor.dto.js';
import { BOARD_PATH } from './signed-in.page.js';

/** Where the forms go on to. */
export const NEXT = ['/', BOARD_PATH] as const;

export class SecondStepFormDto extends SecondStepDto {
  @IsIn(NEXT)
  next: (typeof NEXT)[number];
}
