import type { ActorId, AssignmentId } from '../kernel/index.js';

/** Stream `handling-<body>`: which of its people handles which duty that the body leads (giao chuyên viên). */
export type HandlingEvent =
  /** `before`: who had it; null = the head of the body, as for every duty that was never passed. */
  | { readonly type: 'DutyPassed'; readonly data: { readonly assignmentId: AssignmentId; readonly person: ActorId; readonly before: ActorId | null } }
  /** `from` left the body. `to`: who was its head that day; null = nobody in particular. */
  | { readonly type: 'DutyMovedToHead'; readonly data: { readonly assignmentId: AssignmentId; readonly from: ActorId; readonly to: ActorId | null } };
