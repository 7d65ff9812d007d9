import type { AssignmentIntent } from '#libs/application';
import { IsFilledText } from '../input/field-rules.decorator.js';
import { EvidencedActDto, NotedActDto, ReasonedActDto } from './assignment-act.dto.js';

export class ReturnResultDto extends EvidencedActDto {
  /** What has to be done again. */
  @IsFilledText(5000)
  reasons: string;

  toIntent(): AssignmentIntent {
    return { type: 'ReturnResult', reasons: this.reasons };
  }
}

export class AcceptResultDto extends NotedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'AcceptResult', note: this.note ?? null };
  }
}

/** "Không tính chậm" (R4). */
export class WaiveLatenessDto extends ReasonedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'WaiveLateness', reason: this.reason };
  }
}

export class CloseAssignmentDto extends NotedActDto {
  toIntent(): AssignmentIntent {
    return { type: 'CloseAssignment', note: this.note ?? null };
  }
}
