import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actingBody, attachedFiles, composed, proposalDecider, type Act, type BodyId, type ProposalCommand, type ProposalState, type WithFiles } from '#libs/domain';
import { EVENT_LOG, type EventLog } from '../../ports/index.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandContext, CommandRefusal } from '../contract.js';
import { asHeadOf } from './as-head-of.js';
import { commandFor, draftedBy, type DraftedCommand } from './drafted-commands.js';
import { PROPOSAL, proposalStream } from './proposal.aggregate.js';
import { ActOnProposal, type DraftContent, type ProposalIntent } from './proposal.contract.js';

type Known = Exclude<ProposalState, { status: 'none' }>;
type Of<T extends ProposalIntent['type']> = Extract<ProposalIntent, { readonly type: T }>;

/** The desk of a body proposes an act, its head approves or refuses. */
@CommandHandler(ActOnProposal)
export class ActOnProposalHandler implements ICommandHandler<ActOnProposal, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(EVENT_LOG) private readonly log: Pick<EventLog, 'readStream'>,
    @Inject(CommandBus) private readonly bus: { execute(command: object): Promise<unknown> },
  ) {}

  async execute({ intent, context }: ActOnProposal): Promise<CommandAnswer> {
    if (intent.type === 'ProposeAct') return this.propose(intent, context);
    const { state, revision } = await this.core.heldState(PROPOSAL, proposalStream(intent.proposalId));
    if (state.status === 'none') return { ok: false, refusal: NOT_FOUND };
    switch (intent.type) {
      case 'ReviseProposal':
        return this.revise(intent, state, context);
      case 'RefuseProposal':
        return this.record(intent.type, state, { type: intent.type, reason: composed(intent.reason) }, context);
      case 'ApproveProposal':
        return this.approve(state, revision, context);
    }
  }

  private async propose({ command }: Of<'ProposeAct'>, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const body = context.actingFor ?? context.actor.body;
    const drafted = this.refusalNow('ProposeAct', body, 'new', context) ?? (await this.drafted(command, body, context, null));
    if ('kind' in drafted) return { ok: false, refusal: drafted };
    const { subject, intent } = drafted;
    const ofDraft = aboutDraft(context);
    // Follows from the command, so that the same request again names the same proposal.
    const proposalId = core.ids.derive('proposal', originOf(core.ids, ofDraft, `${subject.kind}-${subject.id ?? 'new'}`).commandId);
    const stream = proposalStream(proposalId);
    const answer = await core.execute({
      aggregate: PROPOSAL,
      stream,
      begins: true,
      origin: originOf(core.ids, ofDraft, stream),
      refusalOf: (_state, act) => this.refusalOf('ProposeAct', body, context, act),
      commandFor: (): ProposalCommand => ({ type: 'ProposeAct', proposal: { proposalId, subject, body, act: intent.type, content: contentOf(intent, context) } }),
    });
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: proposalId } } : answer;
  }

  private async revise({ command, reason }: Of<'ReviseProposal'>, state: Known, context: CommandContext): Promise<CommandAnswer> {
    const drafted = this.refusalNow('ReviseProposal', state.body, state.proposalId, context) ?? (await this.drafted(command, state.body, context, state));
    if ('kind' in drafted) return { ok: false, refusal: drafted };
    return this.record('ReviseProposal', state, { type: 'ReviseProposal', content: contentOf(drafted.intent, context), reason: composed(reason) }, aboutDraft(context));
  }

  /**
   * What the command would do. It is judged here by whether the body may do such a thing to it at all, by the command's own
   * handler as if a head of the body had sent it: what it comes to is judged when it is approved.
   */
  private async drafted(command: object, body: BodyId, context: CommandContext, before: Known | null): Promise<DraftedCommand | CommandRefusal> {
    const drafted = draftedBy(command);
    if (drafted === null) return rejected({ tag: 'act-not-proposable', facts: {} });
    if (before !== null && !isOfSameAct(drafted, before)) return rejected({ tag: 'proposal-of-another-act', facts: { act: before.act } });
    const intent = composed(drafted.intent);
    const files = attachedFiles((intent as WithFiles).files ?? []);
    if (!files.ok) return rejected(files.rejection);
    const asked = (await this.bus.execute(commandFor({ ...drafted, intent }, asHeadOf(body, context)))) as CommandAnswer;
    if (!asked.ok && asked.refusal.kind !== 'rejected') return asked.refusal;
    return { ...drafted, intent };
  }

  private async approve(state: Known, revision: number, context: CommandContext): Promise<CommandAnswer> {
    if (state.status !== 'open') return this.record('ApproveProposal', state, { type: 'ApproveProposal', revision: 0 }, context); // refused, or the same request again
    const refusal = this.refusalOfApproval(state, revision, context);
    if (refusal !== null) return { ok: false, refusal };
    const done = await this.carryOut(state, context);
    if (!done.ok) return done;
    const answer = await this.record('ApproveProposal', state, { type: 'ApproveProposal', revision: done.receipt.revision }, context);
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, warnings: done.receipt.warnings } } : answer;
  }

  /** Judged before the act is done, since what is done stays. */
  private refusalOfApproval(state: Known, revision: number, context: CommandContext): CommandRefusal | null {
    const { expectedRevision } = context;
    if (expectedRevision !== null && expectedRevision !== revision) return { kind: 'stale', actualRevision: revision, between: [] };
    const refusal = this.refusalNow('ApproveProposal', state.body, state.proposalId, context);
    if (refusal !== null) return refusal;
    const decision = proposalDecider.decide({ type: 'ApproveProposal', revision: 0 }, state, this.actNow(state.proposalId, context));
    return decision.ok ? null : rejected(decision.rejection);
  }

  /** The very act, by the very handler. It is recognised by the draft: approving twice, or after a break, does it once. */
  private async carryOut(state: Known, context: CommandContext): Promise<CommandAnswer> {
    const { preparedBy: by, proposalId, revision, subject, content } = state;
    const [draft] = await this.log.readStream(proposalStream(proposalId), { fromRevision: revision, limit: 1 });
    const prepared = { by, proposalId, revision, eventId: draft?.id ?? '' };
    const { occurredOn = null, lateEntryBasis = null, ...intent } = JSON.parse(content) as DraftContent;
    const dated = { occurredOn: context.occurredOn ?? occurredOn, lateEntryBasis: context.lateEntryBasis ?? lateEntryBasis };
    return (await this.bus.execute(commandFor({ subject, intent }, { ...context, ...dated, prepared, requestHash: null, expectedRevision: null }))) as CommandAnswer;
  }

  private record(action: ProposalCommand['type'], { proposalId, body }: Known, command: ProposalCommand, context: CommandContext): Promise<CommandAnswer> {
    const stream = proposalStream(proposalId);
    return this.core.execute({
      aggregate: PROPOSAL,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: (_state, act) => this.refusalOf(action, body, context, act),
      commandFor: () => command,
    });
  }

  /** Before anything is looked at that the answer could tell of. */
  private refusalNow(action: ProposalCommand['type'], body: BodyId, proposalId: string, context: CommandContext): CommandRefusal | null {
    return this.refusalOf(action, body, context, this.actNow(proposalId, context));
  }

  private actNow(proposalId: string, context: CommandContext): Act {
    return this.core.actOf(originOf(this.core.ids, context, proposalStream(proposalId)));
  }

  /** A draft is its body's own: another one, also the next to carry the thing, does not know of it. */
  private refusalOf(action: ProposalCommand['type'], body: BodyId, { actor }: CommandContext, act: Act): CommandRefusal | null {
    return actingBody(act) === body ? refusalBy(actor, action, { kind: 'proposal', body }, act, this.core.rules) : NOT_FOUND;
  }
}

const isOfSameAct = ({ subject: { kind, id, period }, intent }: DraftedCommand, { act, subject }: Known): boolean => intent.type === act && kind === subject.kind && id === subject.id && period === subject.period;

/** The day on the paper is that of the drafted act, and what the drafter saw is the thing that it is done to. */
const aboutDraft = (context: CommandContext): CommandContext => ({ ...context, occurredOn: null, lateEntryBasis: null, expectedRevision: null });

function contentOf(intent: object, { occurredOn, lateEntryBasis }: CommandContext): string {
  return JSON.stringify({ ...intent, ...(occurredOn !== null && { occurredOn }), ...(lateEntryBasis !== null && { lateEntryBasis: composed(lateEntryBasis) }) });
}
