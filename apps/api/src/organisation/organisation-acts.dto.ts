import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { BODY_KINDS, BODY_LEVELS, type AllottedDuty, type AssignmentId, type BodyEntry, type BodyId, type BodyKind, type BodyLevel, type GroupId, type GroupRule, type LocalDate } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsRegisterKey, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

export class BodyPath {
  @IsRegisterKey()
  id: BodyId;
}

export class BodiesQueryDto extends AskedDto {
  /** The register as of that business day; today when absent. */
  @IsOptional()
  @IsLocalDate()
  on?: LocalDate;
}

export class BodyEntryDto {
  @IsRegisterKey()
  bodyId: BodyId;

  @IsIn(BODY_KINDS)
  kind: BodyKind;

  @IsIn(BODY_LEVELS)
  level: BodyLevel;

  @IsOptional()
  @IsRegisterKey()
  parentId?: BodyId | null;

  @IsFilledText(300)
  name: string;

  @IsOptional()
  @IsBoolean()
  external?: boolean | null;

  @IsLocalDate()
  from: LocalDate;
}

export class RegisterBodiesDto extends ActDto {
  @Nested(() => BodyEntryDto, { atMost: 1000 })
  @ArrayMinSize(1)
  bodies: BodyEntryDto[];
}

export class RenameBodyDto extends ActDto {
  @IsFilledText(300)
  name: string;

  @IsLocalDate()
  from: LocalDate;

  @IsFilledText(1000)
  basis: string;
}

export class MoveBodyDto extends ActDto {
  @IsOptional()
  @IsRegisterKey()
  parentId?: BodyId | null;

  @IsLocalDate()
  from: LocalDate;

  @IsFilledText(1000)
  basis: string;
}

export class EndBodyDto extends ActDto {
  @IsLocalDate()
  lastDay: LocalDate;

  @IsFilledText(1000)
  basis: string;

  /** Takes over its open duties; needed unless the body is external. */
  @IsOptional()
  @IsRegisterKey()
  keeper?: BodyId | null;
}

/** One duty that goes to a certain successor. */
export class AllottedDutyDto {
  @IsId()
  assignmentId: AssignmentId;

  @IsRegisterKey()
  body: BodyId;
}

export class SucceedBodiesDto extends ActDto {
  @IsRegisterKeyList(200)
  predecessors: BodyId[];

  @IsRegisterKeyList(200)
  successors: BodyId[];

  @IsOptional()
  @Nested(() => BodyEntryDto, { atMost: 200 })
  newBodies?: BodyEntryDto[] | null;

  @IsLocalDate()
  on: LocalDate;

  @IsFilledText(1000)
  basis: string;

  /** Takes every open duty that is not allotted; needed when there are several successors. */
  @IsOptional()
  @IsRegisterKey()
  keeper?: BodyId | null;

  @IsOptional()
  @Nested(() => AllottedDutyDto, { atMost: 10_000 })
  allotment?: AllottedDutyDto[] | null;
}

export class OrderHandOverDto extends ActDto {
  /** Takes every open duty that is not allotted. */
  @IsRegisterKey()
  keeper: BodyId;

  @IsOptional()
  @Nested(() => AllottedDutyDto, { atMost: 10_000 })
  allotment?: AllottedDutyDto[] | null;

  @IsFilledText(1000)
  basis: string;
}

/** Which bodies a group stands for: `members` lists them, `kind` describes them. */
export class GroupRuleDto {
  @IsIn(['members', 'kind'])
  by: GroupRule['by'];

  @ValidateIf((rule: GroupRuleDto) => rule.by === 'members')
  @IsRegisterKeyList(1000)
  members?: BodyId[];

  @ValidateIf((rule: GroupRuleDto) => rule.by === 'kind')
  @IsArray()
  @ArrayMaxSize(BODY_KINDS.length)
  @IsIn(BODY_KINDS, { each: true })
  kinds?: BodyKind[];

  @IsOptional()
  @IsIn(BODY_LEVELS)
  level?: BodyLevel | null;

  @IsOptional()
  @IsRegisterKey()
  parentId?: BodyId | null;

  @IsOptional()
  @IsRegisterKeyList(1000)
  except?: BodyId[] | null;
}

export class DefineGroupDto extends ActDto {
  @IsRegisterKey()
  groupId: GroupId;

  @IsFilledText(300)
  name: string;

  @Nested(() => GroupRuleDto)
  rule: GroupRuleDto;

  @IsLocalDate()
  from: LocalDate;

  /** Never expanded by itself; members are added one by one. */
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

export const entryOf = ({ bodyId, kind, level, parentId, name, external, from }: BodyEntryDto): BodyEntry => ({
  bodyId,
  kind,
  level,
  parentId: parentId ?? null,
  name,
  external: external ?? false,
  from,
});

export const ruleOf = ({ by, members, kinds, level, parentId, except }: GroupRuleDto): GroupRule =>
  by === 'members'
    ? { by, members: members ?? [] }
    : { by, kinds: kinds ?? [], level: level ?? null, parentId: parentId ?? null, except: except ?? [] };

export const allotmentOf = (allotment: readonly AllottedDutyDto[] | null | undefined): readonly AllottedDuty[] => (allotment ?? []).map(({ assignmentId, body }) => ({ assignmentId, body }));
