import type { AttachedFile } from '#libs/domain';
import { object, text, wholeNumber, type Shape } from './shape.js';

/** A file beside the log, as events name it. */
export const attachedFile: Shape<AttachedFile> = object({ sha256: text, name: text, size: wholeNumber, type: text });
