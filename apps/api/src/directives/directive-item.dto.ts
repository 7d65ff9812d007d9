import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { LEAD_MODES, TASK_ROLES, type BodyId, type GroupId, type LeadMode, type ScanCorrection, type TaskCode, type TaskRole } from '#libs/domain';
import { IsFilledText, IsOptionalText, IsRegisterKey, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { CompletionRuleDto, DeadlineDto, PointsRuleDto } from './deadline.dto.js';

/** One body or group named for a task. */
export class ParticipantDto {
  @IsIn(TASK_ROLES)
  role: TaskRole;

  @IsOptional()
  @IsRegisterKey()
  body?: BodyId | null;

  @IsOptional()
  @IsRegisterKey()
  group?: GroupId | null;

  /** The words of the document. */
  @IsFilledText(1000)
  text: string;

  /** For leads. */
  @IsOptional()
  @IsIn(LEAD_MODES)
  mode?: LeadMode | null;

  @IsOptional()
  @IsBoolean()
  external?: boolean | null;

  @IsOptional()
  @IsBoolean()
  implicit?: boolean | null;
}

/** One point of a task with several. */
export class TaskPointDto {
  /** As on the paper, e.g. "a" or "3.2". */
  @IsFilledText(20)
  code: string;

  @IsFilledText(2000)
  text: string;
}

export class TaskDto {
  @IsFilledText(32)
  code: TaskCode;

  @IsFilledText(2000)
  summary: string;

  @IsOptional()
  @IsTextList(50, 500)
  expectedOutputs?: string[] | null;

  @Nested(() => ParticipantDto, { atMost: 200 })
  @ArrayMinSize(1)
  participants: ParticipantDto[];

  @IsOptional()
  @Nested(() => DeadlineDto, { atMost: 20 })
  deadlines?: DeadlineDto[] | null;

  /** How the task completes from its assignments; `all` when absent. */
  @IsOptional()
  @Nested(() => CompletionRuleDto)
  completion?: CompletionRuleDto | null;

  /** How one assignment completes from the parts handed down; `lead-report` when absent. */
  @IsOptional()
  @Nested(() => CompletionRuleDto)
  partsCompletion?: CompletionRuleDto | null;

  @IsOptional()
  @Nested(() => TaskPointDto, { atMost: 100 })
  points?: TaskPointDto[] | null;

  /** By how many points found done a duty may be accepted; `all` when absent. */
  @IsOptional()
  @Nested(() => PointsRuleDto)
  pointsCompletion?: PointsRuleDto | null;

  @IsOptional()
  @IsBoolean()
  starred?: boolean | null;
}

/** A correction of the scan; `right` null = unreadable. */
export class ScanCorrectionDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine: number;

  @IsFilledText(1000)
  wrong: string;

  @IsOptionalText(1000)
  right?: string | null;

  @IsOptional()
  @IsIn(['certain', 'high', 'low'])
  confidence?: ScanCorrection['confidence'];

  @IsFilledText(1000)
  reason: string;
}

export class DirectiveItemDto {
  @IsFilledText(32)
  code: string;

  @IsFilledText(20_000)
  sourceSentence: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sourceLine?: number | null;

  @IsOptional()
  @Nested(() => ScanCorrectionDto, { atMost: 100 })
  corrections?: ScanCorrectionDto[] | null;

  @Nested(() => TaskDto, { atMost: 200 })
  @ArrayMinSize(1)
  tasks: TaskDto[];
}
