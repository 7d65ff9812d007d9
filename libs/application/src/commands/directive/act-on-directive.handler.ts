import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  composed, contentFault, directiveWarnings, type DirectiveCommand, type DirectiveContent, type DirectiveId, type DirectiveStub, type OrganisationState, type Rejection, type Resource,
} from '#libs/domain';
import { DIRECTIVE, DIRECTIVE_NUMBER, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, rejected, secrecyRefusal } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnDirective, type CommandAnswer, type CommandContext, type DirectiveIntent } from '../contract.js';
import { assignmentIdFor } from '../derived-ids.js';
import { stubResource } from '../resource-of.js';
import { directiveNumberStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { DirectiveJob } from './directive-job.js';
import { carryOutOnNumber, directiveIdUnder } from './directive-number-claim.js';

type Draft = Extract<DirectiveIntent, { readonly type: 'DraftDirective' }>;
type Stub = Extract<DirectiveIntent, { readonly type: 'EnterStub' }>;

/** What stands under a number: a draft or a stub. */
type NumberedPaper = Pick<DirectiveContent, 'directiveId' | 'number'>;

/** Any act of a client on one directive. */
@CommandHandler(ActOnDirective)
export class ActOnDirectiveHandler implements ICommandHandler<ActOnDirective, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ directiveId, intent: asked, context }: ActOnDirective): Promise<CommandAnswer> {
    const intent = composed(asked);
    if (intent.type === 'DraftDirective') return this.draft(intent, context);
    if (intent.type === 'EnterStub') return this.enterStub(intent, context);
    if (directiveId === null) return { ok: false, refusal: NOT_FOUND };
    // What is refused for its mark is answered by the job, which asks first whether the caller may know of the directive.
    const lost = intent.type === 'IssueDirective' && secrecyRefusal(context) === null ? await this.numberLost(directiveId, context) : null;
    if (lost !== null) return lost;
    const answer = await this.act(directiveId, intent, context);
    if (answer.ok && intent.type === 'WithdrawDirective') await this.releaseNumber(directiveId, context);
    return answer;
  }

  private async act(directiveId: DirectiveId, intent: Exclude<DirectiveIntent, Draft | Stub>, context: CommandContext): Promise<CommandAnswer> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const stream = directiveStream(directiveId);
    const command = this.commandOf(directiveId, intent, register);
    const warnings = command.type === 'ReviseDraft' && contentFault(command.content, register) === null ? warningsAbout(command.content, register) : [];
    return this.core.execute(new DirectiveJob(stream, originOf(this.core.ids, context, stream), context.actor, command, null, warnings, this.core.rules));
  }

  private commandOf(directiveId: DirectiveId, intent: Exclude<DirectiveIntent, Draft | Stub>, register: OrganisationState): DirectiveCommand {
    switch (intent.type) {
      case 'ReviseDraft':
        return { type: intent.type, content: { ...intent.content, directiveId }, register };
      case 'IssueDirective':
      case 'AmendDirective':
        return { ...intent, register, assignmentIdFor: assignmentIdFor(this.core.ids) };
      case 'ConcludeDirective':
      case 'TakeBackDirectiveConclusion':
      case 'WithdrawDirective':
        return intent;
    }
  }

  private async draft({ content: asked, secrecy = 'open' }: Draft, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const directiveId = await directiveIdUnder(core, asked.number);
    const content: DirectiveContent = { ...asked, directiveId };
    const { number, confirmingBody: confirming, supervisingBody: supervising } = content;
    const fault = contentFault(content, register);
    const warnings = fault === null ? warningsAbout(content, register) : [];
    const resource = { kind: 'directive', issuer: number.issuer, confirming, supervising, reached: [] } as const;
    return this.begin({ type: 'DraftDirective', content, secrecy, register }, content, resource, warnings, context);
  }

  private async enterStub({ stub: asked }: Stub, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const stub: DirectiveStub = { ...asked, directiveId: await directiveIdUnder(core, asked.number) };
    return this.begin({ type: 'EnterStub', stub, register }, stub, stubResource(stub), [], context);
  }

  /** The number is claimed first, in its own stream; what cannot be stored anyway does not get that far. */
  private async begin(command: DirectiveCommand, paper: NumberedPaper, resource: Resource, warnings: readonly Rejection[], context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const stream = directiveStream(paper.directiveId);
    const origin = originOf(core.ids, context, stream);
    const job = new DirectiveJob(stream, origin, context.actor, command, resource, warnings, this.core.rules);
    const act = core.actOf(origin);
    // Whoever may not begin it, and a paper with a fault, is answered by the job alone, which then records nothing.
    if (job.refusalOf(DIRECTIVE.decider.initialState, act) === null && secrecyRefusal(origin) === null && DIRECTIVE.decider.decide(command, DIRECTIVE.decider.initialState, act).ok) {
      const claim = await carryOutOnNumber(core, paper.number, { type: 'ClaimDirectiveNumber', directiveId: paper.directiveId }, origin);
      if (!claim.ok) return claim.refusal.kind === 'rejected' ? numberUsed(paper, paper.directiveId) : claim;
    }
    const answer = await core.execute(job);
    if (answer.ok) return (await this.numberLost(paper.directiveId, context)) ?? answer;
    const taken = answer.refusal.kind === 'rejected' && answer.refusal.rejection.tag === 'directive-already-drafted';
    return taken ? numberUsed(paper, paper.directiveId) : answer;
  }

  /**
   * A draft or stub that took long to be stored may have lost its number as unused: it is claimed again, which records nothing
   * while it has it. Null: it has its number, or is neither; else why it has none, so that no two are issued under one.
   */
  private async numberLost(directiveId: DirectiveId, context: CommandContext): Promise<CommandAnswer | null> {
    const stream = directiveStream(directiveId);
    const { content, stub, status } = await this.core.stateOf(DIRECTIVE, stream);
    const paper = content ?? stub;
    if (paper === null || (status !== 'drafted' && status !== 'stub')) return null;
    await this.core.stateOf(DIRECTIVE_NUMBER, directiveNumberStream(paper.number)); // as of now, also when another program released it
    const claim = await carryOutOnNumber(this.core, paper.number, { type: 'ClaimDirectiveNumber', directiveId }, originOf(this.core.ids, context, stream));
    if (claim.ok) return null;
    const { refusal } = claim;
    return refusal.kind === 'rejected' ? numberUsed(paper, refusal.rejection.facts['heldBy'] as DirectiveId) : claim;
  }

  /** A withdrawn draft or stub frees its number; an issued directive keeps it for ever. */
  private async releaseNumber(directiveId: DirectiveId, context: CommandContext): Promise<void> {
    const { content, stub, issuedOn } = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    const paper = content ?? stub;
    if (paper === null || issuedOn !== null) return;
    const origin = originOf(this.core.ids, context, directiveStream(directiveId));
    const reason = content === null ? 'the stub was withdrawn' : 'the draft was withdrawn';
    await carryOutOnNumber(this.core, paper.number, { type: 'ReleaseDirectiveNumber', directiveId, reason }, origin);
  }
}

const numberUsed = ({ number }: NumberedPaper, heldBy: DirectiveId): CommandAnswer => ({
  ok: false,
  refusal: rejected({ tag: 'number-already-used', facts: { symbol: number.symbol, issuer: number.issuer, kind: number.kind, year: number.year, number: number.number, heldBy } }),
});

/** About a content without a fault. */
const warningsAbout = (content: DirectiveContent, register: OrganisationState): readonly Rejection[] =>
  directiveWarnings(content, register).map(({ kind, ...facts }) => ({ tag: kind, facts }));
