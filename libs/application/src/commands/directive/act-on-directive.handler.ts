import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  composed, contentFault, directiveWarnings, type DirectiveCommand, type DirectiveContent, type DirectiveId, type OrganisationState, type Rejection,
} from '#libs/domain';
import { DIRECTIVE, DIRECTIVE_NUMBER, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnDirective, type CommandAnswer, type CommandContext, type DirectiveIntent } from '../contract.js';
import { assignmentIdFor } from '../derived-ids.js';
import { directiveNumberStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { DirectiveJob } from './directive-job.js';
import { carryOutOnNumber, directiveIdUnder } from './directive-number-claim.js';

type Draft = Extract<DirectiveIntent, { readonly type: 'DraftDirective' }>;

/** Any act of a client on one directive. */
@CommandHandler(ActOnDirective)
export class ActOnDirectiveHandler implements ICommandHandler<ActOnDirective, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ directiveId, intent: asked, context }: ActOnDirective): Promise<CommandAnswer> {
    const intent = composed(asked);
    if (intent.type === 'DraftDirective') return this.draft(intent, context);
    if (directiveId === null) return { ok: false, refusal: NOT_FOUND };
    const lost = intent.type === 'IssueDirective' ? await this.numberLost(directiveId, context) : null;
    if (lost !== null) return lost;
    const answer = await this.act(directiveId, intent, context);
    if (answer.ok && intent.type === 'WithdrawDirective') await this.releaseNumber(directiveId, context);
    return answer;
  }

  private async act(directiveId: DirectiveId, intent: Exclude<DirectiveIntent, Draft>, context: CommandContext): Promise<CommandAnswer> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const stream = directiveStream(directiveId);
    const command = this.commandOf(directiveId, intent, register);
    const warnings = command.type === 'ReviseDraft' && contentFault(command.content, register) === null ? warningsAbout(command.content, register) : [];
    return this.core.execute(new DirectiveJob(stream, originOf(this.core.ids, context, stream), context.actor, command, null, warnings));
  }

  private commandOf(directiveId: DirectiveId, intent: Exclude<DirectiveIntent, Draft>, register: OrganisationState): DirectiveCommand {
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

  /** The number is claimed first, in its own stream; a draft that cannot be stored anyway does not get that far. */
  private async draft(intent: Draft, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const { number, confirmingBody: confirming, supervisingBody: supervising } = intent.content;
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const directiveId = await directiveIdUnder(core, number);
    const content: DirectiveContent = { ...intent.content, directiveId };
    const stream = directiveStream(directiveId);
    const origin = originOf(core.ids, context, stream);
    const resource = { kind: 'directive', issuer: number.issuer, confirming, supervising, reached: [] } as const;
    const fault = contentFault(content, register);
    const warnings = fault === null ? warningsAbout(content, register) : [];
    const job = new DirectiveJob(stream, origin, context.actor, { type: 'DraftDirective', content, register }, resource, warnings);
    // Whoever may not draft, and a draft with a fault, is answered by the job alone, which then records nothing.
    if (fault === null && job.refusalOf(DIRECTIVE.decider.initialState, core.actOf(origin)) === null) {
      const claim = await carryOutOnNumber(core, number, { type: 'ClaimDirectiveNumber', directiveId }, origin);
      if (!claim.ok) return claim.refusal.kind === 'rejected' ? numberUsed(content, directiveId) : claim;
    }
    const answer = await core.execute(job);
    if (answer.ok) return (await this.numberLost(directiveId, context)) ?? answer;
    const taken = answer.refusal.kind === 'rejected' && answer.refusal.rejection.tag === 'directive-already-drafted';
    return taken ? numberUsed(content, directiveId) : answer;
  }

  /**
   * A draft that took long to be stored may have lost its number as unused: it is claimed again, which records nothing while
   * the draft has it. Null: it has its number, or is no draft; else why it has none, so that no two are issued under one.
   */
  private async numberLost(directiveId: DirectiveId, context: CommandContext): Promise<CommandAnswer | null> {
    const stream = directiveStream(directiveId);
    const { content, status } = await this.core.stateOf(DIRECTIVE, stream);
    if (content === null || status !== 'drafted') return null;
    await this.core.stateOf(DIRECTIVE_NUMBER, directiveNumberStream(content.number)); // as of now, also when another program released it
    const claim = await carryOutOnNumber(this.core, content.number, { type: 'ClaimDirectiveNumber', directiveId }, originOf(this.core.ids, context, stream));
    if (claim.ok) return null;
    const { refusal } = claim;
    return refusal.kind === 'rejected' ? numberUsed(content, refusal.rejection.facts['heldBy'] as DirectiveId) : claim;
  }

  /** A withdrawn draft frees its number; an issued directive keeps it for ever. */
  private async releaseNumber(directiveId: DirectiveId, context: CommandContext): Promise<void> {
    const { content, issuedOn } = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    if (content === null || issuedOn !== null) return;
    const origin = originOf(this.core.ids, context, directiveStream(directiveId));
    await carryOutOnNumber(this.core, content.number, { type: 'ReleaseDirectiveNumber', directiveId, reason: 'the draft was withdrawn' }, origin);
  }
}

const numberUsed = ({ number }: DirectiveContent, heldBy: DirectiveId): CommandAnswer => ({
  ok: false,
  refusal: rejected({ tag: 'number-already-used', facts: { symbol: number.symbol, issuer: number.issuer, kind: number.kind, year: number.year, number: number.number, heldBy } }),
});

/** About a content without a fault. */
const warningsAbout = (content: DirectiveContent, register: OrganisationState): readonly Rejection[] =>
  directiveWarnings(content, register).map(({ kind, ...facts }) => ({ tag: kind, facts }));
