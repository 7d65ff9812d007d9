import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AssignmentIntent } from '#libs/application';
import { CORRECTABLE_ACTS, type BodyId, type CorrectableAct, type LocalDate } from '#libs/domain';
import { DeadlineDto, deadlineOf } from '../directives/deadline.dto.js';
import { IsLocalDate, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { BasedActDto, ExplainedActDto, NotedActDto, ReasonedActDto } from './assignment-act.dto.js';

export class RefuseReturnToIssuerDto extends ExplainedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'RefuseReturnToIssuer', explanation: this.explanation };
  }
}

export class GrantExtensionDto extends NotedActDto {
  @IsLocalDate()
  newDue: LocalDate;

  /** The Standing Committee decides beyond the number of extensions the policy allows. */
  @IsOptional()
  @IsBoolean()
  beyondCap?: boolean | null;

  toIntent(): AssignmentIntent {
    return { type: 'GrantExtension', newDue: this.newDue, note: this.note ?? null, beyondCap: this.beyondCap ?? false };
  }
}

export class RefuseExtensionDto extends ReasonedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'RefuseExtension', reason: this.reason };
  }
}

export class ChangeDeadlineDto extends BasedActDto {
  @Nested(() => DeadlineDto, { atMost: 20 })
  deadlines: DeadlineDto[];

  toIntent(): AssignmentIntent {
    return { type: 'ChangeDeadline', deadlines: this.deadlines.map(deadlineOf), basis: this.basis };
  }
}

export class TransferAssignmentDto extends BasedActDto {
  @IsRegisterKey()
  to: BodyId;

  toIntent(): AssignmentIntent {
    return { type: 'TransferAssignment', to: this.to, basis: this.basis };
  }
}

export class SuspendAssignmentDto extends BasedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'SuspendAssignment', basis: this.basis };
  }
}

export class ResumeAssignmentDto extends BasedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'ResumeAssignment', basis: this.basis };
  }
}

export class WithdrawAssignmentDto extends BasedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'WithdrawAssignment', basis: this.basis };
  }
}

/** Takes a mistaken act back (R15). */
export class CorrectActDto extends ReasonedActDto {
  @IsIn(CORRECTABLE_ACTS)
  act: CorrectableAct;

  /** Revision of the act, from the history. */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  revision: number;

  toIntent(): AssignmentIntent {
    return { type: 'CorrectAct', act: this.act, revision: this.revision, reason: this.reason };
  }
}
