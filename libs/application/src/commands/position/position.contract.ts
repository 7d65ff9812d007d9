import type { ActorId, BodyId, LocalDate, Role } from '#libs/domain';
import type { CommandContext } from '../contract.js';

export type PositionIntent =
  | { readonly type: 'AppointPerson'; readonly person: ActorId; readonly body: BodyId; readonly role: Role; readonly validFrom: LocalDate; readonly validUntil: LocalDate | null; readonly basis: string }
  | { readonly type: 'EndPosition'; readonly positionId: string; readonly from: LocalDate | null; readonly reason: string };

/** The answer's id is the id of the position. */
export class ActOnPositions {
  constructor(readonly intent: PositionIntent, readonly context: CommandContext) {}
}
