import { ArrayMinSize, IsIn, IsObject, IsOptional } from 'class-validator';
import type { AssignmentId } from '#libs/domain';
import { IsId } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { ASSIGNMENT_ACT_NAMES, type AssignmentActName } from './acts.js';

export const MOST_ITEMS = 200;

/** One act of many: what the route of that name takes, for one assignment. */
export class BulkItemDto {
  @IsId()
  assignmentId: AssignmentId;

  @IsIn(ASSIGNMENT_ACT_NAMES)
  act: AssignmentActName;

  @IsOptional()
  @IsObject()
  body?: object | null;
}

export class BulkDto {
  @Nested(() => BulkItemDto, { atMost: MOST_ITEMS })
  @ArrayMinSize(1)
  items: BulkItemDto[];
}
