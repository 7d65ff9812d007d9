import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, previewUrging, type Act, type BodyId } from '#libs/domain';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandContext, CommandRefusal } from '../contract.js';
import { decidingFor } from '../proposal/as-head-of.js';
import { surroundingsOf } from './urging-surroundings.js';
import { PreviewUrging, type UrgingPreviewAnswer } from './urging.contract.js';

/** What an urging would come to, by the very rules that judge it; nothing is stored. */
@CommandHandler(PreviewUrging)
export class PreviewUrgingHandler implements ICommandHandler<PreviewUrging, UrgingPreviewAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ subject: asked, context }: PreviewUrging): Promise<UrgingPreviewAnswer> {
    const { core } = this;
    const subject = composed(asked);
    const act = core.actOf(originOf(core.ids, context, 'urging-preview'));
    const issuer = context.actingFor ?? context.actor.body;
    const refusal = this.refusalOf(issuer, context, act);
    if (refusal !== null) return { ok: false, refusal };
    const around = await surroundingsOf(core, subject, context.actor, act);
    const colour = core.rules.for(issuer).policy.slipColours[subject.grade];
    return { ok: true, preview: { colour, ...previewUrging({ ...subject, issuer }, around) } };
  }

  /** Whoever urges looks first, and so does whoever drafts it. */
  private refusalOf(issuer: BodyId, { actor }: CommandContext, act: Act): CommandRefusal | null {
    const { rules } = this.core;
    const urging = { kind: 'urging', issuers: [issuer], addressees: [], followers: [] } as const;
    const refusal = refusalBy(actor, 'IssueUrging', urging, act, rules);
    if (refusal === null || refusalBy(actor, 'ProposeAct', { kind: 'proposal', body: issuer }, act, rules) !== null) return refusal;
    return refusalBy(decidingFor(issuer, actor), 'IssueUrging', urging, { ...act, actingFor: null }, rules);
  }
}
