import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actingBody, composed, proposalDecider, type Act, type AssignmentId, type BodyId, type ProposalCommand, type ProposalState } from '#libs/domain';
import { EVENT_LOG, type EventLog } from '../../ports/index.js';
import { ASSIGNMENT } from '../aggregate.js';
import { ActOnAssignmentHandler } from '../assignment/act-on-assignment.handler.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnAssignment, type CommandAnswer, type CommandContext, type CommandRefusal } from '../contract.js';
import { assignmentResource } from '../resource-of.js';
import { assignmentStream } from '../stream-names.js';
import { PROPOSAL, proposalStream } from './proposal.aggregate.js';
import { ActOnProposal, type Draft, type ProposalIntent } from './proposal.contract.js';

type Known = Exclude<ProposalState, { status: 'none' }>;

/** The desk of a body proposes an act on a duty, its head approves or refuses. */
@CommandHandler(ActOnProposal)
export class ActOnProposalHandler implements ICommandHandler<ActOnProposal, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(EVENT_LOG) private readonly log: Pick<EventLog, 'readStream'>,
  ) {}

  async execute({ intent: asked, context }: ActOnProposal): Promise<CommandAnswer> {
    const intent = composed(asked);
    if (intent.type === 'ProposeAct') return this.propose(intent, context);
    const stream = proposalStream(intent.proposalId);
    const { state, revision } = await this.core.heldState(PROPOSAL, stream);
    if (state.status === 'none') return { ok: false, refusal: NOT_FOUND };
    if (intent.type !== 'ApproveProposal') return this.record(intent, state, commandOf(intent), context);
    if (state.status !== 'open') return this.record(intent, state, { type: 'ApproveProposal', revision: 0 }, context); // refused, or the same request again
    const refusal = await this.refusalOfApproval(state, revision, context);
    if (refusal !== null) return { ok: false, refusal };
    const done = await this.carryOut(state, context);
    if (!done.ok) return done;
    const answer = await this.record(intent, state, { type: 'ApproveProposal', revision: done.receipt.revision }, context);
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, warnings: done.receipt.warnings } } : answer;
  }

  private async propose({ assignmentId, content }: Extract<ProposalIntent, { type: 'ProposeAct' }>, context: CommandContext): Promise<CommandAnswer> {
    const resource = assignmentResource(await this.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId)));
    // Follows from the command, so that the same request again names the same proposal.
    const proposalId = this.core.ids.derive('proposal', originOf(this.core.ids, context, assignmentStream(assignmentId)).commandId);
    const stream = proposalStream(proposalId);
    const body = context.actingFor ?? context.actor.body;
    const answer = await this.core.execute({
      aggregate: PROPOSAL,
      stream,
      begins: true,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: (_state, act) => refusalBy(context.actor, 'ProposeAct', resource, act, this.core.rules),
      commandFor: (): ProposalCommand => ({ type: 'ProposeAct', proposal: { proposalId, assignmentId, body, act: content.type, content: JSON.stringify(content) } }),
    });
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: proposalId } } : answer;
  }

  /** Judged before the act is done, since what is done stays. */
  private async refusalOfApproval(state: Known, revision: number, context: CommandContext): Promise<CommandRefusal | null> {
    const { expectedRevision } = context;
    if (expectedRevision !== null && expectedRevision !== revision) return { kind: 'stale', actualRevision: revision, between: [] };
    const act = this.core.actOf(originOf(this.core.ids, context, proposalStream(state.proposalId)));
    const refusal = await this.refusalOf('ApproveProposal', state, context, act);
    if (refusal !== null) return refusal;
    const decision = proposalDecider.decide({ type: 'ApproveProposal', revision: 0 }, state, act);
    return decision.ok ? null : rejected(decision.rejection);
  }

  /** The very act, by the very handler. It is recognised by the draft: approving twice, or after a break, does it once. */
  private async carryOut(state: Known, context: CommandContext): Promise<CommandAnswer> {
    const { preparedBy: by, proposalId, revision, assignmentId, content } = state;
    const [draft] = await this.log.readStream(proposalStream(proposalId), { fromRevision: revision, limit: 1 });
    const prepared = { by, proposalId, revision, eventId: draft?.id ?? '' };
    const { occurredOn = null, lateEntryBasis = null, ...intent } = JSON.parse(content) as Draft;
    const dated = { occurredOn: context.occurredOn ?? occurredOn, lateEntryBasis: context.lateEntryBasis ?? lateEntryBasis };
    return new ActOnAssignmentHandler(this.core).execute(new ActOnAssignment(assignmentId, intent, { ...context, ...dated, prepared, requestHash: null, expectedRevision: null }));
  }

  private async record(intent: ProposalIntent, state: Known, command: ProposalCommand, context: CommandContext): Promise<CommandAnswer> {
    const stream = proposalStream(state.proposalId);
    const resource = await this.resourceOf(state.assignmentId);
    return this.core.execute({
      aggregate: PROPOSAL,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: (_state, act) => foreign(state.body, act) ?? refusalBy(context.actor, intent.type, resource, act, this.core.rules),
      commandFor: () => command,
    });
  }

  private async refusalOf(type: ProposalIntent['type'], { body, assignmentId }: Known, context: CommandContext, act: Act): Promise<CommandRefusal | null> {
    return foreign(body, act) ?? refusalBy(context.actor, type, await this.resourceOf(assignmentId), act, this.core.rules);
  }

  private async resourceOf(assignmentId: AssignmentId): Promise<ReturnType<typeof assignmentResource>> {
    return assignmentResource(await this.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId)));
  }
}

/** A draft is its body's own: another one, also the next to lead the duty, does not know of it. */
const foreign = (body: BodyId, act: Act): CommandRefusal | null => (actingBody(act) === body ? null : NOT_FOUND);

const commandOf = (intent: Extract<ProposalIntent, { type: 'ReviseProposal' | 'RefuseProposal' }>): ProposalCommand =>
  intent.type === 'RefuseProposal' ? { type: 'RefuseProposal', reason: intent.reason } : { type: 'ReviseProposal', content: JSON.stringify(intent.content), reason: intent.reason };
