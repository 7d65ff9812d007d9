import { IsIn, IsOptional } from 'class-validator';
import type { ReviewIntent } from '#libs/application';
import { REVIEW_KINDS, REVIEW_PARTS, REVIEW_STEPS, type BodyId, type DirectiveId, type LocalDate, type ReviewId, type ReviewKind, type ReviewPart, type ReviewStep } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsOptionalText, IsRegisterKey, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { ReportTextDto } from './period-reports.dto.js';

export class ReviewPath {
  @IsId()
  id: ReviewId;
}

export class ReviewReportPath extends ReviewPath {
  @IsRegisterKey()
  body: BodyId;
}

/** Begins a review with its outline (đề cương). */
export class IssueReviewOutlineDto extends ActDto {
  /** `interim` = sơ kết, `final` = tổng kết. */
  @IsIn(REVIEW_KINDS)
  kind: ReviewKind;

  @IsFilledText(300)
  title: string;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId | null;

  /** Of a document that is not known here. */
  @IsOptionalText(100)
  directiveSymbol?: string | null;

  @IsOptional()
  @IsLocalDate()
  scopeFrom?: LocalDate | null;

  @IsOptional()
  @IsLocalDate()
  scopeTo?: LocalDate | null;

  @IsRegisterKeyList(2000)
  units: BodyId[];

  @IsOptional()
  @IsLocalDate()
  reportsDue?: LocalDate | null;

  @IsFilledText(100)
  outlineSymbol: string;

  @IsLocalDate()
  outlineDate: LocalDate;

  toIntent(): ReviewIntent {
    const { kind, title, directiveId, directiveSymbol, scopeFrom, scopeTo, units, reportsDue, outlineSymbol, outlineDate } = this;
    return {
      type: 'IssueReviewOutline',
      terms: {
        kind, title, directiveId: directiveId ?? null, directiveSymbol: directiveSymbol ?? null, scopeFrom: scopeFrom ?? null, scopeTo: scopeTo ?? null, units, reportsDue: reportsDue ?? null,
        outlineSymbol, outlineDate,
      }, // prettier-ignore
    };
  }
}

export class DraftReviewDto extends ReportTextDto {}

export class HoldReviewConferenceDto extends ActDto {
  @IsLocalDate()
  heldOn: LocalDate;

  @IsFilledText(1000)
  basis: string;
}

export class ConcludeReviewDto extends ActDto {
  /** Number and symbol of the conclusion. */
  @IsFilledText(100)
  symbol: string;

  @IsLocalDate()
  date: LocalDate;
}

export class TakeBackReviewStepDto extends ActDto {
  @IsIn(REVIEW_STEPS)
  step: ReviewStep;

  @IsFilledText(2000)
  reason: string;
}

export class HandOverReviewDto extends ActDto {
  @IsIn(REVIEW_PARTS)
  part: ReviewPart;

  @IsRegisterKey()
  from: BodyId;

  @IsRegisterKey()
  to: BodyId;

  @IsFilledText(1000)
  basis: string;
}

export class WithdrawReviewDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}
