import type { BodyId } from '#libs/domain';
import { id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportContent } from './reporting.shape.js';

/** The report of the review was drafted, with the units that are missing by name. */
export const reviewDrafted = storedEvent('ReviewDrafted', 'review-drafted', object({
  content: reportContent,
  missing: listOf(object<{ readonly unit: BodyId; readonly name: string }>({ unit: id<BodyId>(), name: text })),
}));
