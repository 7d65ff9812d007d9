import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, owedFor, owedPeriodNumber, type BodyId, type OwedPeriod, type PeriodReportCommand, type ReportingState, type Resource } from '#libs/domain';
import { ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { ORGANISATION_STREAM } from '../stream-names.js';
import { reportingResource } from './reporting-resource.js';
import { periodReportStream, reportingStream } from './reporting-streams.js';
import { PERIOD_REPORT, REPORTING } from './reporting.aggregate.js';
import { ActOnPeriodReport, type PeriodReportIntent } from './reporting.contract.js';

/** Any act on the reports of one period, judged by what the obligation asks for it. */
@CommandHandler(ActOnPeriodReport)
export class ActOnPeriodReportHandler implements ICommandHandler<ActOnPeriodReport, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ obligationId, period, intent: asked, context }: ActOnPeriodReport): Promise<CommandAnswer> {
    const { core } = this;
    const intent = composed(asked);
    const obligation = await core.stateOf(REPORTING, reportingStream(obligationId));
    if (obligation.terms === null) return { ok: false, refusal: NOT_FOUND };
    const number = owedPeriodNumber(obligation, period);
    const owed = number === null ? null : owedFor(obligation, number);
    const resource = resourceFor(obligation, owed, intent);
    const command = owed === null ? notOwed(obligation, period) : await this.commandOf(intent, owed);
    // A period that is none has no stream of its own; the question is then only whether the caller may be told so.
    const stream = periodReportStream(obligationId, number === null ? 'none' : period);
    return core.execute({
      aggregate: PERIOD_REPORT,
      stream,
      origin: originOf(core.ids, context, stream),
      refusalOf: (_state, act) => refusalBy(context.actor, intent.type, resource, act, this.core.rules),
      commandFor: () => command,
    });
  }

  private async commandOf(intent: PeriodReportIntent, owed: OwedPeriod): Promise<PeriodReportCommand> {
    if (intent.type !== 'SubmitConsolidation') return { ...intent, owed };
    return { ...intent, owed, register: await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM) };
  }
}

const notOwed = ({ status }: ReportingState, period: string): CommandRefusal =>
  rejected(status === 'withdrawn' ? { tag: 'reporting-withdrawn', facts: {} } : { tag: 'report-period-unknown', facts: { period } });

/** A unit knows of its own report only: to it, another's is as if it were not there. */
function resourceFor(obligation: ReportingState, owed: OwedPeriod | null, intent: PeriodReportIntent): Resource | null {
  if (!('unit' in intent)) return reportingResource(obligation);
  return reportingResource(obligation, filersOf(obligation, owed, intent.unit));
}

/** A body that does not report in this period, but once did or will, is told so. */
function filersOf(obligation: ReportingState, owed: OwedPeriod | null, unit: BodyId): readonly BodyId[] {
  const owing = owed?.units.find((one) => one.unit === unit);
  if (owing !== undefined) return [owing.filedBy];
  return obligation.units.some((one) => one.unit === unit) ? [unit] : [];
}
