import { ArrayMinSize, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { InspectionIntent } from '#libs/application';
import type { BodyId, LocalDate } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { DeadlineDto, deadlineOf } from '../directives/deadline.dto.js';
import { DocumentNumberDto, SignatoryDto } from '../directives/directive-content.dto.js';
import { FiledActDto } from '../files/file.dto.js';
import { IsFilledText, IsLocalDate, IsOptionalText, IsRegisterKey, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { EvidenceDto, evidenceOf } from './evidence.dto.js';
import { signatoryOf } from './inspection-decision.dto.js';

export class FindingDto {
  @IsFilledText(4000)
  text: string;

  @Nested(() => EvidenceDto)
  evidence: EvidenceDto;
}

/** Minutes of one visit (biên bản). */
export class RecordMinutesDto extends FiledActDto {
  @IsRegisterKey()
  body: BodyId;

  @IsLocalDate()
  date: LocalDate;

  @IsFilledText(10_000)
  contents: string;

  @IsOptional()
  @Nested(() => FindingDto, { atMost: 200 })
  findings?: FindingDto[] | null;

  toIntent(): InspectionIntent {
    const { body, date, contents, findings } = this;
    return { type: 'RecordInspectionMinutes', minutes: { body, date, contents }, findings: (findings ?? []).map(({ text, evidence }) => ({ text, evidence: evidenceOf(evidence) })) };
  }
}

export class TakeBackMinutesDto extends ActDto {
  @IsInt()
  @Min(1)
  @Max(100_000)
  number: number;

  @IsFilledText(2000)
  reason: string;
}

/** What is concluded about one inspected body. */
export class BodyConclusionDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(10_000)
  text: string;
}

/** One thing to be put right; it becomes a duty of the body. */
export class RemediationDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(2000)
  summary: string;

  @IsOptional()
  @IsTextList(50, 500)
  expectedOutputs?: string[] | null;

  /** None = the duty waits for a date. */
  @IsOptional()
  @Nested(() => DeadlineDto, { atMost: 20 })
  deadlines?: DeadlineDto[] | null;
}

/** A conclusion (kết luận kiểm tra), as on paper. */
export class ConcludeInspectionDto extends FiledActDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @IsLocalDate()
  date: LocalDate;

  @Nested(() => SignatoryDto)
  signatory: SignatoryDto;

  @Nested(() => BodyConclusionDto, { atMost: 200 })
  @ArrayMinSize(1)
  conclusions: BodyConclusionDto[];

  @IsOptional()
  @Nested(() => RemediationDto, { atMost: 200 })
  remediation?: RemediationDto[] | null;

  toIntent(): InspectionIntent {
    const { number, date, conclusions, remediation } = this;
    return {
      type: 'ConcludeInspection',
      number: { ...number },
      date,
      signatory: signatoryOf(this.signatory),
      conclusions: conclusions.map(({ body, text }) => ({ body, text })),
      remediation: (remediation ?? []).map((item) => ({ body: item.body, summary: item.summary, expectedOutputs: item.expectedOutputs ?? [], deadlines: (item.deadlines ?? []).map(deadlineOf) })),
    };
  }
}

export class WithdrawInspectionDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

/** Other words about bodies that the conclusion speaks of. */
export class CorrectConclusionDto extends ActDto {
  @Nested(() => BodyConclusionDto, { atMost: 200 })
  @ArrayMinSize(1)
  conclusions: BodyConclusionDto[];

  @IsFilledText(2000)
  reason: string;
}

/** Why a step is taken back. */
export class TakeBackDto extends ActDto {
  @IsFilledText(2000)
  reason: string;
}

export class TakeOverInspectionDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

export class CloseInspectionDto extends ActDto {
  /** Why it is closed although something is left to put right. */
  @IsOptionalText(2000)
  reason?: string | null;
}

