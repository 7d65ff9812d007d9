import { ActOnAssignment, ActOnIndicator, ActOnOrganisation, ActOnReceipt, type AssignmentIntent, type EventLogReader, type Ids, type IndicatorIntent, type ReceiptIntent } from '#libs/application';
import { addDays, dateAt, weekday, type AssignmentId, type BodyId, type DirectiveId, type IndicatorId, type Instant, type LocalDate, type OrganisationCommand } from '#libs/domain';
import { at } from '../load-sample-province.js';
import { sampleActor, sampleAdministrator } from '../sample-accounts.js';
import type { SampleSender } from '../sample-sender.js';
import type { SeededRandom } from '../seeded-random.js';
import type { SimulatedClock } from '../simulated-clock.js';
import { holderOfPlace } from './holder-of-place.js';

/** Where the bodies of the demo act: who does what, now by the simulated clock. */
export class Stage {
  /** Have bodies ended, so that duties have other holders than the story knows? */
  private changed = false;

  constructor(
    private readonly sender: SampleSender,
    private readonly clock: SimulatedClock,
    private readonly ids: Ids,
    private readonly log: EventLogReader,
  ) {}

  today(): LocalDate {
    return dateAt(this.clock.now());
  }

  /** The act of that body, or of whoever has its place in the duty since the bodies changed. */
  async act(body: BodyId, assignment: AssignmentId, intent: AssignmentIntent): Promise<void> {
    const actor = this.changed ? await holderOfPlace(this.log, assignment, intent.type, body) : body;
    await this.sender.send(sampleActor(this.ids, actor), (context) => new ActOnAssignment(assignment, intent, context));
  }

  /** Changes the register of bodies, in the name of who keeps it. */
  async change(command: OrganisationCommand): Promise<void> {
    this.changed = true;
    await this.sender.send(sampleAdministrator(this.ids), (context) => new ActOnOrganisation(command, context));
  }

  async measure(body: BodyId, indicator: IndicatorId, intent: IndicatorIntent): Promise<void> {
    await this.sender.send(sampleActor(this.ids, body), (context) => new ActOnIndicator(indicator, intent, context));
  }

  async receive(body: BodyId, directive: DirectiveId, intent: ReceiptIntent): Promise<void> {
    await this.sender.send(sampleActor(this.ids, body), (context) => new ActOnReceipt(directive, body, intent, context));
  }
}

/** Some minute of office hours on that day, or on the Monday after when it is a weekend. */
export function officeHour(day: LocalDate, random: SeededRandom): Instant {
  const hour = random.between(8, 16);
  return at(onWeekday(day), hour, random.between(0, 59));
}

export const onWeekday = (day: LocalDate): LocalDate => (weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day);

/** That many weekdays after the day (weekends are skipped; holidays are not looked at). */
export function weekdaysLater(day: LocalDate, count: number): LocalDate {
  let later = onWeekday(day);
  for (let left = count; left > 0; left -= 1) later = onWeekday(addDays(later, 1));
  return later;
}
