import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actingBody, ASKABLE_ACTS, refusalOfAct, type Act, type AskableAct, type AssignmentState, type OrganisationState, type Rejection } from '#libs/domain';
import { ASSIGNMENT, ORGANISATION } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { AskPossibleActs, type PossibleActsAnswer } from '../contract.js';
import { decidingFor } from '../proposal/as-head-of.js';
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
    const body = actingBody(act);
    const drafts = core.rules.for(body).policy.actsNeedApproval && refusalBy(context.actor, 'ProposeAct', { kind: 'proposal', body }, act, core.rules) === null;
    const own = ASKABLE_ACTS.flatMap((type) => {
      const refused = refusalBy(context.actor, type, resource, act, core.rules);
      if (refused === null || (refused.kind === 'rejected' && refused.rejection.tag !== 'act-needs-approval')) return [{ type, byDraft: false, rejection: refused?.rejection ?? null }];
      if (!drafts) return refused.kind === 'rejected' ? [{ type, byDraft: false, rejection: refused.rejection }] : [];
      const ofHead = refusalBy(decidingFor(body, context.actor), type, resource, { ...act, actingFor: null }, core.rules);
      return ofHead === null || ofHead.kind === 'rejected' ? [{ type, byDraft: true, rejection: null }] : [];
    });
    const register = own.some(({ type }) => isJudgement(type)) ? await core.stateOf(ORGANISATION, ORGANISATION_STREAM) : null;
    return { ok: true, revision, acts: own.map(({ type, byDraft, rejection }) => ({ act: type, byDraft, refusal: rejection ?? refusalIn(register, type, state, act) })) };
  }
}

function refusalIn(register: OrganisationState | null, type: AskableAct, state: AssignmentState, act: Act): Rejection | null {
  const ownWork = register !== null && isJudgement(type) ? judgesOwnWork(register, state, act) : null;
  return ownWork ?? refusalOfAct(type, state, act);
}
