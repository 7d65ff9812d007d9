import type { BodyId } from '#libs/domain';
import { id, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The body that urged ended the urging; silence is listed. */
export const urgingClosed = storedEvent('UrgingClosed', 'urging-closed', object({ note: nullable(text), unanswered: listOf(id<BodyId>()) }));
