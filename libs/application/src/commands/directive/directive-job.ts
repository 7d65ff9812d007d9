import type { Act, Actor, DirectiveCommand, DirectiveEvent, DirectiveState, Rejection, Resource } from '#libs/domain';
import { DIRECTIVE } from '../aggregate.js';
import { refusalBy } from '../client-command.js';
import type { CommandJob, CommandOrigin } from '../command-job.js';
import type { CommandRefusal } from '../contract.js';
import { directiveResource } from '../resource-of.js';
import type { SupervisionRulesInForce } from '../supervision-rules-in-force.js';

/** A client's act on one directive. */
export class DirectiveJob implements CommandJob<DirectiveCommand, DirectiveState, DirectiveEvent> {
  readonly aggregate = DIRECTIVE;

  constructor(
    readonly stream: string,
    readonly origin: CommandOrigin,
    private readonly actor: Actor,
    private readonly command: DirectiveCommand,
    /** What a draft would be, while nothing stands in the stream; null for every other act. */
    private readonly drafted: Resource | null,
    private readonly warnings: readonly Rejection[],
    private readonly rules: SupervisionRulesInForce,
  ) {}

  refusalOf(state: DirectiveState, act: Act): CommandRefusal | null {
    return refusalBy(this.actor, this.command.type, directiveResource(state) ?? this.drafted, act, this.rules);
  }

  commandFor(): DirectiveCommand {
    return this.command;
  }

  warningsOf(events: readonly DirectiveEvent[]): readonly Rejection[] {
    const [event] = events;
    if (event?.type !== 'DirectiveIssued') return this.warnings;
    return event.data.unreached.map((facts) => ({ tag: 'body-unreached', facts: { ...facts } }));
  }
}
