import { dateAt, DAY_MS, ZONE_OFFSET_MS, type Act, type Instant, type LocalDate } from '#libs/domain';
import type { Clock } from '../ports/index.js';
import type { CommandOrigin } from './command-job.js';

/** Dates acts: `recordedAt` never runs backwards in what this process writes, even when the machine's clock does (R13). */
export class ActClock {
  private last: Instant = Number.NEGATIVE_INFINITY;
  private today: LocalDate = dateAt(0);
  private todayNumber = Math.floor(ZONE_OFFSET_MS / DAY_MS);

  constructor(private readonly clock: Clock) {}

  actOf(origin: CommandOrigin): Act {
    const now = this.clock.now();
    if (now > this.last) this.last = now;
    return {
      recordedAt: this.last,
      occurredOn: origin.occurredOn ?? this.dayAt(this.last),
      lateEntryBasis: origin.lateEntryBasis,
      actor: origin.actor,
      body: origin.body,
      actingFor: origin.actingFor,
    };
  }

  private dayAt(at: Instant): LocalDate {
    const day = Math.floor((at + ZONE_OFFSET_MS) / DAY_MS);
    if (day !== this.todayNumber) {
      this.today = dateAt(at);
      this.todayNumber = day;
    }
    return this.today;
  }
}
