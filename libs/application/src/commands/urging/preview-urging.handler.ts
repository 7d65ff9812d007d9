import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, previewUrging } from '#libs/domain';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
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
    const refusal = refusalBy(context.actor, 'IssueUrging', { kind: 'urging', issuers: [issuer], addressees: [], followers: [] }, act, this.core.rules);
    if (refusal !== null) return { ok: false, refusal };
    const around = await surroundingsOf(core, subject, context.actor, act);
    const colour = core.rules.for(issuer).policy.slipColours[subject.grade];
    return { ok: true, preview: { colour, ...previewUrging({ ...subject, issuer }, around) } };
  }
}
