import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AssignmentIntent } from '#libs/application';
import { LEAD_MODES, type BodyId, type CoordinatorAnswer, type LeadMode, type LocalDate, type ReturnToIssuerReason } from '#libs/domain';
import { CompletionRuleDto, completionRuleOf, DeadlineDto, deadlineOf } from '../directives/deadline.dto.js';
import { IsFilledText, IsLocalDate, IsOptionalText, IsRegisterKey, IsRegisterKeyList, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { AssignmentActDto, EvidencedActDto, NotedEvidencedActDto, ReasonedActDto } from './assignment-act.dto.js';

export class AcknowledgeAssignmentDto extends NotedEvidencedActDto {
  /** Arrival number of the receipt it refers to. */
  @IsOptionalText(100)
  receiptNumber?: string | null;

  toIntent(): AssignmentIntent {
    return { type: 'AcknowledgeAssignment', receiptNumber: this.receiptNumber ?? null, note: this.note ?? null };
  }
}

export class ReturnToIssuerDto extends EvidencedActDto {
  @IsFilledText(5000)
  explanation: string;

  @IsIn(['wrong-body', 'unclear', 'overlap', 'other'])
  reason: ReturnToIssuerReason;

  toIntent(): AssignmentIntent {
    return { type: 'ReturnToIssuer', reason: this.reason, explanation: this.explanation };
  }
}

export class ReportProgressDto extends EvidencedActDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number | null;

  @IsFilledText(5000)
  note: string;

  @IsOptionalText(5000)
  obstacles?: string | null;

  toIntent(): AssignmentIntent {
    return { type: 'ReportProgress', percent: this.percent ?? null, note: this.note, obstacles: this.obstacles ?? null };
  }
}

export class SubmitResultDto extends NotedEvidencedActDto {
  /** What was produced, e.g. the number of the report. */
  @IsTextList(100, 500)
  outputs: string[];

  toIntent(): AssignmentIntent {
    return { type: 'SubmitResult', outputs: this.outputs, note: this.note ?? null };
  }
}

export class RequestExtensionDto extends EvidencedActDto {
  @IsLocalDate()
  proposedDue: LocalDate;

  @IsFilledText(5000)
  reason: string;

  @IsFilledText(5000)
  progressSoFar: string;

  /** True when it is filed knowingly after the due day ("xin điều chỉnh sau hạn", R5). */
  @IsOptional()
  @IsBoolean()
  afterDue?: boolean | null;

  /** Coordinators whose open or late answer stands in the way (R6). */
  @IsOptional()
  @IsRegisterKeyList(50)
  hinderedBy?: BodyId[] | null;

  toIntent(): AssignmentIntent {
    const { proposedDue, reason, progressSoFar } = this;
    return { type: 'RequestExtension', proposedDue, reason, progressSoFar, afterDue: this.afterDue ?? false, hinderedBy: this.hinderedBy ?? [] };
  }
}

export class HandDownPartDto extends AssignmentActDto {
  @IsRegisterKey()
  body: BodyId;

  @IsOptional()
  @IsIn(LEAD_MODES)
  mode?: LeadMode | null;

  @IsFilledText(2000)
  summary: string;

  @IsOptional()
  @IsTextList(50, 500)
  expectedOutputs?: string[] | null;

  @IsOptional()
  @Nested(() => DeadlineDto, { atMost: 20 })
  deadlines?: DeadlineDto[] | null;

  @IsOptional()
  @Nested(() => CompletionRuleDto)
  partsCompletion?: CompletionRuleDto | null;

  toIntent(): AssignmentIntent {
    return {
      type: 'HandDownPart',
      body: this.body,
      mode: this.mode ?? 'do',
      summary: this.summary,
      expectedOutputs: this.expectedOutputs ?? [],
      deadlines: (this.deadlines ?? []).map(deadlineOf),
      partsCompletion: completionRuleOf(this.partsCompletion, { by: 'lead-report' }),
    };
  }
}

export class RequestCoordinationDto extends AssignmentActDto {
  @IsRegisterKey()
  coordinator: BodyId;

  @IsFilledText(5000)
  request: string;

  @IsOptional()
  @IsLocalDate()
  answerDue?: LocalDate | null;

  toIntent(): AssignmentIntent {
    return { type: 'RequestCoordination', coordinator: this.coordinator, request: this.request, answerDue: this.answerDue ?? null };
  }
}

export class TakeBackCoordinationRequestDto extends ReasonedActDto {
  @IsRegisterKey()
  coordinator: BodyId;

  toIntent(): AssignmentIntent {
    return { type: 'TakeBackCoordinationRequest', coordinator: this.coordinator, reason: this.reason };
  }
}

export class AnswerCoordinationDto extends NotedEvidencedActDto {
  @IsIn(['received', 'opinion-sent', 'no-opinion', 'not-competent'])
  answer: CoordinatorAnswer;

  toIntent(): AssignmentIntent {
    return { type: 'AnswerCoordination', answer: this.answer, note: this.note ?? null };
  }
}
