import type { BodyId } from '#libs/domain';
import { id, listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const access = { asked: id(), bodies: listOf(id<BodyId>()), things: listOf(id()) };

/** What somebody looked at or took away that is not their own, and what they were refused. */
export const ACCESS_EVENTS = {
  DataRead: storedEvent('DataRead', 'data-read', object(access)),
  DataExported: storedEvent('DataExported', 'data-exported', object(access)),
  AttemptRefused: storedEvent('AttemptRefused', 'attempt-refused', object({ ...access, reason: id() })),
} as const;
