import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed } from '#libs/domain';
import type { BodyId, DirectiveId, DirectiveState, LocalDate, ReceiptCommand } from '#libs/domain';
import { DIRECTIVE, RECEIPT } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnReceipt, type CommandAnswer, type ReceiptIntent } from '../contract.js';
import { directiveStream, receiptStream } from '../stream-names.js';

/** Any act on the receipt of a directive by one addressee (R14). */
@CommandHandler(ActOnReceipt)
export class ActOnReceiptHandler implements ICommandHandler<ActOnReceipt, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ directiveId, addressee, intent, context }: ActOnReceipt): Promise<CommandAnswer> {
    const directive = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    const { content } = directive;
    if (content === null) return { ok: false, refusal: NOT_FOUND };
    const stream = receiptStream(directiveId, addressee);
    const command = commandOf(composed(intent), directiveId, addressee, content.date);
    const resource = { kind: 'receipt', addressee, issuer: content.number.issuer } as const;
    return this.core.execute({
      aggregate: RECEIPT,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: ({ status }, act) =>
        status === 'none' && !awaitsCopy(directive, addressee) ? NOT_FOUND : refusalBy(context.actor, intent.type, resource, act, this.core.rules),
      commandFor: () => command,
    });
  }
}

/** Issued to that body, with the copy perhaps still on its way to the receipt's stream. */
const awaitsCopy = ({ issuedOn, addressees }: DirectiveState, body: BodyId): boolean => issuedOn !== null && addressees.includes(body);

/** The date on the paper is when the directive came to exist. */
function commandOf(intent: ReceiptIntent, directiveId: DirectiveId, addressee: BodyId, issuedOn: LocalDate): ReceiptCommand {
  switch (intent.type) {
    case 'ConfirmDelivery':
      return { type: intent.type, directiveId, addressee };
    case 'RegisterArrival':
      return { ...intent, directiveId, addressee, issuedOn };
    case 'CorrectArrival':
      return { ...intent, issuedOn };
  }
}
