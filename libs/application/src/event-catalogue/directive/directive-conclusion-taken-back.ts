import type { DirectiveId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive had been concluded by mistake (R15). */
export const directiveConclusionTakenBack = storedEvent('DirectiveConclusionTakenBack', 'directive-conclusion-taken-back', object({
  directiveId: id<DirectiveId>(),
  reason: text,
}));
