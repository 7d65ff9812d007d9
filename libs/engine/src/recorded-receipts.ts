import { decodeEvent, ReadModelMissingError, recordedCommand, resultIdOf, StreamTailReceipts, type CommandReceipts, type EventLogReader, type KnownCommand, type ReadModelStore } from '#libs/application';

/** Finds what an earlier command recorded: in the read model of commands, and for the last moments in the stream itself. */
export class RecordedReceipts implements CommandReceipts {
  private readonly tail: StreamTailReceipts;

  constructor(
    private readonly log: EventLogReader,
    private readonly store: ReadModelStore,
  ) {
    this.tail = new StreamTailReceipts(log);
  }

  async find(commandId: string, stream: string): Promise<KnownCommand | null> {
    const recorded = this.recorded(commandId);
    if (recorded === null) return this.tail.find(commandId, stream);
    const [first] = await this.log.readStream(recorded.stream, { fromRevision: recorded.firstRevision, limit: 1 });
    const event = first === undefined ? undefined : decodeEvent(first).event;
    const { firstRevision, lastRevision, position, requestHash } = recorded;
    return { stream: recorded.stream, firstRevision, lastRevision, position, requestHash, resultId: resultIdOf(recorded.stream, event) };
  }

  private recorded(commandId: string): ReturnType<typeof recordedCommand> {
    try {
      return recordedCommand({ store: this.store }, commandId);
    } catch (error) {
      if (error instanceof ReadModelMissingError) return null;
      throw error;
    }
  }
}
