import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, dateAt, type DocumentNumber, type UrgingCommand, type UrgingDocument } from '#libs/domain';
import { DIRECTIVE_NUMBER, URGING } from '../aggregate.js';
import { originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandOrigin } from '../command-job.js';
import type { CommandAnswer, CommandContext } from '../contract.js';
import { urgingIdOf } from '../derived-ids.js';
import { directiveNumberStream, urgingStream } from '../stream-names.js';
import { surroundingsOf } from './urging-surroundings.js';
import { IssueUrging, type UrgingDraft } from './urging.contract.js';

/** A formal urging under a number of its own. The stream is named by the number, and so is the claim on it. */
@CommandHandler(IssueUrging)
export class IssueUrgingHandler implements ICommandHandler<IssueUrging, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ draft: asked, leaveOutRefused, context }: IssueUrging): Promise<CommandAnswer> {
    const { core } = this;
    const draft = composed(asked);
    const document = this.documentOf(draft);
    const stream = urgingStream(document.urgingId);
    const origin = this.originOf(draft, context, stream);
    const resource = { kind: 'urging', issuers: [draft.number.issuer], addressees: [], followers: [] } as const;
    const [around, heldBy] = await Promise.all([surroundingsOf(core, draft, context.actor, core.actOf(origin)), this.holderOf(draft.number)]);
    const command: UrgingCommand = { type: 'IssueUrging', document, leaveOutRefused, ...around };
    return core.execute({
      aggregate: URGING,
      stream,
      origin,
      rulesFor: () => core.rules.for(draft.number.issuer),
      refusalOf: (_state, act) => refusalBy(context.actor, 'IssueUrging', resource, act, this.core.rules),
      commandFor: () => (heldBy === null ? command : rejected({ tag: 'urging-number-of-directive', facts: { symbol: draft.number.symbol, directiveId: heldBy } })),
    });
  }

  private documentOf({ number, date, signatory, grade, directiveId, answerDue, demand, asksExplanation, basis, skipsGradeReason }: UrgingDraft): UrgingDocument {
    const colour = this.core.rules.for(number.issuer).policy.slipColours[grade];
    return { urgingId: urgingIdOf(this.core.ids, number), number, date, signatory, grade, colour, directiveId, answerDue, demand, asksExplanation, basis, skipsGradeReason };
  }

  /** The act is dated as the paper is. Entered later, the paper itself proves its day, unless another document is named (R13). */
  private originOf({ date, number }: UrgingDraft, context: CommandContext, stream: string): CommandOrigin {
    const origin = originOf(this.core.ids, { ...context, occurredOn: context.occurredOn ?? date }, stream);
    const late = date < dateAt(this.core.actOf(origin).recordedAt);
    // The revision that the caller saw is that of another thing: nothing stands in the stream yet.
    return { ...origin, lateEntryBasis: origin.lateEntryBasis ?? (late ? number.symbol : null), expectedRevision: null };
  }

  /** A directive has no number in common with an urging of the same body. */
  private async holderOf(number: DocumentNumber) {
    return (await this.core.stateOf(DIRECTIVE_NUMBER, directiveNumberStream(number))).heldBy;
  }
}
