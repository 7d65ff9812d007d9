import type {
  ActOnAssignment, ActOnDelegations, ActOnDirective, ActOnIndicator, ActOnInspection, ActOnOrganisation, ActOnOversight, ActOnPeriodReport, ActOnRanking, ActOnReceipt, ActOnReporting, ActOnReview, ActOnUrging,
  CommandAnswer, CommandContext, CommandReceipt, Ids, IssueUrging, MarkNoticesSeen, PublishSupervisionRules,
} from '#libs/application'; // prettier-ignore
import type { Actor, BodyId, LocalDate } from '#libs/domain';
import { SampleFaultError } from './sample-fault.error.js';

export type SampleCommand =
  | ActOnAssignment | ActOnDelegations | ActOnDirective | ActOnIndicator | ActOnInspection | ActOnOrganisation | ActOnOversight | ActOnPeriodReport | ActOnRanking | ActOnReceipt | ActOnReporting | ActOnReview
  | ActOnUrging | IssueUrging | MarkNoticesSeen | PublishSupervisionRules; // prettier-ignore

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

  /** `actingFor`: the body in whose name it is done, null = the actor's own. @throws SampleFaultError when refused. */
  async send(actor: Actor, build: (context: CommandContext) => SampleCommand, paper: PaperDate | null = null, actingFor: BodyId | null = null): Promise<CommandReceipt> {
    this.sent += 1;
    const key = `${this.name}-${this.sent}`;
    const context: CommandContext = {
      actor,
      actingFor,
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
    if (!answer.ok) throw new SampleFaultError(`${key} ${actor.body} ${'intent' in command ? command.intent.type : command.constructor.name}`, answer.refusal);
    await this.engine.settle();
    return answer.receipt;
  }
}
