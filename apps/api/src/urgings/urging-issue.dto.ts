import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { UrgingDraft, UrgingSubject } from '#libs/application';
import { URGING_GRADES, type AssignmentId, type BodyId, type DirectiveId, type LocalDate, type UrgingGrade, type UrgingId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { DocumentNumberDto, SignatoryDto } from '../directives/directive-content.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsOptionalText, IsRegisterKey, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { IsIdList } from './id-list.decorator.js';

/** Duties that one urging can be about at most. */
export const MOST_DUTIES = 500;

/** All duties that are overdue today, of one body or directive or of all. */
export class MatchingDutiesDto {
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId | null;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId | null;

  /** Judged by the current due day, or by the original one (R5). */
  @IsOptional()
  @IsIn(['current', 'original'])
  against?: 'current' | 'original' | null;
}

/** Whom and what an urging is about. */
export class UrgingSubjectDto extends ActDto {
  /** Date on the paper. */
  @IsLocalDate()
  date: LocalDate;

  @IsIn(URGING_GRADES)
  grade: UrgingGrade;

  /** The directive that it is about as a whole. */
  @IsOptional()
  @IsId()
  directiveId?: DirectiveId | null;

  @IsOptional()
  @IsIdList(MOST_DUTIES)
  assignments?: AssignmentId[] | null;

  /** Addressees beside the leads of the duties, among those that the directive reaches. */
  @IsOptional()
  @IsRegisterKeyList(MOST_DUTIES)
  bodies?: BodyId[] | null;

  /** Earlier urgings that this one goes on from. */
  @IsOptional()
  @IsIdList(MOST_DUTIES)
  follows?: UrgingId[] | null;

  /** Why the grade before this one is skipped. */
  @IsOptionalText(2000)
  skipsGradeReason?: string | null;
}

/** A formal urging as it stands on paper. */
export class IssueUrgingDto extends UrgingSubjectDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @Nested(() => SignatoryDto)
  signatory: SignatoryDto;

  /** Last day on which an answer is in time. */
  @IsLocalDate()
  answerDue: LocalDate;

  @IsFilledText(10_000)
  demand: string;

  @IsOptional()
  @IsBoolean()
  asksExplanation?: boolean | null;

  @IsFilledText(1000)
  basis: string;
}

/** One urging about many duties: those that cannot be urged are left out. */
export class IssueUrgingInBulkDto extends IssueUrgingDto {
  @IsOptional()
  @Nested(() => MatchingDutiesDto)
  matching?: MatchingDutiesDto | null;
}

export class PreviewUrgingDto extends UrgingSubjectDto {
  @IsOptional()
  @Nested(() => MatchingDutiesDto)
  matching?: MatchingDutiesDto | null;
}

export const subjectOf = ({ date, grade, directiveId, assignments, bodies, follows, skipsGradeReason }: UrgingSubjectDto): UrgingSubject => ({
  date, grade, directiveId: directiveId ?? null, assignments: assignments ?? [], bodies: bodies ?? [], follows: follows ?? [], skipsGradeReason: skipsGradeReason ?? null,
}); // prettier-ignore

export const draftOf = (act: IssueUrgingDto): UrgingDraft => ({
  ...subjectOf(act),
  number: { ...act.number },
  signatory: { capacity: act.signatory.capacity, onBehalfOf: act.signatory.onBehalfOf ?? null, position: act.signatory.position },
  answerDue: act.answerDue,
  demand: act.demand,
  asksExplanation: act.asksExplanation ?? false,
  basis: act.basis,
});
