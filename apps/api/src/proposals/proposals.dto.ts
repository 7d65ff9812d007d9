import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import type { BodyId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { BoundedDto } from '../conversation/asked.dto.js';
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

export class ProposalsQueryDto extends BoundedDto {
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  /** Id of the thing that the acts would be done to: a duty, an urging, an obligation to report, and so on. */
  @IsOptional()
  @IsId()
  subjectId?: string;

  /** `open`: only what waits for a decision. */
  @IsOptional()
  @IsIn(['open', 'all'])
  status?: 'open' | 'all';
}

export class RefuseProposalDto extends ActDto {
  @IsFilledText(1000)
  reason: string;
}
