import type { Act, Actor, AssignmentCommand, AssignmentEvent, AssignmentState, Rejection, SupervisionRules } from '#libs/domain';
import { ASSIGNMENT } from '../aggregate.js';
import { refusalBy } from '../client-command.js';
import type { CommandJob, CommandOrigin } from '../command-job.js';
import type { AssignmentIntent, CommandRefusal } from '../contract.js';
import { assignmentResource } from '../resource-of.js';
import type { SupervisionRulesInForce } from '../supervision-rules-in-force.js';

/** Makes the domain's command of what the client asked for. */
export type AssignmentCommandMaker = (state: AssignmentState, act: Act) => AssignmentCommand | CommandRefusal;

/** A client's act on one assignment. */
export class AssignmentJob implements CommandJob<AssignmentCommand, AssignmentState, AssignmentEvent> {
  readonly aggregate = ASSIGNMENT;

  constructor(
    readonly stream: string,
    readonly origin: CommandOrigin,
    private readonly actor: Actor,
    private readonly action: AssignmentIntent['type'],
    private readonly asked: AssignmentCommand | AssignmentCommandMaker,
    private readonly rules: SupervisionRulesInForce,
  ) {}

  refusalOf(state: AssignmentState, act: Act): CommandRefusal | null {
    return refusalBy(this.actor, this.action, assignmentResource(state), act, this.rules);
  }

  commandFor(state: AssignmentState, act: Act): AssignmentCommand | CommandRefusal {
    return typeof this.asked === 'function' ? this.asked(state, act) : this.asked;
  }

  rulesFor({ terms }: AssignmentState): SupervisionRules {
    return this.rules.for(terms?.issuer ?? null);
  }

  warningsOf(events: readonly AssignmentEvent[]): readonly Rejection[] {
    const [event] = events;
    if (event?.type === 'PartHandedDown' && event.data.dueAfterParent) return [{ tag: 'part-due-after-parent', facts: { due: event.data.due } }];
    if (event?.type === 'ExtensionGranted' && event.data.afterParent) return [{ tag: 'due-after-parent', facts: { newDue: event.data.newDue } }];
    if (event?.type === 'CoordinationRequested' && event.data.afterLimit) return [{ tag: 'coordination-answer-late', facts: { answerDue: event.data.answerDue } }];
    return [];
  }
}
