import {
  actorId, periodsToRemind, PROCESS_ACTOR, REMIND_OF_REPORTS, reportRungsDue, type Instant, type OwedPeriod, type PeriodReportCommand, type PeriodReportEvent, type PeriodReportState, type ReminderDays,
  type ReportingId, type SupervisionRules,
} from '#libs/domain';
import { PERIOD_REPORT, periodReportStream, REPORTING, reportingStream, type CommandCore, type CommandJob, type CommandRefusal } from '../commands/index.js';
import type { Clock } from '../ports/clock.js';
import { RememberedReminderDays } from '../projections/pending-rungs/remembered-reminder-days.js';

/** The obligations there are, as far as the one who asks knows: one that is missing is reminded of the next time. */
export type KnownObligations = () => readonly ReportingId[];

/**
 * Fires the rungs of the ladder about periodic reports. Asking often costs a look at the periods near their due days, and
 * asking twice, or from two programs, fires nothing twice: what is fired is decided on the period's own stream, on what is
 * missing there. Nothing waits for it: who is late is computed from days.
 */
export class ReportReminders {
  private readonly days = new RememberedReminderDays();

  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
    private readonly obligations: KnownObligations,
  ) {}

  /** How many rungs were fired now. @throws what the log throws when it is broken. */
  async sweep(): Promise<number> {
    let fired = 0;
    for (const id of this.obligations()) {
      const obligation = await this.core.stateOf(REPORTING, reportingStream(id));
      for (const owed of periodsToRemind(obligation, this.clock.now())) fired += await this.remind(owed);
    }
    return fired;
  }

  /** One command for each tier: the second sees what the first has recorded, and each what is owed by then, since bodies change in between. */
  private async remind(owed: OwedPeriod): Promise<number> {
    const stream = periodReportStream(owed.terms.obligationId, owed.period.key);
    const state = await this.core.stateOf(PERIOD_REPORT, stream);
    let fired = 0;
    for (let left = reportRungsDue(owed, state, this.daysFor(owed), this.clock.now()).length; left > 0; left--) {
      const now = await this.owedNow(owed);
      if (now === undefined) break;
      const answer = await this.core.execute(this.job(now, stream));
      if (answer.ok) fired += answer.receipt.recorded;
      else if (answer.refusal.kind !== 'not-found' && answer.refusal.kind !== 'rejected') throw new Error(`${REMIND_OF_REPORTS}: ${answer.refusal.kind}`);
    }
    return fired;
  }

  private async owedNow({ terms, period }: OwedPeriod): Promise<OwedPeriod | undefined> {
    const obligation = await this.core.stateOf(REPORTING, reportingStream(terms.obligationId));
    return periodsToRemind(obligation, this.clock.now()).find(({ period: { key } }) => key === period.key);
  }

  private job(owed: OwedPeriod, stream: string): CommandJob<PeriodReportCommand, PeriodReportState, PeriodReportEvent> {
    return {
      aggregate: PERIOD_REPORT,
      stream,
      origin: {
        actor: actorId(`${PROCESS_ACTOR}${REMIND_OF_REPORTS}`), body: owed.owner, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: this.core.ids.fresh(), repeatable: false, requestHash: null,
        correlationId: stream, causationId: null, expectedRevision: null,
      },
      refusalOf: () => null,
      rulesFor: () => this.rulesFor(owed),
      commandFor: (held, act) => this.commandAt(owed, held, act.recordedAt),
    }; // prettier-ignore
  }

  private commandAt(owed: OwedPeriod, state: PeriodReportState, at: Instant): PeriodReportCommand | CommandRefusal {
    const [rung] = reportRungsDue(owed, state, this.daysFor(owed), at);
    return rung === undefined ? { kind: 'not-found' } : { type: 'FireReportRung', owed, ...rung };
  }

  private daysFor(owed: OwedPeriod): ReminderDays {
    return this.days.of(this.rulesFor(owed));
  }

  private rulesFor({ owner }: OwedPeriod): SupervisionRules {
    return this.core.rules.for(owner);
  }
}
