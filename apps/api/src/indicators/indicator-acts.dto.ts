import { IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import type { AssignmentId, BodyId, DecimalText, IndicatorId, LinkedDuty, Measurement, TaskCode } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { BoundedDto } from '../conversation/asked.dto.js';
import { IndicatorsNarrowDto } from '../counted-boards/counted-boards.dto.js';
import { IsFilledText, IsId, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { IndicatorContentDto } from './indicator-content.dto.js';

export class IndicatorPath {
  @IsId()
  id: IndicatorId;
}

export class IndicatorsQueryDto extends IntersectionType(IndicatorsNarrowDto, BoundedDto) {}

export class IndicatorQueryDto extends BoundedDto {
  /** Whose figures only; all that may be seen when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;
}

export class DefineIndicatorDto extends ActDto {
  @Nested(() => IndicatorContentDto)
  content: IndicatorContentDto;
}

export class AmendIndicatorDto extends DefineIndicatorDto {
  @IsFilledText(1000)
  basis: string;
}

export class WithdrawIndicatorDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

/** Numbers are decimal text such as `78000` or `62.5`, never JSON numbers: nothing is rounded on the way. */
export class MeasurementDto {
  @IsOptionalText(50)
  unit?: string | null;

  /** The figure as reported; of a share, beside its numerator and denominator. */
  @IsOptionalText(40)
  value?: DecimalText | null;

  @IsOptionalText(40)
  numerator?: DecimalText | null;

  @IsOptionalText(40)
  denominator?: DecimalText | null;

  @IsOptionalText(2000)
  words?: string | null;

  @IsFilledText(2000)
  evidence: string;

  @IsFilledText(500)
  source: string;

  /** Made up, for demonstration. */
  @IsOptional()
  @IsBoolean()
  simulated?: boolean | null;
}

/** Which figure: of whom, and for `2023`, `2023-H1`, `2023-Q2`, `2023-06` or `2023-06-30`. */
export class FigureActDto extends ActDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(10)
  period: string;
}

export class RecordMeasurementDto extends FigureActDto {
  @Nested(() => MeasurementDto)
  measurement: MeasurementDto;
}

export class CorrectMeasurementDto extends RecordMeasurementDto {
  @IsFilledText(2000)
  reason: string;
}

export class WithdrawMeasurementDto extends FigureActDto {
  @IsFilledText(2000)
  reason: string;
}

/** Which field belongs to it follows from `kind`. */
export class LinkedDutyDto {
  @IsIn(['task', 'assignment'])
  kind: LinkedDuty['kind'];

  @ValidateIf((duty: LinkedDutyDto) => duty.kind === 'task')
  @IsFilledText(32)
  taskCode?: TaskCode;

  @ValidateIf((duty: LinkedDutyDto) => duty.kind === 'assignment')
  @IsId()
  assignmentId?: AssignmentId;
}

export class LinkIndicatorDto extends ActDto {
  @Nested(() => LinkedDutyDto)
  duty: LinkedDutyDto;
}

export class UnlinkIndicatorDto extends LinkIndicatorDto {
  @IsFilledText(2000)
  reason: string;
}

export const measurementFrom = ({ unit, value, numerator, denominator, words, evidence, source, simulated }: MeasurementDto): Measurement => ({
  unit: unit ?? null, value: value ?? null, numerator: numerator ?? null, denominator: denominator ?? null, words: words ?? null, evidence, source, simulated: simulated ?? false,
}); // prettier-ignore

export const dutyOf = ({ kind, taskCode, assignmentId }: LinkedDutyDto): LinkedDuty =>
  kind === 'task' ? { kind, taskCode: taskCode as TaskCode } : { kind, assignmentId: assignmentId as AssignmentId };
