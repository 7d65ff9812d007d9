import type { BodyId } from '#libs/domain';
import { id, listOf, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const LOOK = { sha256: id(), name: text, told: listOf(id<BodyId>()) } as const;

/** A file that the log names was found missing or altered beside it, or whole again. */
export const FILE_WATCH_EVENTS = {
  FileFoundDamaged: storedEvent('FileFoundDamaged', 'file-found-damaged', object({ ...LOOK, condition: oneOf(['missing', 'altered']) })),
  FileFoundWhole: storedEvent('FileFoundWhole', 'file-found-whole', object(LOOK)),
} as const;
