import {
  ActOnAssignment, ActOnIndicator, ActOnOrganisation, ActOnReceipt, decodeEvent, ORGANISATION_STREAM,
  type AssignmentIntent, type CommandContext, type CommandReceipt, type EventLogReader, type Ids, type IndicatorIntent, type ReceiptIntent,
} from '#libs/application'; // prettier-ignore
import {
  addDays, dateAt, heirOf, organisationDecider, weekday,
  type AssignmentId, type BodyId, type Delegation, type DirectiveId, type IndicatorId, type Instant, type LocalDate, type OrganisationCommand, type OrganisationEvent, type OrganisationState,
} from '#libs/domain'; // prettier-ignore
import { at } from '../load-sample-province.js';
import { sampleActor, sampleAdministrator } from '../sample-accounts.js';
import type { SampleCommand, SampleSender } from '../sample-sender.js';
import type { SeededRandom } from '../seeded-random.js';
import type { SimulatedClock } from '../simulated-clock.js';
import { holderOfPlace } from './holder-of-place.js';

/** Where the bodies of the demo act: who does what, now by the simulated clock. */
export class Stage {
  /** The register since bodies have ended; null while the bodies are those that the story knows. */
  private register: OrganisationState | null = null;

  constructor(
    private readonly sender: SampleSender,
    private readonly clock: SimulatedClock,
    readonly ids: Ids,
    readonly log: EventLogReader,
  ) {}

  today(): LocalDate {
    return dateAt(this.clock.now());
  }

  /** Who carries on today what that body had: itself, or the one named when it ended (R11). */
  present(body: BodyId): BodyId {
    return this.register === null ? body : heirOf(this.register, body, this.today(), null).body;
  }

  /** An act of that body, or of whoever carries on its part. */
  by(body: BodyId, build: (context: CommandContext) => SampleCommand): Promise<CommandReceipt> {
    return this.sender.send(sampleActor(this.ids, this.present(body)), build);
  }

  /** An act of `body` in the name of `delegation.from`. */
  byDelegation(body: BodyId, delegation: Delegation, build: (context: CommandContext) => SampleCommand): Promise<CommandReceipt> {
    return this.sender.send({ ...sampleActor(this.ids, body), delegations: [delegation] }, build, null, delegation.from);
  }

  /** The act of that body, or of whoever has its place in the duty since the bodies changed. */
  async act(body: BodyId, assignment: AssignmentId, intent: AssignmentIntent): Promise<CommandReceipt> {
    const actor = this.register === null ? body : await holderOfPlace(this.log, assignment, intent.type, body);
    return this.sender.send(sampleActor(this.ids, actor), (context) => new ActOnAssignment(assignment, intent, context));
  }

  /** Changes the register of bodies, in the name of who keeps it. */
  async change(command: OrganisationCommand): Promise<void> {
    await this.sender.send(sampleAdministrator(this.ids), (context) => new ActOnOrganisation(command, context));
    let register = organisationDecider.initialState;
    for (const logged of await this.log.readStream(ORGANISATION_STREAM)) {
      const { event, metadata } = decodeEvent(logged);
      register = organisationDecider.evolve(register, event as OrganisationEvent, metadata.act);
    }
    this.register = register;
  }

  /** An act of whoever keeps the register and the rules. */
  publish(build: (context: CommandContext) => SampleCommand): Promise<CommandReceipt> {
    return this.sender.send(sampleAdministrator(this.ids), build);
  }

  async measure(body: BodyId, indicator: IndicatorId, intent: IndicatorIntent): Promise<void> {
    await this.by(body, (context) => new ActOnIndicator(indicator, intent, context));
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
