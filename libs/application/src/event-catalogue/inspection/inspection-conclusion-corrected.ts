import type { BodyConclusion, BodyId } from '#libs/domain';
import { id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Other words about some of the bodies concluded on (R15). */
export const inspectionConclusionCorrected = storedEvent('InspectionConclusionCorrected', 'inspection-conclusion-corrected', object({
  conclusions: listOf(object<BodyConclusion>({ body: id<BodyId>(), text })),
  reason: text,
}));
