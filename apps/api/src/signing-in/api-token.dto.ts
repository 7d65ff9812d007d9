import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsFilledText, IsId } from '../input/field-rules.decorator.js';
import { TOKEN_POLICIES, type Policy } from './access.decorator.js';

export class ApiTokenDto {
  /** What its owner calls it: which machine has it. */
  @IsFilledText(100)
  name: string;

  /** Policies of the routes that it opens (`x-policy` in this description); never more than its owner may. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TOKEN_POLICIES.length)
  @IsIn(TOKEN_POLICIES, { each: true })
  scope: Policy[];

  /** Days until it ends, 1–365. */
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;
}

export class ApiTokenPath {
  @IsId()
  id: string;
}
