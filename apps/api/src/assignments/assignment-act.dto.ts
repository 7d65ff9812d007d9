import type { AssignmentIntent } from '#libs/application';
import { IsOptional } from 'class-validator';
import { MOST_FILES, type AssignmentId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { FileDto } from '../files/file.dto.js';
import { IsId, IsOptionalText, IsFilledText } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** An act on an assignment, as sent: its content, and the intent it stands for. */
export abstract class AssignmentActDto extends ActDto {
  abstract toIntent(): AssignmentIntent;
}

export class AssignmentPath {
  @IsId()
  id: AssignmentId;
}

/** Acts that may carry files. */
export abstract class EvidencedActDto extends AssignmentActDto {
  /** Uploaded before by whoever acts; 20 at most. */
  @IsOptional()
  @Nested(() => FileDto, { atMost: MOST_FILES })
  files?: FileDto[] | null;
}

/** Acts that may carry a remark, and files. */
export abstract class NotedEvidencedActDto extends EvidencedActDto {
  @IsOptionalText(5000)
  note?: string | null;
}

/** Acts that may carry a remark. */
export abstract class NotedActDto extends AssignmentActDto {
  @IsOptionalText(5000)
  note?: string | null;
}

/** Acts that name the document they rest on. */
export abstract class BasedActDto extends AssignmentActDto {
  @IsFilledText(1000)
  basis: string;
}

/** Acts that must say why. */
export abstract class ReasonedActDto extends AssignmentActDto {
  @IsFilledText(5000)
  reason: string;
}

/** Acts that must explain themselves. */
export abstract class ExplainedActDto extends AssignmentActDto {
  @IsFilledText(5000)
  explanation: string;
}
