import { recheckConfirmations, type OrganisationEvent } from '#libs/domain';
import { ORGANISATION_STREAM, type CommandCore } from '../commands/index.js';
import { decodeEvent, type RecordedEvent } from '../event-catalogue/index.js';
import { START, type Clock, type EventLogReader, type Position, type ProcessCheckpoints } from '../ports/index.js';
import { ContextLoader } from './context-loader.js';
import { carryOut, targetStream } from './message-sender.js';

/**
 * Hears the changes of bodies that the log has had before this program began to work once more, for duties whose
 * confirmation nobody looked at then (R12). Once for each log and change: how far it came is kept beside the checkpoint of the
 * processes, and losing that repeats it to no effect. The log is read only where there was a change.
 */
export class PastMergers {
  private readonly loader: ContextLoader;
  private over = false;

  constructor(
    private readonly log: EventLogReader,
    private readonly core: CommandCore,
    private readonly clock: Clock,
    private readonly checkpoints: ProcessCheckpoints,
  ) {
    this.loader = new ContextLoader(core, clock, log);
  }

  /**
   * `handled`: how far the processes have come; what they have yet to hear they see to themselves. Gives how many duties got
   * another confirming body now. @throws when something could not be stored; nothing is lost, the next call begins again.
   */
  async recheck(handled: Position): Promise<number> {
    if (this.over) return 0;
    const { name } = recheckConfirmations;
    const seen = this.checkpoints.load(name) ?? START;
    const last = await this.lastChange(seen, handled);
    const moved = last === null ? 0 : await this.hear(last);
    if (last !== null) this.checkpoints.save(name, last.position);
    this.over = true;
    return moved;
  }

  private async lastChange(after: Position, upTo: Position): Promise<RecordedEvent<OrganisationEvent> | null> {
    const changes = (await this.log.readStream(ORGANISATION_STREAM)).map((logged) => decodeEvent(logged) as RecordedEvent<OrganisationEvent>);
    return changes.findLast(({ event, position }) => event.type === 'HandOverFellDue' && position > after && position <= upTo) ?? null;
  }

  private async hear(cause: RecordedEvent<OrganisationEvent>): Promise<number> {
    const { name } = recheckConfirmations;
    const reaction = recheckConfirmations.react(cause.event, cause.metadata.act, await this.loader.recheck(await this.log.head()));
    if (reaction.kind === 'ignore') return 0;
    let moved = 0;
    for (const message of reaction.commands) {
      const answer = await carryOut(this.core, { process: name, cause, message, ordinal: 0 }, this.clock.now());
      if (!answer.ok && answer.refusal.kind !== 'rejected') throw new Error(`${name}: ${answer.refusal.kind} on ${targetStream(message)}`);
      if (answer.ok && !answer.receipt.repeated && answer.receipt.recorded > 0) moved += 1;
    }
    return moved;
  }
}
