import { IsIn, IsOptional } from 'class-validator';
import { DEVIATION_KINDS, type BodyId, type DeviationKind, type DirectiveId } from '#libs/domain';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsDigits, IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export class FlowDto extends AskedDto {
  /** Deviations of this body, and the duties that it led. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;

  /** `every`: reminders, coordination, points and so on too. */
  @IsOptional()
  @IsIn(['main', 'every'])
  acts?: 'main' | 'every';
}

export class ConformanceDto extends FlowDto {
  /** Lists only those; all are counted. */
  @IsOptional()
  @IsIn(DEVIATION_KINDS)
  kind?: DeviationKind;

  /** How many deviations are listed, 1–1000; 200 when absent. */
  @IsOptional()
  @IsDigits()
  listed?: string;
}

export class FlowPictureDto extends FlowDto {
  /** Flows that occurred less often are not drawn; 1 when absent. */
  @IsOptional()
  @IsDigits()
  least?: string;
}
