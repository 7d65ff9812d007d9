import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MOST_FILES } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { Nested } from '../input/nested.decorator.js';
import { IsId } from '../input/field-rules.decorator.js';
import type { AssignmentId, InspectionId } from '#libs/domain';

export const SHA_256 = /^[0-9a-f]{64}$/;

/** A file that an act carries: uploaded before by whoever acts. */
export class FileDto {
  /** SHA-256 of its content in lower-case hexadecimal, as the upload answered it. */
  @IsString()
  @Matches(SHA_256)
  sha256: string;

  /** What it is called; no path, and an ending that fits its content. */
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  name: string;
}

/** An act that may carry files beside its own content. */
export abstract class FiledActDto extends ActDto {
  /** Uploaded before by whoever acts; 20 at most. */
  @IsOptional()
  @Nested(() => FileDto, { atMost: MOST_FILES })
  files?: FileDto[] | null;
}

export class AssignmentFilePath {
  @IsId()
  id: AssignmentId;

  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class InspectionFilePath {
  @IsId()
  id: InspectionId;

  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class UploadPath {
  @IsString()
  @Matches(SHA_256)
  sha256: string;
}
