import type { ActorId, AssignmentId } from '../kernel/index.js';

export type HandlingCommand =
  | {
      readonly type: 'PassDuty';
      readonly assignmentId: AssignmentId;
      readonly person: ActorId;
      /** Facts: the duty is not over, and the person holds a position in the body on the day. */
      readonly open: boolean;
      readonly ofBody: boolean;
    }
  /** By a process alone, once somebody holds no position in the body any more. `duties`: those that are not over. */
  | { readonly type: 'MoveDutiesOfLeaver'; readonly person: ActorId; readonly duties: readonly AssignmentId[]; readonly head: ActorId | null };
