import {
  awaitsClosing, dateAt, decisionOfTaskCode, initialDirective, initialReceipt, isOpenDuty, type AssignmentEvent, type AssignmentId, type AssignmentState, type AssignmentTerms, type BodyId, type ClaimContext, type DirectiveDuties, type DirectiveId, type DirectiveState, type InspectionState, type RemediationOutcomeContext, type DutyInChange, type HandOverContext, type HandOverInspectionsContext, type HandOverReportingContext, type InspectionInChange, type LocalDate, type OrganisationEvent, type OrganisationState, type RecheckContext, type ReportingInChange, reportPeriodOn,
  type ReceiptState, type TaskCode, type WithdrawPartsContext,
} from '#libs/domain';
import { ASSIGNMENT, assignmentIdFor, assignmentStream, claimedNumberOf, DIRECTIVE, directiveStream, INSPECTION, INSPECTION_PREFIX, inspectionIdOf, ORGANISATION, obligationOfStream, ORGANISATION_STREAM, PERIOD_REPORT, periodReportStream, RECEIPT, receiptStream, REPORTING, REVIEW, REVIEW_PREFIX, type CommandCore, type SupervisionRules } from '../commands/index.js';
import type { RecordedEvent } from '../event-catalogue/index.js';
import type { Clock, EventLogReader, Position } from '../ports/index.js';
import { DutiesOfBodies } from './duties-of-bodies.js';
import { whenLoaded, type Loaded } from './loaded.js';

/** How long a claimed number waits for its draft: the draft follows at once unless the program died between the two. */
const CLAIM_GRACE_MS = 60_000;
const ASSIGNMENT_PREFIX = 'assignment-';

