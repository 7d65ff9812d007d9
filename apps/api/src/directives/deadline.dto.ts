import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import type { CompletionRule, Deadline, DeadlineFlag, DeadlineKind, LocalDate, PointsRule } from '#libs/domain';
import { IsLocalDate, IsOptionalText } from '../input/field-rules.decorator.js';

const KINDS: readonly DeadlineKind[] = [
  'date', 'month-end', 'quarter-end', 'year-end', 'milestone', 'window', 'term', 'recurring', 'recurring-unspecified', 'standing',
  'conditional', 'relative', 'unspecified', 'none',
]; // prettier-ignore

const FLAGS: readonly DeadlineFlag[] = [
  'year-inferred', 'period-inferred', 'milestone-day-by-convention', 'day-by-civil-code', 'day-by-holiday-file', 'start-inferred',
  'moved-off-day-off', 'set-by-event', 'governs', 'not-a-deadline', 'ask-issuer', 'needs-clerk',
]; // prettier-ignore

/** One phrase about time and how it is read (R1, R2). */
export class DeadlineDto {
  @IsOptionalText(500)
  phrase?: string | null;

  @IsIn(KINDS)
  kind: DeadlineKind;

  @IsOptional()
  @IsLocalDate()
  start?: LocalDate | null;

  /** Last day on which finishing is on time. */
  @IsOptional()
  @IsLocalDate()
  due?: LocalDate | null;

  @IsOptional()
  @IsIn(['inclusive', 'exclusive'])
  boundary?: Deadline['boundary'];

  @IsOptional()
  @IsIn(['high', 'medium', 'low'])
  confidence?: Deadline['confidence'];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine?: number | null;

  /** A proposed reading binds nobody until the clerk confirms it. */
  @IsOptional()
  @IsIn(['confirmed', 'proposed'])
  confirmation?: Deadline['confirmation'];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(FLAGS.length)
  @IsIn(FLAGS, { each: true })
  flags?: DeadlineFlag[] | null;
}

export const deadlineOf = (dto: DeadlineDto): Deadline => ({
  phrase: dto.phrase ?? null,
  kind: dto.kind,
  start: dto.start ?? null,
  due: dto.due ?? null,
  boundary: dto.boundary ?? null,
  confidence: dto.confidence ?? null,
  sourceLine: dto.sourceLine ?? null,
  confirmation: dto.confirmation ?? 'confirmed',
  flags: dto.flags ?? [],
});

/** How something completes from its parts (R7). */
export class CompletionRuleDto {
  @IsIn(['all', 'quorum', 'lead-report', 'first'])
  by: CompletionRule['by'];

  /** For `quorum` only: a whole percentage. */
  @ValidateIf((rule: CompletionRuleDto) => rule.by === 'quorum')
  @IsInt()
  @Min(1)
  @Max(100)
  percent?: number;
}

/** How a duty completes from its points: one of them done first never stands for the others. */
export class PointsRuleDto {
  @IsIn(['all', 'quorum', 'lead-report'])
  by: PointsRule['by'];

  /** For `quorum` only: a whole percentage. */
  @ValidateIf((rule: PointsRuleDto) => rule.by === 'quorum')
  @IsInt()
  @Min(1)
  @Max(100)
  percent?: number;
}

export const pointsRuleOf = (dto: PointsRuleDto | null | undefined): PointsRule => {
  if (dto === null || dto === undefined) return { by: 'all' };
  return dto.by === 'quorum' ? { by: 'quorum', percent: dto.percent ?? 100 } : { by: dto.by };
};

export const completionRuleOf = (dto: CompletionRuleDto | null | undefined, fallback: CompletionRule): CompletionRule => {
  if (dto === null || dto === undefined) return fallback;
  return dto.by === 'quorum' ? { by: 'quorum', percent: dto.percent ?? 100 } : { by: dto.by };
};
