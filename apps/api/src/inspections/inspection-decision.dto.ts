import { ArrayMinSize, IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { InspectionIntent } from '#libs/application';
import type { AssignmentId, BodyId, DirectiveId, InspectionId, InspectionStage, LocalDate, TaskCode } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { BoundedDto } from '../conversation/asked.dto.js';
import { DocumentNumberDto, SignatoryDto } from '../directives/directive-content.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsOptionalText, IsRegisterKey, IsRegisterKeyList, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

export const INSPECTION_STAGES: readonly InspectionStage[] = ['decided', 'planned', 'team-named', 'minuted', 'concluded', 'closed', 'withdrawn'];

export class InspectionPath {
  @IsId()
  id: InspectionId;
}

export class InspectionsQueryDto extends BoundedDto {
  /** One of the inspected bodies. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;

  @IsOptional()
  @IsIn(INSPECTION_STAGES)
  stage?: InspectionStage;
}

/** One directive; tasks or duties of it when not all of it. */
export class InspectionScopeDto {
  @IsId()
  directiveId: DirectiveId;

  @IsOptional()
  @IsTextList(200, 32)
  taskCodes?: TaskCode[] | null;

  @IsOptional()
  @IsTextList(200, 36)
  assignmentIds?: AssignmentId[] | null;
}

/** A decision to inspect, as on paper. */
export class DecideInspectionDto extends ActDto {
  @Nested(() => DocumentNumberDto)
  number: DocumentNumberDto;

  @IsLocalDate()
  date: LocalDate;

  @Nested(() => SignatoryDto)
  signatory: SignatoryDto;

  @IsFilledText(1000)
  basis: string;

  @IsRegisterKey()
  inspectingBody: BodyId;

  @IsRegisterKeyList(200)
  inspectedBodies: BodyId[];

  @Nested(() => InspectionScopeDto)
  scope: InspectionScopeDto;

  @IsFilledText(2000)
  subject: string;

  @IsLocalDate()
  periodFrom: LocalDate;

  @IsLocalDate()
  periodTo: LocalDate;

  /** Oversight that proposed it. */
  @IsOptional()
  @IsId()
  proposedBy?: string | null;

  toIntent(): InspectionIntent {
    const { number, date, basis, inspectingBody, inspectedBodies, scope, subject, periodFrom, periodTo, proposedBy } = this;
    const { directiveId, taskCodes, assignmentIds } = scope;
    return {
      type: 'DecideInspection',
      decision: {
        number: { ...number }, date, signatory: signatoryOf(this.signatory), basis, inspectingBody, inspectedBodies, scope: { directiveId, taskCodes: taskCodes ?? [], assignmentIds: assignmentIds ?? [] },
        subject, periodFrom, periodTo, proposedBy: proposedBy ?? null,
      }, // prettier-ignore
    };
  }
}

export const signatoryOf = ({ capacity, onBehalfOf, position }: SignatoryDto) => ({ capacity, onBehalfOf: onBehalfOf ?? null, position });

export class PlannedVisitDto {
  @IsLocalDate()
  day: LocalDate;

  @IsRegisterKey()
  body: BodyId;

  @IsTextList(50, 1000)
  contents: string[];
}

export class PlanInspectionDto extends ActDto {
  @Nested(() => PlannedVisitDto, { atMost: 200 })
  @ArrayMinSize(1)
  visits: PlannedVisitDto[];

  @IsOptionalText(2000)
  note?: string | null;
}

/** A position in a body; no person is named. */
export class TeamMemberDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(300)
  position: string;

  @IsOptional()
  @IsBoolean()
  head?: boolean | null;
}

export class NameInspectionTeamDto extends ActDto {
  @Nested(() => TeamMemberDto, { atMost: 100 })
  @ArrayMinSize(1)
  members: TeamMemberDto[];
}
