import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  composed, assignmentId, heirOf, inspectionKeepers, inspectionMoves, isTakenBack, oversightId, referencesIn, taskOf, type Act, type BodyId, type DirectiveContent, type DirectiveState, type InspectionCommand, type InspectionDecision, type InspectionId, type InspectionScope, type InspectionState, type OrganisationState, type Rejection, type Resource,
} from '#libs/domain';
import { EVENT_LOG, type EventLogReader } from '../../ports/index.js';
import { ASSIGNMENT, DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { unknownCitation } from '../cited-events.js';
import { originOf, refusalBy, rejected, NOT_FOUND } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandContext, CommandRefusal } from '../contract.js';
import { OVERSIGHT, oversightStream } from '../oversight/oversight.aggregate.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { INSPECTION, inspectionIdOf, inspectionStream } from './inspection.aggregate.js';
import { ActOnInspection, type InspectionIntent } from './inspection.contract.js';

/** What an act on an inspection is judged by beside its own stream. */
interface Surroundings {
  readonly register: OrganisationState;
  /** The decision that is being taken; null for a later act. */
  readonly decided: InspectionDecision | null;
  /** Of the inspected directive. */
  readonly content: DirectiveContent | null;
}

type Of<T extends InspectionIntent['type']> = Extract<InspectionIntent, { readonly type: T }>;

const UUID = /^[0-9a-f-]{36}$/;

/** Any act of a client on one inspection. */
@CommandHandler(ActOnInspection)
export class ActOnInspectionHandler implements ICommandHandler<ActOnInspection, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(EVENT_LOG) private readonly log: Pick<EventLogReader, 'streamRevision'>,
  ) {}

  async execute({ inspectionId, intent: asked, context }: ActOnInspection): Promise<CommandAnswer> {
    const intent = composed(asked);
    if (intent.type === 'DecideInspection') return this.decide(intent, context);
    if (inspectionId === null) return { ok: false, refusal: NOT_FOUND };
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const inspection = await this.core.stateOf(INSPECTION, inspectionStream(inspectionId));
    const content = inspection.decision === null ? null : (await this.core.stateOf(DIRECTIVE, directiveStream(inspection.decision.scope.directiveId))).content;
    const command = await this.commandOf(intent, inspection, register);
    return this.carryOut(inspectionId, context, intent.type, { register, decided: null, content }, command);
  }

  /** The number is the inspection: a second decision under it meets the first one in its stream. */
  private async decide({ decision: asked }: Of<'DecideInspection'>, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const inspectionId = inspectionIdOf(core.ids, asked.number);
    const decision: InspectionDecision = { ...asked, inspectionId };
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const fault = (await this.scopeFault(asked.scope)) ?? (await this.proposalFault(asked.proposedBy));
    return this.carryOut(inspectionId, context, 'DecideInspection', { register, decided: decision, content: null }, fault === null ? { type: 'DecideInspection', decision, register } : rejected(fault));
  }

  private carryOut(id: InspectionId, context: CommandContext, action: InspectionIntent['type'], { register, decided, content }: Surroundings, command: InspectionCommand | CommandRefusal): Promise<CommandAnswer> {
    const stream = inspectionStream(id);
    const keepersOf = (inspected: readonly BodyId[], { occurredOn }: Act): readonly BodyId[] => inspectionKeepers(content, inspected, register, occurredOn);
    return this.core.execute({
      aggregate: INSPECTION,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: (state, act) => {
        const { holders, team } = state;
        const of = decided ?? state.decision;
        // Whoever may take it over need only be known while somebody must (R12).
        const keepers = of === null ? [] : keepersOf(of.inspectedBodies, act);
        const isStuck = inspectionMoves(state, keepers, register, act.occurredOn, { changeId: null, basis: '' }).length > 0;
        const holder = (body: BodyId): BodyId => heirOf(register, body, act.occurredOn, null).body;
        return refusalBy(context.actor, action, of === null ? null : resourceOf(of, holders, team, isStuck ? keepers : [], holder), act, this.core.rules);
      },
      commandFor: ({ decision }, act) => ('type' in command && command.type === 'TakeOverInspection' ? { ...command, keepers: keepersOf(decision?.inspectedBodies ?? [], act) } : command),
    });
  }

  private async commandOf(intent: Exclude<InspectionIntent, Of<'DecideInspection'>>, { decision }: InspectionState, register: OrganisationState): Promise<InspectionCommand | CommandRefusal> {
    const { core } = this;
    switch (intent.type) {
      case 'RecordInspectionMinutes': {
        const fault = await unknownCitation(core, this.log, referencesIn(intent.findings.map(({ evidence }) => evidence)), decision?.scope.directiveId ?? null);
        return fault === null ? { ...intent, register } : rejected(fault);
      }
      case 'ConcludeInspection': {
        if (decision === null) return NOT_FOUND;
        const { directiveId } = decision.scope;
        const { status, content } = await core.stateOf(DIRECTIVE, directiveStream(directiveId));
        const supervisingBody = status === 'withdrawn' ? null : (content?.supervisingBody ?? null);
        return { ...intent, register, directive: { directiveId, supervisingBody }, remediationIdFor: (id, item) => assignmentId(core.ids.derive('remediation', id, String(item))) };
      }
      case 'TakeOverInspection':
        return { ...intent, register, keepers: [] };
      default:
        return { ...intent, register };
    }
  }

  private async proposalFault(proposedBy: string | null): Promise<Rejection | null> {
    if (proposedBy === null) return null;
    const oversight = await this.core.stateOf(OVERSIGHT, oversightStream(oversightId(proposedBy)));
    return oversight.proposals.some((_, place) => !isTakenBack(oversight, 'proposal', place + 1)) ? null : { tag: 'oversight-proposal-unknown', facts: { proposedBy } };
  }

  /** What is looked into must be there: an issued directive, tasks of it, duties of it. */
  private async scopeFault({ directiveId, taskCodes, assignmentIds }: InspectionScope): Promise<Rejection | null> {
    const directive: DirectiveState = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    const { content, status } = directive;
    if (content === null || (status !== 'issued' && status !== 'concluded')) return { tag: 'directive-not-issued', facts: { status } };
    const unknown = taskCodes.find((code) => taskOf(content, code) === null);
    if (unknown !== undefined) return { tag: 'unknown-task', facts: { taskCode: unknown } };
    for (const id of assignmentIds) {
      const terms = UUID.test(id) ? (await this.core.stateOf(ASSIGNMENT, assignmentStream(id))).terms : null;
      if (terms?.directiveId !== directiveId) return { tag: 'assignment-outside-scope', facts: { assignmentId: id } };
    }
    return null;
  }
}

/** What `can()` must know of an inspection; `holder`: who has the place of a body now (R11). */
const resourceOf = ({ number, inspectingBody, inspectedBodies }: InspectionDecision, holders: InspectionState['holders'], team: InspectionState['team'], keepers: readonly BodyId[], holder: (body: BodyId) => BodyId): Resource => ({
  kind: 'inspection',
  issuer: holder(holders?.issuer ?? number.issuer),
  inspecting: holder(holders?.inspecting ?? inspectingBody),
  keepers,
  inspected: inspectedBodies.map(holder),
  team: team.map(({ body }) => body),
});
