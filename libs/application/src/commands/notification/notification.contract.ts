import type { BodyId } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** Marks the notices of a body as seen, up to and with those of the event with the dense index `upTo`. */
export class MarkNoticesSeen {
  constructor(readonly body: BodyId, readonly upTo: number, readonly context: CommandContext) {}
}
