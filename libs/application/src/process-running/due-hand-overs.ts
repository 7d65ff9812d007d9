import { actorId, dateAt, dueHandOvers, PROCESS_ACTOR } from '#libs/domain';
import { ORGANISATION, ORGANISATION_STREAM, type CommandCore, type CommandOrigin } from '../commands/index.js';
import type { Clock } from '../ports/index.js';

/**
 * Begins the hand-overs whose day has come. The orders stand in the register of bodies and so does their beginning:
 * asking often costs nothing, asking twice begins nothing twice, and what was missed while the program was down is
 * begun when it is asked again.
 */
export class DueHandOvers {
  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
  ) {}

  /** How many were begun now. @throws what the log throws when it is broken. */
  async begin(): Promise<number> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const [first] = dueHandOvers(register, dateAt(this.clock.now()));
    if (first === undefined) return 0;
    const commandId = this.core.ids.fresh();
    const origin: CommandOrigin = {
      actor: actorId(`${PROCESS_ACTOR}due-hand-overs`), body: first.orderedBy, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId, repeatable: false, requestHash: null,
      correlationId: commandId, causationId: null, expectedRevision: null,
    };
    const answer = await this.core.execute({
      aggregate: ORGANISATION, stream: ORGANISATION_STREAM, origin, refusalOf: () => null, commandFor: () => ({ type: 'BeginDueHandOvers' }) as const,
    });
    return answer.ok ? answer.receipt.recorded : 0;
  }
}
