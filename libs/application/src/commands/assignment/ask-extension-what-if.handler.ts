import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { extensionWhatIf, type Act, type Actor, type AssignmentId, type AssignmentState } from '#libs/domain';
import { ASSIGNMENT } from '../aggregate.js';
import { originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { AskExtensionWhatIf, type ExtensionWhatIfAnswer } from '../contract.js';
import { assignmentResource } from '../resource-of.js';
import { assignmentStream } from '../stream-names.js';

/** What a new due day would do, to whoever may decide it; of what the caller may not read around it, the duty’s own stream tells. Nothing is stored. */
@CommandHandler(AskExtensionWhatIf)
export class AskExtensionWhatIfHandler implements ICommandHandler<AskExtensionWhatIf, ExtensionWhatIfAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ assignmentId, newDue, context }: AskExtensionWhatIf): Promise<ExtensionWhatIfAnswer> {
    const { core } = this;
    const stream = assignmentStream(assignmentId);
    const { state, revision } = await core.heldState(ASSIGNMENT, stream);
    const act = core.actOf(originOf(core.ids, context, stream));
    const resource = assignmentResource(state);
    const refusal = refusalBy(context.actor, 'assignment.read', resource, act, this.core.rules) ?? refusalBy(context.actor, 'GrantExtension', resource, act, this.core.rules);
    if (refusal !== null) return { ok: false, refusal };
    const { policy } = (await core.rulesNow()).for(state.terms?.issuer ?? null);
    const around = { parents: await this.parentsOf(state, context.actor, act), below: await this.below(state, context.actor, act) };
    const decision = extensionWhatIf(newDue, state, around, act, policy);
    return decision.ok ? { ok: true, revision, whatIf: decision.whatIf } : { ok: false, refusal: rejected(decision.rejection) };
  }

  /** Up to the first that the caller may not read. */
  private async parentsOf({ terms }: AssignmentState, actor: Actor, act: Act): Promise<readonly AssignmentState[]> {
    const above = terms?.parent ?? null;
    const parent = above === null ? null : await this.readable(above.assignmentId, actor, act);
    return parent === null ? [] : [parent, ...(await this.parentsOf(parent, actor, act))];
  }

  private async below({ parts }: AssignmentState, actor: Actor, act: Act): Promise<ReadonlyMap<AssignmentId, AssignmentState>> {
    const found = new Map<AssignmentId, AssignmentState>();
    for (const { partId } of parts.values()) {
      const state = await this.readable(partId, actor, act);
      if (state === null) continue;
      found.set(partId, state);
      for (const [id, deeper] of await this.below(state, actor, act)) found.set(id, deeper);
    }
    return found;
  }

  /** Null where the caller may not read it, or where it was handed down a moment ago and is not there yet. */
  private async readable(id: AssignmentId, actor: Actor, act: Act): Promise<AssignmentState | null> {
    const state = await this.core.stateAtHand(ASSIGNMENT, assignmentStream(id));
    return refusalBy(actor, 'assignment.read', assignmentResource(state), act, this.core.rules) === null ? state : null;
  }
}
