import { IsObject, IsString, MaxLength, MinLength } from 'class-validator';
import { IsFilledText, IsId } from '../input/field-rules.decorator.js';

export class PasskeyAnswerDto {
  /** As it was told with the question. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  ticket: string;

  /** What the browser answered, as JSON (WebAuthn Level 3). */
  @IsObject()
  response: object;
}

export class NewPasskeyDto extends PasskeyAnswerDto {
  /** What its owner calls it: which device has it. */
  @IsFilledText(100)
  name: string;
}

export class PasskeyPath {
  @IsId()
  id: string;
}
