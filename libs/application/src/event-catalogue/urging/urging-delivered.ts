import type { BodyId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The urging reached an addressee. */
export const urgingDelivered = storedEvent('UrgingDelivered', 'urging-delivered', object({ addressee: id<BodyId>(), channel: text }));
