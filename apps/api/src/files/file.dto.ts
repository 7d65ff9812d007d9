import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsId } from '../input/field-rules.decorator.js';
import type { AssignmentId } from '#libs/domain';

const SHA_256 = /^[0-9a-f]{64}$/;

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

export class AssignmentFilePath {
  @IsId()
  id: AssignmentId;

  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class UploadPath {
  @IsString()
  @Matches(SHA_256)
  sha256: string;
}
