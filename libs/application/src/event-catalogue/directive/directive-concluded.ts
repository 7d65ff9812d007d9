import type { DirectiveId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive has run its course. */
export const directiveConcluded = storedEvent('DirectiveConcluded', 'directive-concluded', object({
  directiveId: id<DirectiveId>(),
  basis: text,
}));
