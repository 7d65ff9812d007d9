import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, originOfKey, verifierKeyText, type LogKeyCommand } from '#libs/domain';
import { SIGNER_KEYS, type SignerKeys } from '../../ports/index.js';
import { NOT_FOUND, originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { LOG_KEY, LOG_KEY_STREAM } from './log-key.aggregate.js';
import { RotateLogKey } from './log-key.contract.js';

/** The key is on the disk before the event that names it is stored: a key that nobody ever names does no harm. */
@CommandHandler(RotateLogKey)
export class RotateLogKeyHandler implements ICommandHandler<RotateLogKey, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(SIGNER_KEYS) private readonly keys: SignerKeys,
  ) {}

  execute({ reason, context }: RotateLogKey): Promise<CommandAnswer> {
    let made: string | null = null;
    return this.core.execute({
      aggregate: LOG_KEY,
      stream: LOG_KEY_STREAM,
      origin: originOf(this.core.ids, context, LOG_KEY_STREAM),
      refusalOf: (_, act) => refusalBy(context.actor, 'RotateLogKey', { kind: 'system' }, act, this.core.rules),
      commandFor: ({ keys }): LogKeyCommand | CommandRefusal => {
        const origin = originOfKey(keys.at(-1) ?? '');
        if (origin === null) return NOT_FOUND;
        made ??= verifierKeyText(this.keys.generate(origin, 'log').key);
        return { type: 'RotateLogKey', key: made, reason: composed(reason) };
      },
    });
  }
}
