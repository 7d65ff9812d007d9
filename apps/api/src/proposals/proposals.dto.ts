import { IsIn, IsObject, IsOptional, IsString, Matches } from 'class-validator';
import type { AssignmentId, BodyId } from '#libs/domain';
import { ASSIGNMENT_ACT_NAMES, type AssignmentActName } from '../assignments/acts.js';
import { ActDto } from '../conversation/act.dto.js';
import { PagedDto } from '../conversation/asked.dto.js';
import { SHA_256 } from '../files/file.dto.js';
import { IsFilledText, IsId, IsRegisterKey } from '../input/field-rules.decorator.js';

export class ProposalPath {
  @IsId()
  id: string;
}

export class ProposalFilePath extends ProposalPath {
  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class ProposalsQueryDto extends PagedDto {
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  assignmentId?: AssignmentId;

  /** `open`: only what waits for a decision. */
  @IsOptional()
  @IsIn(['open', 'all'])
  status?: 'open' | 'all';
}

class DraftDto extends ActDto {
  /** Which act it is: what follows `/api/assignments/{id}/`. */
  @IsIn(ASSIGNMENT_ACT_NAMES)
  act: AssignmentActName;

  /** What that route takes; on whose behalf it is stands beside it, not in it. */
  @IsOptional()
  @IsObject()
  body?: object | null;
}

export class ProposeActDto extends DraftDto {
  @IsId()
  assignmentId: AssignmentId;
}

export class ReviseProposalDto extends DraftDto {
  @IsFilledText(1000)
  reason: string;
}

export class RefuseProposalDto extends ActDto {
  @IsFilledText(1000)
  reason: string;
}
