import type {
  ActOnAssignment, ActOnDirective, ActOnIndicator, ActOnOrganisation, ActOnReceipt, CommandAnswer, CommandContext, CommandReceipt, Ids,
} from '#libs/application'; // prettier-ignore
import type { Actor, LocalDate } from '#libs/domain';
import { SampleFaultError } from './sample-fault.error.js';

export type SampleCommand = ActOnAssignment | ActOnIndicator | ActOnDirective | ActOnOrganisation | ActOnReceipt;

/** What the sample needs of a running engine. */
export interface SampleEngine {
  readonly send: (command: SampleCommand) => Promise<CommandAnswer>;
  /** Resolves when processes have answered, and read models have taken in, everything stored so far. */
  readonly settle: () => Promise<void>;
}

/** Days and reasons of acts recorded after the day on the paper; null = today, nothing to explain. */
export interface PaperDate {
  readonly occurredOn: LocalDate;
  readonly lateEntryBasis: string;
}

/**
 * Sends commands under keys that follow from their order, so that an interrupted load can simply be run again: what was
 * recorded is answered again, and nothing is recorded twice.
 */
export class SampleSender {
  private sent = 0;

  constructor(
    private readonly engine: SampleEngine,
    private readonly ids: Ids,
    private readonly name: string,
  ) {}

  /** @throws SampleFaultError when refused. */
  async send(actor: Actor, build: (context: CommandContext) => SampleCommand, paper: PaperDate | null = null): Promise<CommandReceipt> {
    this.sent += 1;
    const key = `${this.name}-${this.sent}`;
    const context: CommandContext = {
      actor,
      actingFor: null,
      occurredOn: paper?.occurredOn ?? null,
      lateEntryBasis: paper?.lateEntryBasis ?? null,
      idempotencyKey: key,
      requestHash: null,
      expectedRevision: null,
      correlationId: this.ids.derive('sample', key),
    };
    const { context: _ours, ...asked } = build(context);
    const command = build({ ...context, requestHash: this.ids.sha256(JSON.stringify(asked)) });
    const answer = await this.engine.send(command);
    if (!answer.ok) throw new SampleFaultError(`${key} ${actor.body} ${command.intent.type}`, answer.refusal);
    await this.engine.settle();
    return answer.receipt;
  }
}
