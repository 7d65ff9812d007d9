import type { DirectiveId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The claim is given up; the number is free again. */
export const directiveNumberReleased = storedEvent('DirectiveNumberReleased', 'directive-number-released', object({
  directiveId: id<DirectiveId>(),
  reason: text,
}));
