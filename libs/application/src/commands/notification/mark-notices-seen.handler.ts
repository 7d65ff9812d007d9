import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { READ_MODEL_STORE, type ReadModelStore } from '../../ports/index.js';
import { noticesProjection } from '../../projections/notices/notices.projection.js';
import { NOTICE_DESK } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { noticeDeskStream } from '../stream-names.js';
import { MarkNoticesSeen } from './notification.contract.js';

/** A body says until where it has seen its notices: not beyond what the read model could have shown it. */
@CommandHandler(MarkNoticesSeen)
export class MarkNoticesSeenHandler implements ICommandHandler<MarkNoticesSeen, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(READ_MODEL_STORE) private readonly store: Pick<ReadModelStore, 'reader'>,
  ) {}

  execute(command: MarkNoticesSeen): Promise<CommandAnswer> {
    return markNoticesSeen(this.core, command, () => this.shown());
  }

  private shown(): number {
    const { name, version } = noticesProjection;
    return this.store.reader(name, version)?.checkpoint()?.index ?? 0;
  }
}

/** The same for a program without that read model. `shown`: dense index of the last event whose notices can have been read. */
export function markNoticesSeen(core: CommandCore, { body, upTo, context }: MarkNoticesSeen, shown: () => number): Promise<CommandAnswer> {
  const stream = noticeDeskStream(body);
  return core.execute({
    aggregate: NOTICE_DESK,
    stream,
    origin: originOf(core.ids, context, stream),
    refusalOf: (_, act) => refusalBy(context.actor, 'MarkNoticesSeen', { kind: 'inbox', body }, act, core.rules),
    commandFor: () => ({ type: 'MarkNoticesSeen', body, upTo, known: shown() }),
  });
}
