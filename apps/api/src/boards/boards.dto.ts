import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { BOARD_NUMBERS, CHANGE_KINDS, type BoardNumber, type ChangeKind, type InboxQuestion } from '#libs/application';
import { STANDING_STATES, type BodyId, type Box, type DirectiveId, type Line, type StandingState } from '#libs/domain';
import { AskedDto, BoundedDto, PagedDto } from '../conversation/asked.dto.js';
import { IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export const INBOX_FILTERS: readonly InboxQuestion['filter'][] = ['all', 'to-acknowledge', 'due-soon', 'overdue', 'returned', 'undated', 'standing', 'recurring', 'waiting'];

export class InboxQueryDto extends BoundedDto {
  /** Whose inbox; the caller's own body when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsIn(INBOX_FILTERS)
  filter?: InboxQuestion['filter'];
}

export class FourBoxesQueryDto extends AskedDto {
  /** Judged by the current due day, or by the original one (R5). */
  @IsOptional()
  @IsIn(['current', 'original'])
  against?: 'current' | 'original';

  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;
}

export class OverdueQueryDto extends PagedDto {
  @IsOptional()
  @IsIn(['body', 'directive', 'month'])
  groupBy?: 'body' | 'directive' | 'month';

  /** Judged by the current due day, or by the original one (R5). */
  @IsOptional()
  @IsIn(['current', 'original'])
  against?: 'current' | 'original';

  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;
}

/** Every box and line, by the names that answers give them. */
export const STANDINGS = Object.keys({
  'done-on-time': true, 'done-late': true, 'in-time': true, overdue: true, standing: true, recurring: true, undated: true, conditional: true, suspended: true, withdrawn: true, external: true,
} satisfies Record<Box | Line, true>) as readonly (Box | Line)[]; // prettier-ignore

export class DutiesBehindQueryDto extends BoundedDto {
  /** The box, or the line beside the boxes. */
  @IsIn(STANDINGS)
  standing: Box | Line;

  /** Judged by the current due day, or by the original one (R5). */
  @IsOptional()
  @IsIn(['current', 'original'])
  against?: 'current' | 'original';

  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;

  /** Month of the due day, `YYYY-MM`. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  month?: string;
}

export class DifferenceQueryDto extends OverdueQueryDto {
  /** The earlier moment, as `asOf` names the later one. */
  @IsString()
  @MaxLength(60)
  since: string;

  /** Only those changes. */
  @IsOptional()
  @IsIn(CHANGE_KINDS)
  kind?: ChangeKind;
}

export class ExplanationQueryDto extends OverdueQueryDto {
  /** A number of the board, by the path of its field, such as `boxes.overdue` or `periods.completion.k`. */
  @IsIn(BOARD_NUMBERS)
  number: BoardNumber;

  /** The key of one group, of those that `groupBy` makes; the total when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  group?: string;
}

export class StandingDutiesQueryDto extends BoundedDto {
  /** The body that supervises. */
  @IsOptional()
  @IsRegisterKey()
  office?: BodyId;

  /** The lead. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsIn(STANDING_STATES)
  state?: StandingState;

  /** `yes`: only those whose review may be held. */
  @IsOptional()
  @IsIn(['yes'])
  due?: 'yes';
}

export class SearchQueryDto extends PagedDto {
  /** With or without diacritics. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q: string;
}
