import type { ActorId, AssignmentId } from '#libs/domain';
import { id, nullable, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Who of a body handles which of its duties. */
export const HANDLING_EVENTS = {
  DutyPassed: storedEvent('DutyPassed', 'duty-passed', object({ assignmentId: id<AssignmentId>(), person: id<ActorId>(), before: nullable(id<ActorId>()) })),
  DutyMovedToHead: storedEvent('DutyMovedToHead', 'duty-moved-to-head', object({ assignmentId: id<AssignmentId>(), from: id<ActorId>(), to: nullable(id<ActorId>()) })),
} as const;