/** Loads what processes must know, through the states that the command core holds. Never older than the event. */
export class ContextLoader {
  private readonly dutiesOfBodies: DutiesOfBodies;

  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
    log: EventLogReader,
  ) {
    this.dutiesOfBodies = new DutiesOfBodies(log);
  }

  /** The rules for acts under directives of that issuer; null: not known yet. */
  rulesOf(issuer: BodyId | null): SupervisionRules {
    return this.core.rules.for(issuer);
  }

  directive(stream: string): Loaded<DirectiveState> {
    return this.core.stateAtHand(DIRECTIVE, stream);
  }

  /** Null: none is needed to decide. */
  directiveOf(id: DirectiveId | null): Loaded<DirectiveState> {
    return id === null ? initialDirective : this.directive(directiveStream(id));
  }

  /** The receipt of the lead of these terms, as far as it is in use here: sending what was sent already records nothing. Null: none is needed to decide. */
  receiptOf(terms: AssignmentTerms | null): ReceiptState {
    const receipt = terms === null ? null : this.core.stateInUse(RECEIPT, receiptStream(terms.directiveId, terms.leadBody));
    return receipt ?? initialReceipt;
  }

  assignment(stream: string): Loaded<AssignmentState> {
    return this.core.stateAtHand(ASSIGNMENT, stream);
  }

  assignments(ids: readonly AssignmentId[]): Promise<readonly AssignmentState[]> {
    return Promise.all(ids.map((id) => this.assignment(assignmentStream(id))));
  }

  inspection(stream: string): Loaded<InspectionState> {
    return this.core.stateAtHand(INSPECTION, stream);
  }

  /** A duty with the inspection that its task code names, if it is a remediation. */
  remediation(duty: AssignmentState): RemediationOutcomeContext {
    const decision = duty.terms === null ? null : decisionOfTaskCode(duty.terms.taskCode);
    return { duty, inspectionId: decision === null ? null : inspectionIdOf(this.core.ids, decision) };
  }

  async parts(stream: string): Promise<WithdrawPartsContext> {
    const { parts } = await this.assignment(stream);
    return { parts: await Promise.all([...parts.keys()].map((id) => this.assignment(assignmentStream(id)))) };
  }

  /** The number is read from the name of the stream. @throws RangeError when the stream is no claim. */
  async claim(stream: string, directiveId: DirectiveId): Promise<ClaimContext> {
    const number = claimedNumberOf(stream);
    if (number === null) throw new RangeError(`no claim of a number: ${stream}`);
    return { number, directive: await this.directive(directiveStream(directiveId)), now: this.clock.now(), grace: CLAIM_GRACE_MS };
  }

  /** Of an act on a duty that duty, of the day of a change of bodies every duty in which one of them ever had a place. */
  handOver(recorded: RecordedEvent<OrganisationEvent | AssignmentEvent>): Loaded<HandOverContext> {
    return whenLoaded(this.core.stateAtHand(ORGANISATION, ORGANISATION_STREAM), (register) => {
      const { event, stream } = recorded;
      if (event.type === 'HandOverFellDue') return this.dutiesInChange(register, event.data.changeId, recorded.position);
      return whenLoaded(this.assignment(stream), (duty) =>
        whenLoaded(this.directiveOf(duty.terms?.directiveId ?? null), ({ content }) => ({ register, duties: [{ duty, content }] })),
      );
    });
  }

  private dutiesInChange(register: OrganisationState, changeId: string, position: Position): Promise<HandOverContext> {
    const ended = [...register.handOvers].filter(([, { order }]) => order.changeId === changeId).map(([body]) => body);
    return this.dutiesOf(register, ended, position);
  }

  /** Every duty in which a body of any change of bodies ever had a place. */
  async recheck(position: Position): Promise<RecheckContext> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    return { ...(await this.dutiesOf(register, [...register.handOvers.keys()], position)), today: dateAt(this.clock.now()) };
  }

  private async dutiesOf(register: OrganisationState, ended: readonly BodyId[], position: Position): Promise<HandOverContext> {
    const streams = await this.dutiesOfBodies.streams(ended, register.handOvers.keys(), position);
    const duties: AssignmentState[] = [];
    for (const found of streams) {
      if (!found.startsWith(ASSIGNMENT_PREFIX)) continue;
      const duty = await this.assignment(found);
      if (isOpenDuty(duty) || awaitsClosing(duty)) duties.push(duty);
    }
    return { register, duties: await this.withContent(duties) };
  }

  /** Of the day of a change of bodies every obligation to report and every review in which one of them ever had a part. */
  async handOverReporting({ position, event }: RecordedEvent<OrganisationEvent>): Promise<HandOverReportingContext> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    if (event.type !== 'HandOverFellDue') return { register, obligations: [], reviews: [] };
    const orders = [...register.handOvers].filter(([, { order }]) => order.changeId === event.data.changeId);
    const streams = await this.dutiesOfBodies.streams(orders.map(([body]) => body), register.handOvers.keys(), position);
    const obligations = [...streams].filter((stream) => obligationOfStream(stream) !== null);
    const reviews = [...streams].filter((stream) => stream.startsWith(REVIEW_PREFIX));
    return {
      register,
      obligations: await Promise.all(obligations.map((stream) => this.reporting(stream, orders[0]?.[1].order.on ?? null))),
      reviews: await Promise.all(reviews.map((stream) => this.core.stateOf(REVIEW, stream))),
    };
  }

  /** Of the day of a change of bodies every inspection in which one of them ever had a part. */
  async handOverInspections({ position, event }: RecordedEvent<OrganisationEvent>): Promise<HandOverInspectionsContext> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    if (event.type !== 'HandOverFellDue') return { register, inspections: [] };
    const ended = [...register.handOvers].filter(([, { order }]) => order.changeId === event.data.changeId).map(([body]) => body);
    const streams = await this.dutiesOfBodies.streams(ended, register.handOvers.keys(), position);
    const inspections: InspectionInChange[] = [];
    for (const stream of streams) {
      if (!stream.startsWith(INSPECTION_PREFIX)) continue;
      const inspection = await this.inspection(stream);
      inspections.push({ inspection, content: (await this.directiveOf(inspection.decision?.scope.directiveId ?? null)).content });
    }
    return { register, inspections };
  }

  private async reporting(stream: string, on: LocalDate | null): Promise<ReportingInChange> {
    const state = await this.core.stateOf(REPORTING, stream);
    const { terms } = state;
    if (terms === null || on === null) return { state, reported: new Set() };
    const { units } = await this.core.stateOf(PERIOD_REPORT, periodReportStream(terms.obligationId, reportPeriodOn(terms.calendar, terms.rhythm, on).key));
    return { state, reported: new Set([...units.values()].filter(({ status }) => status === 'filed').map(({ unit }) => unit)) };
  }

  private async withContent(duties: readonly AssignmentState[]): Promise<readonly DutyInChange[]> {
    const contents = new Map<DirectiveId, DirectiveState['content']>();
    for (const { terms } of duties) {
      if (terms !== null && !contents.has(terms.directiveId)) contents.set(terms.directiveId, (await this.directiveOf(terms.directiveId)).content);
    }
    return duties.map((duty) => ({ duty, content: duty.terms === null ? null : (contents.get(duty.terms.directiveId) ?? null) }));
  }

  /**
   * Assignments of the directive's tasks (null = all of them) to lead bodies. Those given to a late lead stand in no list:
   * their ids follow from task and body, so every body of the register is tried. Amendments and withdrawals are rare.
   */
  async duties(stream: string, tasks: readonly TaskCode[] | null): Promise<DirectiveDuties> {
    const directive = await this.directive(stream);
    const { content, planned } = directive;
    if (content === null || tasks?.length === 0) return { directive, assignments: [] };
    const ids = new Set<AssignmentId>(planned.filter(({ taskCode }) => tasks === null || tasks.includes(taskCode)).map(({ assignmentId }) => assignmentId));
    const wanted = tasks ?? content.items.flatMap((item) => item.tasks.map(({ code }) => code));
    const { bodies } = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const idFor = assignmentIdFor(this.core.ids);
    for (const task of wanted) {
      for (const body of bodies.keys()) {
        const id = idFor(content.directiveId, task, body);
        if (!ids.has(id) && (await this.core.exists(assignmentStream(id)))) ids.add(id);
      }
    }
    return { directive, assignments: await Promise.all([...ids].map((id) => this.assignment(assignmentStream(id)))) };
  }
}
