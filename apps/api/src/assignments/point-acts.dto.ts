import { IsBoolean, IsIn } from 'class-validator';
import type { AssignmentIntent } from '#libs/application';
import { POINT_STATUSES, type PointStatus } from '#libs/domain';
import { IsFilledText } from '../input/field-rules.decorator.js';
import { AssignmentActDto, BasedActDto, EvidencedActDto, ReasonedActDto } from './assignment-act.dto.js';

/** An act on one point of a duty. */
abstract class PointActDto extends AssignmentActDto {
  /** As on the paper, e.g. "a" or "3.2". */
  @IsFilledText(20)
  code: string;
}

export class AddPointDto extends PointActDto {
  @IsFilledText(2000)
  text: string;

  toIntent(): AssignmentIntent {
    return { type: 'AddPoint', code: this.code, text: this.text };
  }
}

/** Only on this duty; an amendment of the directive reaches all of them. */
export class WithdrawPointDto extends BasedActDto {
  @IsFilledText(20)
  code: string;

  toIntent(): AssignmentIntent {
    return { type: 'WithdrawPoint', code: this.code, basis: this.basis };
  }
}

export class ReportPointDto extends EvidencedActDto {
  /** As on the paper, e.g. "a" or "3.2". */
  @IsFilledText(20)
  code: string;

  @IsIn(POINT_STATUSES)
  status: PointStatus;

  @IsFilledText(5000)
  note: string;

  toIntent(): AssignmentIntent {
    return { type: 'ReportPoint', code: this.code, status: this.status, note: this.note };
  }
}

/** The confirming body found the point done, or not done. */
export class ConfirmPointDto extends PointActDto {
  @IsBoolean()
  done: boolean;

  /** What it was seen by. */
  @IsFilledText(5000)
  note: string;

  toIntent(): AssignmentIntent {
    return { type: 'ConfirmPoint', code: this.code, done: this.done, note: this.note };
  }
}

export class StarDutyDto extends ReasonedActDto {
  @IsBoolean()
  starred: boolean;

  toIntent(): AssignmentIntent {
    return { type: 'StarDuty', starred: this.starred, reason: this.reason };
  }
}
