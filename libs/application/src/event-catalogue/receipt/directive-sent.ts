import type { BodyId, DirectiveId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive was sent to an addressee (R14). */
export const directiveSent = storedEvent('DirectiveSent', 'directive-sent', object({
  directiveId: id<DirectiveId>(),
  addressee: id<BodyId>(),
  channel: text,
}));
