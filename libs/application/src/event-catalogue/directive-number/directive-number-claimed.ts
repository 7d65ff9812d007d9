import type { DirectiveId } from '#libs/domain';
import { id, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The number belongs to this directive from now on. */
export const directiveNumberClaimed = storedEvent('DirectiveNumberClaimed', 'directive-number-claimed', object({
  directiveId: id<DirectiveId>(),
}));
