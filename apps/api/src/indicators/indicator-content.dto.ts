import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import {
  MEASURE_KINDS, TARGET_OPERATORS, type BodyId, type DecimalText, type IndicatorContent, type IndicatorMilestone, type LocalDate, type MeasureKind, type MilestoneTarget, type MilestoneTime, type TargetOperator,
} from '#libs/domain'; // prettier-ignore
import { IsFilledText, IsLocalDate, IsOptionalText, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

const TIMES: readonly MilestoneTime['kind'][] = ['year', 'day', 'yearly', 'unstated'];
const TARGETS: readonly MilestoneTarget['kind'][] = ['number', 'words', 'none'];

/** When it is judged; which field belongs to it follows from `kind`. */
export class MilestoneTimeDto {
  @IsIn(TIMES)
  kind: MilestoneTime['kind'];

  @ValidateIf((time: MilestoneTimeDto) => time.kind === 'year')
  @IsInt()
  @Min(1900)
  @Max(2200)
  year?: number;

  @ValidateIf((time: MilestoneTimeDto) => time.kind === 'day')
  @IsLocalDate()
  day?: LocalDate;
}

/** A sign that judges otherwise than the one that is written, and why. */
export class TargetReadingDto {
  @IsIn(TARGET_OPERATORS)
  operator: TargetOperator;

  @IsFilledText(500)
  reason: string;
}

/** What is asked for. Numbers are decimal text such as `78000` or `62.5`. */
export class MilestoneTargetDto {
  @IsIn(TARGETS)
  kind: MilestoneTarget['kind'];

  @ValidateIf((target: MilestoneTargetDto) => target.kind === 'number')
  @IsIn(TARGET_OPERATORS)
  operator?: TargetOperator;

  @ValidateIf((target: MilestoneTargetDto) => target.kind === 'number')
  @IsFilledText(40)
  value?: DecimalText;

  /** For `≈` only. */
  @IsOptionalText(40)
  tolerance?: DecimalText | null;

  @IsOptional()
  @Nested(() => TargetReadingDto)
  reading?: TargetReadingDto | null;

  @ValidateIf((target: MilestoneTargetDto) => target.kind === 'words')
  @IsFilledText(200)
  words?: string;
}

export class IndicatorMilestoneDto {
  @IsFilledText(32)
  code: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  sourceLine?: number | null;

  @Nested(() => MilestoneTimeDto)
  when: MilestoneTimeDto;

  @IsOptionalText(200)
  written?: string | null;

  @Nested(() => MilestoneTargetDto)
  target: MilestoneTargetDto;
}

export class IndicatorContentDto {
  @IsFilledText(32)
  code: string;

  @IsFilledText(500)
  name: string;

  @IsIn(MEASURE_KINDS)
  measure: MeasureKind;

  @IsOptionalText(50)
  unit?: string | null;

  @IsOptionalText(500)
  denominator?: string | null;

  @IsOptionalText(500)
  scope?: string | null;

  /** Bodies that may measure for any body. */
  @IsOptional()
  @IsRegisterKeyList(1000)
  reporters?: BodyId[] | null;

  @Nested(() => IndicatorMilestoneDto, { atMost: 100 })
  @ArrayMinSize(1)
  milestones: IndicatorMilestoneDto[];

  /** Marks data that is not real. */
  @IsOptional()
  @IsBoolean()
  sample?: boolean | null;
}

export const indicatorContentOf = ({ code, name, measure, unit, denominator, scope, reporters, milestones, sample }: IndicatorContentDto): IndicatorContent => ({
  code, name, measure, unit: unit ?? null, denominator: denominator ?? null, scope: scope ?? null, reporters: reporters ?? [], milestones: milestones.map(milestoneOf), sample: sample ?? false,
}); // prettier-ignore

const milestoneOf = ({ code, sourceLine, when, written, target }: IndicatorMilestoneDto): IndicatorMilestone => ({
  code, sourceLine: sourceLine ?? null, when: timeOf(when), written: written ?? null, target: targetOf(target),
}); // prettier-ignore

/** Only what belongs to the kind; validation has seen to it that it is there. */
function timeOf({ kind, year, day }: MilestoneTimeDto): MilestoneTime {
  if (kind === 'year') return { kind, year: year as number };
  return kind === 'day' ? { kind, day: day as LocalDate } : { kind };
}

function targetOf({ kind, operator, value, tolerance, reading, words }: MilestoneTargetDto): MilestoneTarget {
  if (kind === 'words') return { kind, words: words as string };
  if (kind === 'none') return { kind };
  const read = reading === undefined || reading === null ? null : { operator: reading.operator, reason: reading.reason };
  return { kind, operator: operator as TargetOperator, value: value as DecimalText, tolerance: tolerance ?? null, reading: read };
}
