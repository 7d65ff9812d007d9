import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ASKABLE_ACTS, refusalOfAct, type Act, type AskableAct, type AssignmentState, type OrganisationState, type Rejection } from '#libs/domain';
import { ASSIGNMENT, ORGANISATION } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { AskPossibleActs, type PossibleActsAnswer } from '../contract.js';
import { assignmentResource } from '../resource-of.js';
import { assignmentStream, ORGANISATION_STREAM } from '../stream-names.js';
import { isJudgement, judgesOwnWork } from './judging.js';

/** What the caller may do with a duty now, by the very rules that judge the acts; nothing is stored. */
@CommandHandler(AskPossibleActs)
export class AskPossibleActsHandler implements ICommandHandler<AskPossibleActs, PossibleActsAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ assignmentId, context }: AskPossibleActs): Promise<PossibleActsAnswer> {
    const { core } = this;
    const stream = assignmentStream(assignmentId);
    const { state, revision } = await core.heldState(ASSIGNMENT, stream);
    const act = core.actOf(originOf(core.ids, context, stream));
    const resource = assignmentResource(state);
    const unseen = refusalBy(context.actor, 'assignment.read', resource, act, core.rules);
    if (unseen !== null) return { ok: false, refusal: unseen };
    const own = ASKABLE_ACTS.flatMap((type) => {
      const refused = refusalBy(context.actor, type, resource, act, core.rules);
      return refused !== null && refused.kind !== 'rejected' ? [] : [{ type, rejection: refused?.rejection ?? null }];
    });
    const register = own.some(({ type }) => isJudgement(type)) ? await core.stateOf(ORGANISATION, ORGANISATION_STREAM) : null;
    return { ok: true, revision, acts: own.map(({ type, rejection }) => ({ act: type, refusal: rejection ?? refusalIn(register, type, state, act) })) };
  }
}

function refusalIn(register: OrganisationState | null, type: AskableAct, state: AssignmentState, act: Act): Rejection | null {
  const ownWork = register !== null && isJudgement(type) ? judgesOwnWork(register, state, act) : null;
  return ownWork ?? refusalOfAct(type, state, act);
}
