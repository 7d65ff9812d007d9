import type { ActorId, AssignmentId } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** Gives a duty that the body leads to one of its people. The answer's id is that of the duty. */
export class PassDuty {
  constructor(readonly assignmentId: AssignmentId, readonly person: ActorId, readonly context: CommandContext) {}
}
