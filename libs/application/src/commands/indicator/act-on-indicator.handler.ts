import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  composed, bodyStands, dateAt, heirOf, measuredPeriod, taskOf, type BodyId, type BodyStanding, type DirectiveContent, type DirectiveId, type DirectiveState, type IndicatorCommand, type IndicatorId, type IndicatorState, type LinkedDuty, type Resource,
} from '#libs/domain'; // prettier-ignore
import { ASSIGNMENT, DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { indicatorIdOf, indicatorStream } from './indicator-stream.js';
import { INDICATOR } from './indicator.aggregate.js';
import { ActOnIndicator, type IndicatorIntent } from './indicator.contract.js';

/** Any act on an indicator (R10). Rights follow from the directive it belongs to and, for a measurement, from the body measured. */
@CommandHandler(ActOnIndicator)
export class ActOnIndicatorHandler implements ICommandHandler<ActOnIndicator, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ indicatorId: given, intent: asked, context }: ActOnIndicator): Promise<CommandAnswer> {
    const intent = composed(asked);
    const target = await this.target(given, intent);
    if (target === null) return { ok: false, refusal: NOT_FOUND };
    const { indicatorId, directiveId } = target;
    const directive = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    const stream = indicatorStream(indicatorId);
    const origin = originOf(this.core.ids, context, stream);
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const today = dateAt(this.core.actOf(origin).recordedAt);
    const resource = indicatorResource(directive, target.reporters, 'body' in intent ? intent.body : null, (body) => heirOf(register, body, today, null).body);
    if (resource === null) return { ok: false, refusal: NOT_FOUND };
    const command = await this.commandOf(intent, indicatorId, directiveId, directive);
    return this.core.execute({
      aggregate: INDICATOR,
      stream,
      origin,
      refusalOf: (_state, act) => refusalBy(context.actor, intent.type, resource, act, this.core.rules),
      commandFor: () => command,
    });
  }

  /** Which indicator, of which directive, and who may measure for it beside its issuer; null when there is none. */
  private async target(given: IndicatorId | null, intent: IndicatorIntent): Promise<Target | null> {
    if (intent.type === 'DefineIndicator') {
      const { directiveId, content } = intent;
      return { indicatorId: indicatorIdOf(this.core.ids, directiveId, content.code.trim()), directiveId, reporters: [] };
    }
    if (given === null) return null;
    const { directiveId, content }: IndicatorState = await this.core.stateOf(INDICATOR, indicatorStream(given));
    return directiveId === null ? null : { indicatorId: given, directiveId, reporters: content?.reporters ?? [] };
  }

  private async commandOf(intent: IndicatorIntent, indicatorId: IndicatorId, directiveId: DirectiveId, directive: DirectiveState): Promise<IndicatorCommand | CommandRefusal> {
    switch (intent.type) {
      case 'DefineIndicator': {
        const issuer = directive.content?.number.issuer;
        if (directive.issuedOn === null || issuer === undefined) return rejected({ tag: 'directive-not-issued', facts: {} });
        return (await this.strangerAmong(intent.content.reporters)) ?? { type: intent.type, indicatorId, directiveId, issuer, content: intent.content };
      }
      case 'AmendIndicator':
        return (await this.strangerAmong(intent.content.reporters)) ?? intent;
      case 'RecordMeasurement':
        return { ...intent, bodyStands: await this.standing(intent.body, intent.period) };
      case 'LinkIndicator':
        return { ...intent, known: await this.isDutyOf(intent.duty, directiveId, directive) };
      default:
        return intent;
    }
  }

  /** How the body stood on the last day of the period; a period that is none is told of by the decider. */
  private async standing(body: BodyId, code: string): Promise<BodyStanding> {
    const period = measuredPeriod(code);
    return period === null ? 'unknown' : bodyStands(await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM), body, period.to);
  }

  private async strangerAmong(reporters: readonly BodyId[]): Promise<CommandRefusal | null> {
    const { bodies } = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const stranger = reporters.find((body) => !bodies.has(body));
    return stranger === undefined ? null : rejected({ tag: 'unknown-body', facts: { bodyId: stranger } });
  }

  private async isDutyOf(duty: LinkedDuty, directiveId: DirectiveId, { content }: DirectiveState): Promise<boolean> {
    if (duty.kind === 'task') return content !== null && taskOf(content, duty.taskCode) !== null;
    const { terms } = await this.core.stateOf(ASSIGNMENT, assignmentStream(duty.assignmentId));
    return terms?.directiveId === directiveId;
  }
}

interface Target {
  readonly indicatorId: IndicatorId;
  readonly directiveId: DirectiveId;
  readonly reporters: readonly BodyId[];
}

/**
 * What `can()` must know: a body's own figure is its own business only where the directive reaches it. `heir` tells who
 * carries today what a body that has ended once had (R11).
 */
function indicatorResource(directive: DirectiveState, reporters: readonly BodyId[], measured: BodyId | null, heir: (body: BodyId) => BodyId): Resource | null {
  const { content } = directive;
  if (content === null) return null;
  const reached = reachedBy(directive, content);
  return {
    kind: 'indicator',
    issuer: heir(content.number.issuer),
    supervising: heir(content.supervisingBody),
    reporters: reporters.map(heir),
    measured: measured !== null && reached.has(measured) ? heir(measured) : null,
    reached: new Set([...reached].map(heir)),
  };
}

/** Addressees, leads, and whoever is named beside them, by name or in a group. */
const reachedBy = ({ addressees, planned, frozenGroups }: DirectiveState, { items }: DirectiveContent): ReadonlySet<BodyId> =>
  new Set([
    ...addressees,
    ...planned.map(({ leadBody }) => leadBody),
    ...frozenGroups.flatMap(({ members }) => members),
    ...items.flatMap(({ tasks }) => tasks.flatMap(({ participants }) => participants.flatMap(({ body }) => body ?? []))),
  ]);
