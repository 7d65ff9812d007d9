import { actorId, dateAt, dutiesOf, heldOn, PROCESS_ACTOR, type ActorId, type AssignmentId, type BodyId, type LocalDate, type PositionTerms } from '#libs/domain';
import { ASSIGNMENT, assignmentStream, HANDLING, handlingStream, isOpenDuty, POSITIONS, POSITION_STREAM, type CommandCore, type CommandOrigin } from '../commands/index.js';
import type { Clock } from '../ports/index.js';

/**
 * Moves the open duties of whoever left a body to its head. Positions end on a day and not by an event, so the question is
 * asked again and again: asking twice moves nothing twice, and what was missed while the program was down is moved then.
 */
export class DutiesOfLeavers {
  /** What a body was last found settled with, so that asking again costs nothing until something is recorded or a day begins. */
  private readonly settled = new Map<BodyId, { readonly day: LocalDate; readonly positions: object; readonly handling: object }>();

  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
  ) {}

  /** How many duties were moved now. @throws what the log throws when it is broken. */
  async move(): Promise<number> {
    const held = await this.core.stateOf(POSITIONS, POSITION_STREAM);
    const today = dateAt(this.clock.now());
    let moved = 0;
    for (const [body, positions] of Map.groupBy(held.positions, (each) => each.body)) {
      const handling = await this.core.stateOf(HANDLING, handlingStream(body));
      const known = this.settled.get(body);
      if (known?.day === today && known.positions === held && known.handling === handling) continue;
      const there = positions.filter((each) => heldOn(each, today));
      const gone = [...new Set(handling.handlers.values())].filter((person) => !there.some((each) => each.person === person));
      for (const person of gone) moved += await this.moveOf(body, person, await this.openOf(body, dutiesOf(handling, person)), headOf(there));
      this.settled.set(body, { day: today, positions: held, handling: await this.core.stateOf(HANDLING, handlingStream(body)) });
    }
    return moved;
  }

  private async openOf(body: BodyId, duties: readonly AssignmentId[]): Promise<readonly AssignmentId[]> {
    const open: AssignmentId[] = [];
    for (const id of duties) {
      const duty = await this.core.stateOf(ASSIGNMENT, assignmentStream(id));
      if (isOpenDuty(duty) && duty.terms?.leadBody === body) open.push(id);
    }
    return open;
  }

  private async moveOf(body: BodyId, person: ActorId, duties: readonly AssignmentId[], head: ActorId | null): Promise<number> {
    if (duties.length === 0) return 0;
    const commandId = this.core.ids.fresh();
    const origin: CommandOrigin = {
      actor: actorId(`${PROCESS_ACTOR}duties-of-leavers`), body, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId, repeatable: false, requestHash: null, correlationId: commandId, causationId: null, expectedRevision: null,
    }; // prettier-ignore
    const answer = await this.core.execute({ aggregate: HANDLING, stream: handlingStream(body), origin, refusalOf: () => null, commandFor: () => ({ type: 'MoveDutiesOfLeaver', person, duties, head }) as const });
    return answer.ok ? answer.receipt.recorded : 0;
  }
}

/** Who has been head longest; null when nobody is. */
const headOf = (there: readonly PositionTerms[]): ActorId | null => there.filter(({ role }) => role === 'head').toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0]?.person ?? null;
