import type { ActorId, AssignmentId, BodyId } from '#libs/domain';
import type { Asked, DutyRow, Moment, Page } from '../../queries/contract.js';

/** Duties that are not over, by who of their lead body handles them; `person` null = all that were passed to somebody, `assignment` null = every duty. */
export class HandlingsQuestion {
  constructor(readonly asked: Asked, readonly narrow: { readonly body: BodyId | null; readonly person: ActorId | null; readonly assignment: AssignmentId | null }, readonly page: Page) {}
}
/** `since`: when it came to the person. */
export interface HandledDuty { readonly person: string; readonly since: string; readonly duty: DutyRow }
/** What was passed last comes first. */
export interface HandlingsAnswer { readonly moment: Moment; readonly handled: readonly HandledDuty[]; readonly nextCursor: string | null }
