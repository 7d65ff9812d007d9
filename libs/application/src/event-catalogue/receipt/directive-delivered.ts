import type { BodyId, DirectiveId } from '#libs/domain';
import { id, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive reached the addressee (R14). */
export const directiveDelivered = storedEvent('DirectiveDelivered', 'directive-delivered', object({
  directiveId: id<DirectiveId>(),
  addressee: id<BodyId>(),
}));
