import type { DirectiveId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive is withdrawn. */
export const directiveWithdrawn = storedEvent('DirectiveWithdrawn', 'directive-withdrawn', object({
  directiveId: id<DirectiveId>(),
  basis: text,
}));
