import { ArrayMinSize, IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { DirectiveIntent } from '#libs/application';
import { LEAD_MODES, URGENCIES, type AmendmentChange, type BodyId, type DirectiveId, type LeadMode, type LocalDate, type TaskCode, type Urgency } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { IsDigits, IsFilledText, IsId, IsLocalDate, IsRegisterKey, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { contentOf, itemOf, numberOf, pointOf } from './content-of.js';
import { DeadlineDto, deadlineOf } from './deadline.dto.js';
import { DirectiveContentDto, DirectiveStubDto } from './directive-content.dto.js';
import { DirectiveItemDto, TaskPointDto } from './directive-item.dto.js';

export class DirectivePath {
  @IsId()
  id: DirectiveId;
}

export class TaskPath extends DirectivePath {
  @IsString()
  @MaxLength(32)
  code: TaskCode;
}

export class DraftDirectiveDto extends ActDto {
  @Nested(() => DirectiveContentDto)
  content: DirectiveContentDto;

  toIntent(type: 'DraftDirective' | 'ReviseDraft'): DirectiveIntent {
    return { type, content: contentOf(this.content), secrecy: this.content.secrecy ?? 'open' };
  }
}

/** Only what is named here: any text beside it is refused with the whole request. */
export class EnterStubDto extends ActDto {
  @Nested(() => DirectiveStubDto)
  stub: DirectiveStubDto;

  toIntent(): DirectiveIntent {
    const { number, date, secrecy, holder } = this.stub;
    return { type: 'EnterStub', stub: { number: numberOf(number), date, secrecy, holder } };
  }
}

/** One change; which field belongs to it follows from `kind`. */
export class AmendmentChangeDto {
  @IsIn(['deadline-changed', 'points-changed', 'task-withdrawn', 'item-added'])
  kind: AmendmentChange['kind'];

  @ValidateIf((change: AmendmentChangeDto) => change.kind !== 'item-added')
  @IsFilledText(32)
  taskCode?: TaskCode;

  @ValidateIf((change: AmendmentChangeDto) => change.kind === 'deadline-changed')
  @Nested(() => DeadlineDto, { atMost: 20 })
  deadlines?: DeadlineDto[];

  /** Of `points-changed`: the points that come to the task. */
  @IsOptional()
  @Nested(() => TaskPointDto, { atMost: 100 })
  added?: TaskPointDto[] | null;

  /** Of `points-changed`: codes of the points that are not asked for any more. */
  @IsOptional()
  @IsTextList(100, 20)
  withdrawn?: string[] | null;

  @ValidateIf((change: AmendmentChangeDto) => change.kind === 'item-added')
  @Nested(() => DirectiveItemDto)
  item?: DirectiveItemDto;
}

export class AmendDirectiveDto extends ActDto {
  /** The amending document's own number as printed. */
  @IsFilledText(100)
  amendmentSymbol: string;

  /** Mark on the amending paper; `ordinary` when it bears none. */
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency | null;

  @IsFilledText(1000)
  basis: string;

  @IsLocalDate()
  effectiveOn: LocalDate;

  @Nested(() => AmendmentChangeDto, { atMost: 200 })
  @ArrayMinSize(1)
  changes: AmendmentChangeDto[];

  toIntent(): DirectiveIntent {
    const { amendmentSymbol, basis, effectiveOn } = this;
    return { type: 'AmendDirective', amendmentSymbol, urgency: this.urgency ?? 'ordinary', secrecy: this.secrecy ?? 'open', basis, effectiveOn, changes: this.changes.map(changeOf) };
  }
}

function changeOf({ kind, taskCode, deadlines, added, withdrawn, item }: AmendmentChangeDto): AmendmentChange {
  switch (kind) {
    case 'item-added':
      return { kind, item: itemOf(item as DirectiveItemDto) };
    case 'task-withdrawn':
      return { kind, taskCode: taskCode as TaskCode };
    case 'points-changed':
      return { kind, taskCode: taskCode as TaskCode, added: (added ?? []).map(pointOf), withdrawn: withdrawn ?? [] };
    case 'deadline-changed':
      return { kind, taskCode: taskCode as TaskCode, deadlines: (deadlines ?? []).map(deadlineOf) };
  }
}

/** Concludes or withdraws a directive. */
export class EndDirectiveDto extends ActDto {
  @IsFilledText(1000)
  basis: string;
}

/** R15: why the conclusion was a mistake. */
export class TakeBackConclusionDto extends ActDto {
  @IsFilledText(1000)
  reason: string;
}

/** Gives a task of an issued directive to one more lead. */
export class AssignTaskDto extends ActDto {
  @IsRegisterKey()
  leadBody: BodyId;

  @IsOptional()
  @IsIn(LEAD_MODES)
  mode?: LeadMode | null;

  @IsFilledText(2000)
  reason: string;
}

export class FanOutDto extends AskedDto {
  /** Seconds to wait for the fan-out to finish, at most 30. */
  @IsOptional()
  @IsDigits()
  wait?: string;
}
